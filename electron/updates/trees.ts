/**
 * Copying and removing whole folders of a program. By hand and with plain functions: inside Electron `fs.cp` and `fs.rm` take
 * an archive for a folder, also those of `original-fs`, and neither copy nor remove what holds one.
 */

import files from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Trees {
  /** Links stay links, modes stay as they are. */
  readonly copy: (from: string, to: string) => Promise<void>
  /** What is not there is gone already. */
  readonly remove: (path: string) => Promise<void>
}

/** The shell hands in `original-fs`. */
export function treesOf(fs: typeof files = files): Trees {
  const lstat = promisify(fs.lstat)
  const readdir = promisify(fs.readdir)
  const mkdir = promisify(fs.mkdir)
  const copyFile = promisify(fs.copyFile)
  const readlink = promisify(fs.readlink)
  const symlink = promisify(fs.symlink)
  const unlink = promisify(fs.unlink)
  const rmdir = promisify(fs.rmdir)

  async function copy(from: string, to: string): Promise<void> {
    const found = await lstat(from)
    if (found.isSymbolicLink()) return symlink(await readlink(from), to)
    if (!found.isDirectory()) return copyFile(from, to)
    await mkdir(to, { mode: found.mode })
    for (const name of await readdir(from)) await copy(join(from, name), join(to, name))
  }

  async function remove(path: string): Promise<void> {
    const found = await lstat(path).catch(() => undefined)
    if (!found) return
    if (!found.isDirectory()) return unlink(path)
    for (const name of await readdir(path)) await remove(join(path, name))
    await rmdir(path)
  }

  return { copy, remove }
}
