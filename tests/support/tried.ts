/**
 * How many cases of a promise's row a test has tried (docs/data-safety.md). Whoever runs the tests for a row names the
 * file in which they say so, and compares with what was promised; everybody else's runs say nothing.
 */

import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export const casesFileVariable = 'CASES_FILE'

export function tried(row: string, cases = 1): void {
  const file = process.env[casesFileVariable]
  if (file !== undefined && file !== '') appendFileSync(file, `${row} ${cases}\n`)
}

/** What was tried for a row, as the tests that wrote into this file say. */
export function triedIn(file: string, row: string): number {
  if (!existsSync(file)) return 0
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${row} `))
    .reduce((sum, line) => sum + Number(line.slice(row.length + 1)), 0)
}
