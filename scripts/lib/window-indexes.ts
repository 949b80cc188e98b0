/**
 * What an index in the window itself would cost, for comparison: Dexie with a multi-entry index of words, and
 * MiniSearch where it is installed. Built in a page of the same runtime over the same parts.
 */

import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import type { Part } from '../../shared/catalogue/part'
import { makeCatalogue } from './million-parts'

const piece = 5000

export async function windowIndexes(
  page: Page,
  resources: string,
  count: number,
  sought: readonly Part[],
  /** The same ways of typing as for our own search. */
  typedBy: Readonly<Record<string, (part: Part) => string>>,
): Promise<Readonly<Record<string, number>>> {
  const figures: Record<string, number> = {}
  const ids = sought.map(({ partNumber }) => partNumber)
  for (const name of ['dexie', 'minisearch'] as const) {
    if (!isInstalled(name)) continue
    await page.evaluate(await bundled(name))
    await page.evaluate((which) => {
      const host = globalThis as unknown as Record<string, { begin: () => Promise<void> }>
      return host[which]?.begin()
    }, `compared_${name}`)
    const startedMs = performance.now()
    let rows: { id: string; text: string }[] = []
    const give = async () => {
      await page.evaluate(
        ([which, sent]) => {
          const host = globalThis as unknown as Record<string, { add: (rows: unknown) => Promise<void> }>
          return host[which as string]?.add(sent)
        },
        [`compared_${name}`, rows] as const,
      )
      rows = []
    }
    for (const part of makeCatalogue(resources, count).parts) {
      rows.push({ id: part.partNumber, text: `${part.partNumber} ${part.nameEn} ${part.nameZh}` })
      if (rows.length === piece) await give()
    }
    await give()
    figures[`${name}BuildS`] = Math.round((performance.now() - startedMs) / 100) / 10
    for (const [kind, typed] of Object.entries(typedBy)) {
      const answer = await page.evaluate(find, [`compared_${name}`, sought.map(typed), ids] as const)
      answer.times.sort((a, b) => a - b)
      figures[`${name}_${kind}P99Ms`] = Math.round(answer.times[Math.floor(answer.times.length * 0.99)] ?? 0)
      figures[`${name}_${kind}NotInFirstTen`] = answer.missing
    }
  }
  return figures
}

/** In the page: every fourth key of each text, and whether what was sought is among the first ten at the end. */
async function find([which, texts, ids]: readonly [string, readonly string[], readonly string[]]) {
  const host = globalThis as unknown as Record<
    string,
    { find: (text: string) => Promise<readonly { id: string }[]> }
  >
  const times: number[] = []
  let missing = 0
  for (const [index, text] of texts.entries()) {
    for (let end = 2; end < text.length; end += 4) {
      const before = performance.now()
      await host[which]?.find(text.slice(0, end))
      times.push(performance.now() - before)
    }
    const before = performance.now()
    const found = (await host[which]?.find(text)) ?? []
    times.push(performance.now() - before)
    if (!found.slice(0, 10).some(({ id }) => id === ids[index])) missing += 1
  }
  return { times, missing }
}

function isInstalled(name: string): boolean {
  try {
    createRequire(__filename).resolve(name)
    return true
  } catch {
    return false
  }
}

const sources = {
  dexie: `
    import Dexie from 'dexie'
    const database = new Dexie('compared')
    database.version(1).stores({ parts: 'id, *words' })
    const split = (text) => text.toLowerCase().split(/[^a-z0-9\\u4e00-\\u9fff]+/).filter(Boolean)
    globalThis.compared_dexie = {
      begin: () => database.parts.clear(),
      add: (rows) => database.parts.bulkPut(rows.map((row) => ({ ...row, words: split(row.text) }))),
      find: async (text) => {
        const [first = '', ...others] = split(text).sort((a, b) => b.length - a.length)
        return database.parts.where('words').startsWith(first)
          .filter((row) => others.every((word) => row.words.some((own) => own.startsWith(word)))).limit(50).toArray()
      },
    }`,
  minisearch: `
    import MiniSearch from 'minisearch'
    const index = new MiniSearch({ fields: ['text'] })
    globalThis.compared_minisearch = {
      begin: async () => undefined,
      add: async (rows) => index.addAll(rows),
      find: async (text) => index.search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' }).slice(0, 50),
    }`,
} as const

async function bundled(name: keyof typeof sources): Promise<string> {
  const entry = '\0compared'
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'compared',
        resolveId: (id) => (id === 'compared' ? entry : undefined),
        load: (id) => (id === entry ? sources[name] : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry: 'compared', formats: ['iife'], name: 'compared' },
      rollupOptions: { input: 'compared' },
    },
  })
  const output = Array.isArray(result) ? result[0] : result
  if (!output || !('output' in output)) throw new Error(`no bundle of ${name}`)
  return output.output[0].code
}
