/**
 * Where backups go besides this machine's own disk: a folder of another disk, a share, a stick. A setting of this
 * machine, like its printers; and when it last worked, which is what a manager wants to know about it.
 */

import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeDurably } from '../journal/durable-file'

const contentSchema = z.object({
  folder: z.string().max(1000).default(''),
  copiedAtMs: z.number().default(0),
  /** Why the last try failed, in the system's word (`ENOENT`, `ENOSPC`); empty: it did not. */
  problem: z.string().max(60).default(''),
})
export type SecondPlaceContent = z.output<typeof contentSchema>

export interface SecondPlace {
  readonly read: () => SecondPlaceContent
  readonly choose: (folder: string) => void
  readonly copied: (atMs: number) => void
  readonly failed: (problem: string) => void
}

const none: SecondPlaceContent = { folder: '', copiedAtMs: 0, problem: '' }

export function createSecondPlace(file: string): SecondPlace {
  let content = readContent(file)
  function write(next: SecondPlaceContent): void {
    content = next
    try {
      writeDurably(file, JSON.stringify(next))
    } catch {
      // A full disk: what is remembered is right until the next start, and nothing depends on it.
    }
  }
  return {
    read: () => content,
    choose: (folder) => write({ ...none, folder }),
    copied: (copiedAtMs) => write({ ...content, copiedAtMs, problem: '' }),
    failed: (problem) => write({ ...content, problem }),
  }
}

function readContent(file: string): SecondPlaceContent {
  try {
    return existsSync(file) ? contentSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : none
  } catch {
    // A torn settings file: an administrator chooses again, which the settings screen asks for.
    return none
  }
}
