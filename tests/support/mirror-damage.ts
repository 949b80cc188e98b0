/** Ways in which a window's own database is lost or damaged: by its files, or by rows that went without a word. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createRandom, type Random } from '../../scripts/simulation/random'

export interface Damage {
  readonly what: string
  /** On the folder, while the program is closed. */
  readonly toFiles?: (folder: string) => void
  /** In the page, on the database by this name, before the program is closed. */
  readonly inPage?: (page: Page) => Promise<void>
}

export const wholeDamages: readonly Damage[] = [
  { what: 'is left as it was' },
  {
    what: 'was deleted while the program was closed',
    toFiles: (folder) => rmSync(folder, { recursive: true }),
  },
  {
    what: 'is full of rubbish',
    toFiles: (folder) => {
      for (const file of filesOf(folder)) {
        const bytes = readFileSync(file)
        for (let at = 0; at < bytes.length; at += 7) bytes[at] = (bytes[at] ?? 0) ^ 0xa5
        writeFileSync(file, bytes)
      }
    },
  },
  {
    what: 'lost the end of every file',
    toFiles: (folder) => {
      for (const file of filesOf(folder)) truncateSync(file, Math.floor(statSync(file).size / 2))
    },
  },
  {
    what: 'lost its file of files',
    toFiles: (folder) => {
      for (const file of filesOf(folder)) if (/CURRENT|MANIFEST/.test(file)) rmSync(file)
    },
  },
  {
    what: 'is empty in every file',
    toFiles: (folder) => {
      for (const file of filesOf(folder)) writeFileSync(file, '')
    },
  },
  { what: 'lost three tickets without a word', inPage: (page) => inStore(page, 'tickets', 'lose three') },
  { what: 'lost every ticket without a word', inPage: (page) => inStore(page, 'tickets', 'lose all') },
  { what: 'lost its staff without a word', inPage: (page) => inStore(page, 'staff', 'lose all') },
  { what: 'lost the mark of where it is', inPage: (page) => inStore(page, 'mark', 'lose all') },
  { what: 'believes to be ahead of the journal', inPage: (page) => inStore(page, 'mark', 'run ahead') },
]

/** One file or two, hit in one of six ways at a place that the seed chooses. */
export function randomDamage(seed: number): Damage {
  return {
    what: `was hit at random (${seed})`,
    toFiles: (folder) => {
      const random = createRandom(seed)
      const files = [...filesOf(folder)].sort()
      hit(random.pick(files), random)
      const other = random.pick(files)
      if (random.chance(0.5) && existsSync(other)) hit(other, random)
    },
  }
}

type Hit = (bytes: Buffer, at: number, end: number, random: Random) => Buffer | undefined

const hits: readonly Hit[] = [
  () => undefined,
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at, end) => Buffer.from(bytes).fill(0, at, end),
  (bytes, at, end, random) =>
    Buffer.from(bytes.map((byte, place) => (place >= at && place < end ? random.below(256) : byte))),
  (bytes, at, end) => Buffer.concat([bytes, bytes.subarray(at, end)]),
  (bytes, at, end) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]),
]

function hit(file: string, random: Random): void {
  const bytes = readFileSync(file)
  const at = random.below(Math.max(1, bytes.length))
  const left = random.pick(hits)(bytes, at, at + 1 + random.below(600), random)
  if (left) writeFileSync(file, left)
  else rmSync(file)
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
}

type Loss = 'lose three' | 'lose all' | 'run ahead'

/** Past the program: nothing but the page's own database is touched. */
async function inStore(page: Page, store: string, loss: Loss): Promise<void> {
  await page.evaluate(
    async ([name, how]) => {
      const known = await indexedDB.databases()
      const own = known.map((one) => one.name ?? '').find((one) => one.startsWith('counterbench-')) ?? ''
      await new Promise<void>((done, failed) => {
        const opening = indexedDB.open(own)
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const change = opening.result.transaction(name, 'readwrite')
          const rows = change.objectStore(name)
          if (how === 'lose all') rows.clear()
          else {
            const all = rows.getAll()
            all.onsuccess = () => {
              for (const row of all.result.slice(0, 3)) {
                if (how === 'lose three') rows.delete(row.id)
                else rows.put({ ...row, seq: row.seq + 1000 })
              }
            }
          }
          change.oncomplete = () => {
            opening.result.close()
            done()
          }
          change.onerror = () => failed(change.error)
        }
      })
    },
    [store, loss] as const,
  )
}
