/**
 * A million parts in the real window, through its own door: every key press of a hundred searches of each kind, and
 * whether what was sought stands in the first ten. Beside it what Dexie and (where it is installed) MiniSearch need
 * for the same at 200,000. `PARTS=50000` makes it a short run.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineId } from '../../electron/journal/identity'
import type { CatalogueImport } from '../../shared/questions/catalogue'
import type { PartsAnswer } from '../../shared/questions/lookups'
import { startProgram } from '../../tests/support/program'
import { givePins } from '../../tests/support/window'
import { startWorkstation } from '../../tests/support/workstation'
import type { BenchResult } from '../bench'
import { makeCatalogue, writeLines } from '../lib/million-parts'
import { soughtParts, typedBy } from '../lib/sought-parts'
import { windowIndexes } from '../lib/window-indexes'

const count = Number(process.env['PARTS'] ?? 1_000_000)
const compared = Math.min(count, 200_000)
const searches = 100
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
  try {
    await program.signIn('manager')
    const figures: Record<string, number> = {}
    const limits: Record<string, number> = { importS: 150 }
    await program.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    const startedMs = performance.now()
    await program.ask('importCatalogue')
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const state = (await program.ask<CatalogueImport>('catalogueImport')) as { value: CatalogueImport }
      if (state.value.phase === 'failed') throw new Error(JSON.stringify(state.value))
      if (state.value.phase === 'done') break
    }
    figures['importS'] = round((performance.now() - startedMs) / 1000)
    const sought = soughtParts(join(__dirname, '../../resources'), count, searches)
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
    const others = await windowIndexes(program.page, join(__dirname, '../../resources'), compared, sought)
    return { figures: { ...figures, ...others }, limits }
  } finally {
    await program.app.close()
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
