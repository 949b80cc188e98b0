/** The examples in the manual are run: what it promises about input and output is what the program does. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerLine } from '../../scripts/warranty-lines'
import { exclusionCodes, productClasses } from '../../shared/warranty/rules'
import { shipped } from './warranty-support'

const manual = readFileSync(new URL('../../docs/warranty.md', import.meta.url), 'utf8')
const examples = [
  ...manual.matchAll(/<!-- case: (\S+) -->\s*```json\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```/g),
].map(([, name = '', input = '', output = '']) => ({
  name,
  input: JSON.parse(input),
  output: JSON.parse(output),
}))

describe('The warranty manual', () => {
  it('has its examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6)
  })

  it.each(examples)('is right about $name', ({ input, output }) => {
    const line = answerLine(JSON.stringify(input), 1, shipped)
    expect(JSON.parse(line ?? '')).toMatchObject(output)
  })

  it('names every class, situation and exclusion with its evidence', () => {
    for (const name of [...productClasses, ...exclusionCodes]) expect(manual).toContain(`\`${name}\``)
    for (const row of shipped.set.rows) expect(manual).toContain(`\`${row.situation}\``)
    for (const need of shipped.set.exclusions.flatMap((exclusion) => exclusion.needs)) {
      expect(manual).toContain(`\`${need.item}\``)
    }
  })

  it('names every field of an answer', () => {
    const answer = JSON.parse(
      answerLine(
        JSON.stringify(examples.find((example) => example.name === 'waiting-for-parts')?.input),
        1,
        shipped,
      ) ?? '',
    ) as Record<string, unknown>
    for (const field of Object.keys(answer)) expect(manual).toContain(`\`${field}\``)
  })
})

describe('The command line', () => {
  const root = new URL('../../', import.meta.url)
  const run = (args: readonly string[], input = '') =>
    execFileSync('npx', ['tsx', 'scripts/warranty.ts', ...args], {
      cwd: root,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    })

  it('answers one case a line, says what is wrong with a wrong line, and goes on', () => {
    const good = JSON.stringify(examples[0]?.input)
    const text = [good, 'not json', '', '{"today":"2026-03-01"}', '[]', `\uFEFF${good}\r`].join('\n')
    const folder = mkdtempSync(join(tmpdir(), 'warranty-'))
    try {
      const file = join(folder, 'cases.jsonl')
      writeFileSync(file, text)
      const lines = run([file])
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(lines.map((line) => [line.line, typeof line.error])).toEqual([
        [1, 'undefined'],
        [2, 'string'],
        [4, 'string'],
        [5, 'string'],
        [6, 'undefined'],
      ])
      expect(lines[1]?.error).toMatch(/^not JSON: /)
      expect(lines[2]?.error).toMatch(/^class: /)
      expect(run(['-'], good)).toBe(`${JSON.stringify({ ...lines[0], line: 1 })}\n`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('ends with 2 where there is nothing to answer from', () => {
    expect(() => run(['no-such-file.jsonl'])).toThrow(expect.objectContaining({ status: 2 }))
    expect(() => run([])).toThrow(expect.objectContaining({ status: 2 }))
  })
})
