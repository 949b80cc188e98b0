/**
 * The change itself, at the start and before anything is opened: what was here goes into a folder of its own, what
 * was set ready takes its place. Renames only, and each step can be repeated, so that a crash in the middle is
 * finished by the next start. The mark beside the journal stays: by it the restored journal is noticed as one.
 */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export function readyFolder(folder: string): string {
  return join(folder, 'restore-ready')
}

export function readyFile(folder: string): string {
  return join(readyFolder(folder), 'ready.json')
}

/** Answers which backup was taken over, if one was waiting. */
export function takeOverRestored(folder: string): string | undefined {
  const ready = readyFolder(folder)
  if (!existsSync(readyFile(folder))) return undefined
  const { atMs, from } = JSON.parse(readFileSync(readyFile(folder), 'utf8')) as { atMs: number; from: string }
  const aside = join(folder, `before-restore-${atMs}`)
  mkdirSync(aside, { recursive: true })
  const setAside = (name: string): void => {
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name))
  }
  if (existsSync(join(ready, 'station.key'))) {
    setAside('station.key')
    renameSync(join(ready, 'station.key'), join(folder, 'station.key'))
  }
  if (existsSync(join(ready, 'journal.sqlite'))) {
    setAside('journal.sqlite-wal')
    setAside('journal.sqlite-shm')
    setAside('journal.sqlite')
    renameSync(join(ready, 'journal.sqlite'), join(folder, 'journal.sqlite'))
  }
  rmSync(ready, { recursive: true, force: true })
  return from
}
