/** Compiles disk.c once a process, into a folder that goes with it. */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let made = ''

export function diskLibrary(): string {
  if (made !== '' && existsSync(made)) return made
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-disk-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  made = join(folder, 'disk.so')
  execFileSync('gcc', ['-O2', '-shared', '-fPIC', '-o', made, join(__dirname, 'disk.c'), '-ldl', '-lpthread'])
  return made
}

export function noCompiler(): string {
  if (process.platform !== 'linux') return 'needs Linux'
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' })
    return ''
  } catch {
    return 'needs gcc: apt-get install gcc libc6-dev'
  }
}
