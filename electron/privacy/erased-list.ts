/**
 * Who was erased at this outlet, and which photos and signatures went with them: ids and hashes, nothing about
 * anybody. Beside the journal and not in it, so that a restored backup can be held against it.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Erased } from '../backup/purge'
import { writeDurably } from '../journal/durable-file'

export interface ErasedList {
  readonly read: () => Erased
  readonly add: (customerId: string, attachments: readonly string[]) => void
}

export function createErasedList(folder: string): ErasedList {
  const people = join(folder, 'erased.json')
  const files = join(folder, 'erased-files.json')
  const read = (): Erased => ({ customers: listIn(people), attachments: listIn(files) })
  return {
    read,
    add: (customerId, attachments) => {
      const before = read()
      addTo(people, before.customers, [customerId])
      addTo(files, before.attachments, attachments)
    },
  }
}

function addTo(file: string, before: readonly string[], added: readonly string[]): void {
  const all = [...new Set([...before, ...added])]
  if (all.length > before.length) writeDurably(file, JSON.stringify(all))
}

function listIn(file: string): readonly string[] {
  if (!existsSync(file)) return []
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : []
  } catch {
    // A damaged list is begun anew: it is a help after a restore, not a record.
    return []
  }
}
