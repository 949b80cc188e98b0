/**
 * The file that somebody opened with the program by a double click: a bundle of headquarters. It waits here until a
 * person who may take it is signed in and says so; nothing is read before. Only one waits, the last one.
 */

import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { bundleExtension, maxBundleBytes } from '../shared/sync/bundle'

export interface HandedFile {
  /** Empty: none waits. */
  readonly name: () => string
  readonly hand: (file: string) => void
  readonly read: () => Promise<Uint8Array | 'not-read' | 'too-large'>
  readonly forget: () => void
}

export function createHandedFile(changed: () => void): HandedFile {
  let waiting = ''
  return {
    name: () => basename(waiting),
    hand: (file) => {
      waiting = file
      changed()
    },
    read: () => readAtMost(waiting, maxBundleBytes),
    forget: () => {
      waiting = ''
    },
  }
}

/** What the system started the program with, or again with; `undefined`: no bundle. */
export function bundleIn(args: readonly string[], workingFolder: string): string | undefined {
  const file = args.find((arg) => !arg.startsWith('-') && arg.endsWith(`.${bundleExtension}`))
  return file === undefined ? undefined : resolve(workingFolder, file)
}

export async function readAtMost(
  file: string,
  bytes: number,
): Promise<Uint8Array | 'not-read' | 'too-large'> {
  try {
    const found = await stat(file)
    if (!found.isFile()) return 'not-read'
    return found.size > bytes ? 'too-large' : await readFile(file)
  } catch {
    // Gone, or on a stick that was pulled out.
    return 'not-read'
  }
}
