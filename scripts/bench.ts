/**
 * `npm run bench -- NAME` runs `scripts/bench/NAME.ts` and prints one JSON object as its last line:
 * `{"bench","figures","limits","ok"}`. A limit is the most that the figure of the same name may be. It reports and
 * never fails a build: only an unknown or crashing bench ends with an error.
 */

import { readdirSync } from 'node:fs'

export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>
  readonly limits: Readonly<Record<string, number>>
}

const folder = new URL('./bench/', import.meta.url)

async function main(name: string | undefined): Promise<number> {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  if (name === undefined || !known.includes(name)) {
    process.stderr.write(`unknown bench ${name ?? ''}; there are: ${known.join(', ')}\n`)
    return 2
  }
  const bench = (await import(new URL(`${name}.ts`, folder).href)) as {
    readonly run: () => Promise<BenchResult>
  }
  const { figures, limits } = await bench.run()
  // A limit without its figure was not measured, so it is not kept.
  const ok = Object.entries(limits).every(
    ([key, limit]) => (figures[key] ?? Number.POSITIVE_INFINITY) <= limit,
  )
  process.stdout.write(`${JSON.stringify({ bench: name, figures, limits, ok })}\n`)
  return 0
}

main(process.argv[2]).then(
  // A bench may leave a server or a window behind; the figures are out, so nothing is waited for.
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)
