/**
 * `npm run -s warranty -- FILE.jsonl`: warranty answers without a window, one case a line in, one answer a line out.
 * It writes nothing but answers on standard output, so that another program can read it.
 */

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { answerLine } from './warranty-lines'
import { readRules } from './warranty-rules'

const usage = 'usage: npm run -s warranty -- FILE.jsonl|- [--rules FILE.json] [--promises FILE.json]'

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rules: { type: 'string' }, promises: { type: 'string' } },
  })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new Error(usage)
  const rules = readRules({
    ...(values.rules === undefined ? {} : { rules: values.rules }),
    ...(values.promises === undefined ? {} : { promises: values.promises }),
  })
  const input = file === '-' ? process.stdin : createReadStream(file)
  // readline does not pass on what went wrong with its input.
  const failed = new Promise<never>((_, reject) => input.once('error', reject))
  await Promise.race([answerAll(createInterface({ input, crlfDelay: Infinity }), rules), failed])
  return 0
}

async function answerAll(lines: AsyncIterable<string>, rules: ReturnType<typeof readRules>): Promise<void> {
  let line = 0
  for await (const text of lines) {
    line += 1
    const answer = answerLine(text, line, rules)
    if (answer !== undefined && !process.stdout.write(`${answer}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve))
    }
  }
}

// Whoever reads us may stop early (`| head`): that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
