/**
 * A million parts in the real window, through its own door: every key press of a hundred searches of each kind, whether
 * what was sought stands in the first ten, what the import takes, what a start spends on it and what the window holds.
 * Beside it what MiniSearch and Dexie need for the same ways of typing at 200,000. `PARTS=50000` makes it a short run.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineId } from '../../electron/journal/identity'
import { openCatalogue } from '../../electron/lookup/catalogue'
import type { CatalogueImport } from '../../shared/questions/catalogue'
import type { PartsAnswer } from '../../shared/questions/lookups'
import { type RunningProgram, startProgram } from '../../tests/support/program'
import { givePins } from '../../tests/support/window'
import { startWorkstation } from '../../tests/support/workstation'
import type { BenchResult } from '../bench'
import { makeCatalogue, writeLines } from '../lib/million-parts'
import { soughtParts, typedBy } from '../lib/sought-parts'
import { windowIndexes } from '../lib/window-indexes'
import { measureStarts } from './parts/starts'

const count = Number(process.env['PARTS'] ?? 1_000_000)
const compared = Math.min(count, 200_000)
const searches = 100
/** The others need seconds where ours needs milliseconds: fewer of the same say enough. */
const comparedSearches = 10
const mostMs = 16

export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-parts-'))
  try {
    const made = makeCatalogue(join(__dirname, '../../resources'), count)
    const file = join(folder, 'catalogue.jsonl')
    const manifest = { asOf: '2026-11-01', models: made.models.length, parts: count }
    writeLines(file, lines(manifest, made.models, made.parts))
    const userData = join(folder, 'program')
    const prepared = startWorkstation({
      folder: join(userData, 'outlet'),
      machine: machineId(),
      nowMs: Date.now,
    })
    await givePins(prepared)
    await prepared.workstation.close()
    return await inWindow(userData, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function* lines(manifest: object, models: Iterable<unknown>, parts: Iterable<unknown>): Generator<unknown> {
  yield manifest
  yield* models
  yield* parts
}

async function inWindow(userData: string, file: string): Promise<BenchResult> {
  const program = await startProgram(userData)
  const figures: Record<string, number> = {}
  const limits: Record<string, number> = { importS: 150 }
  const resources = join(__dirname, '../../resources')
  const sought = soughtParts(resources, count, searches)
  try {
    await program.signIn('manager')
    await program.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    figures['importS'] = await imported(program)
    for (const [kind, typed] of Object.entries(typedBy)) {
      const texts = sought.map(typed)
      const timesMs = await program.page.evaluate(async (all) => {
        const times: number[] = []
        for (const text of all)
          for (let end = 1; end <= text.length; end += 1) {
            const before = performance.now()
            const input = { text: text.slice(0, end), limit: 50 }
            await window.workstation?.ask(JSON.stringify({ name: 'findParts', input }))
            times.push(performance.now() - before)
          }
        return times
      }, texts)
      timesMs.sort((a, b) => a - b)
      figures[`${kind}P50Ms`] = round(timesMs[Math.floor(timesMs.length * 0.5)] ?? 0)
      figures[`${kind}P99Ms`] = round(timesMs[Math.floor(timesMs.length * 0.99)] ?? 0)
      limits[`${kind}P99Ms`] = mostMs
      let missing = 0
      for (const [index, text] of texts.entries()) {
        const answer = (await program.ask<PartsAnswer>('findParts', { text, limit: 10 })) as {
          value: PartsAnswer
        }
        const isThere = answer.value.parts.some(({ partNumber }) => partNumber === sought[index]?.partNumber)
        if (!isThere) missing += 1
      }
      figures[`${kind}NotInFirstTen`] = missing
      limits[`${kind}NotInFirstTen`] = 0
    }
    figures['rowsInWindow'] = await program.page.evaluate(rowsInWindow)
    // Everything that a window keeps of a new outlet; a catalogue would be a million.
    limits['rowsInWindow'] = 1000
    const fewer = soughtParts(resources, compared, comparedSearches)
    const others = await windowIndexes(program.page, resources, compared, fewer, typedBy)
    Object.assign(figures, others)
  } finally {
    await program.app.close()
  }
  const { withMs, withoutMs, addedMs } = await measureStarts(userData)
  Object.assign(figures, { startWithMs: withMs, startWithoutMs: withoutMs, startAddedMs: addedMs })
  limits['startAddedMs'] = 60
  figures['openedMs'] = openedMs(join(userData, 'outlet'))
  return { figures, limits }
}

/** Seconds from the choice of the file until the new catalogue answers. */
async function imported(program: RunningProgram): Promise<number> {
  const startedMs = performance.now()
  await program.ask('importCatalogue')
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const state = (await program.ask<CatalogueImport>('catalogueImport')) as { value: CatalogueImport }
    if (state.value.phase === 'failed') throw new Error(JSON.stringify(state.value))
    if (state.value.phase === 'done') return round((performance.now() - startedMs) / 1000)
  }
}

/** In the page: all rows of all of its databases. */
async function rowsInWindow(): Promise<number> {
  let rows = 0
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    for (const store of database.objectStoreNames)
      rows += await new Promise<number>((resolve, reject) => {
        const counting = database.transaction(store).objectStore(store).count()
        counting.onsuccess = () => resolve(counting.result)
        counting.onerror = () => reject(counting.error)
      })
    database.close()
  }
  return rows
}

/** What main itself spends on it at a start: it is opened and asked what it is. The middle of seven. */
function openedMs(folder: string): number {
  const times = Array.from({ length: 7 }, () => {
    const startedMs = performance.now()
    const catalogue = openCatalogue(folder)
    catalogue.info()
    const spent = performance.now() - startedMs
    catalogue.close()
    return spent
  })
  return round(times.sort((a, b) => a - b)[3] ?? 0)
}

const round = (value: number): number => Math.round(value * 100) / 100
