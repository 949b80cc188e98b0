/** Where test outlets lie: on the disk where durability is what is shown, in memory where only the business is. */

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function quickFolder(): string {
  const memory = '/dev/shm'
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'counterbench-test-'))
}

export function diskFolder(): string {
  return mkdtempSync(join(tmpdir(), 'counterbench-test-'))
}
