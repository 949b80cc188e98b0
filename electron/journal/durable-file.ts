/** A small file that a power cut leaves as it was or as it is meant to be, never in between. */

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Written beside, flushed, renamed, and the folder flushed: after a power cut it is the old or the new, whole. */
export function writeDurably(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.new`
  const descriptor = openSync(beside, 'w', 0o600)
  try {
    writeSync(descriptor, typeof text === 'string' ? Buffer.from(text) : text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(beside, file)
  flushFolder(dirname(file))
}

function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(join(folder, '.'), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The same while the thread goes on answering, in a folder that is there. Two at a time would write into each other. */
export async function writeDurablySoon(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  const written = await open(beside, 'w', 0o600)
  try {
    await written.writeFile(text)
    await written.sync()
  } finally {
    await written.close()
  }
  await rename(beside, file)
  if (process.platform === 'win32') return
  const folder = await open(join(dirname(file), '.'), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
