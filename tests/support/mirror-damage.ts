/** Ways in which a window's own database is lost or damaged: by its files, or by rows that went without a word. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
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
export function randomDamage(seed: number, count: number): Damage {
  return {
    what: `was hit at random, the ${count}. time`,
    toFiles: (folder) => {
      const random = createRandom(seed + count)
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
  const at = random.below(bytes.length + 1)
  const end = Math.min(bytes.length, at + 1 + random.below(600))
  const left = random.pick(hits)(bytes, at, end, random)
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

/** Past the program: nothing but the page's own database is touched, once the program has filled it. */
async function inStore(page: Page, store: string, loss: Loss): Promise<void> {
  const asked = () => page.evaluate(changeRows, [store, loss] as const)
  await expect.poll(asked, { timeout: 30_000 }).toBe(true)
}

/** Runs in the page. `false`: the database is not there, or not filled yet. */
async function changeRows([name, how]: readonly [string, Loss]): Promise<boolean> {
  const known = await indexedDB.databases()
  const own = known.map((one) => one.name ?? '').find((one) => one.startsWith('counterbench-'))
  if (own === undefined) return false
  const opened = await new Promise<IDBDatabase | undefined>((done) => {
    const opening = indexedDB.open(own)
    // It vanished in between: not to be made anew by this.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => done(undefined)
    opening.onblocked = () => done(undefined)
    opening.onsuccess = () => done(opening.result)
  })
  if (!opened) return false
  const changed = await new Promise<boolean>((done) => {
    if (!opened.objectStoreNames.contains(name)) return done(false)
    const change = opened.transaction(name, 'readwrite')
    change.oncomplete = () => done(true)
    change.onabort = () => done(false)
    const rows = change.objectStore(name)
    if (how === 'lose all') return rows.clear()
    const all = rows.getAll()
    all.onsuccess = () => {
      for (const row of all.result.slice(0, 3)) {
        if (how === 'lose three') rows.delete(row.id)
        else rows.put({ ...row, seq: row.seq + 1000 })
      }
    }
    return undefined
  })
  opened.close()
  return changed
}
