/**
 * Headquarters' catalogue on its way into the search of an outlet: the one before answers until the new one is whole,
 * and whatever goes wrong on the way leaves that one as it is and is done again at the next run.
 */

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Catalogue, openCatalogue } from '../../electron/lookup/catalogue'
import { type CatalogueImporter, createCatalogueImporter } from '../../electron/lookup/catalogue-import'
import { createCataloguePull, type WholeCatalogue } from '../../electron/sync/catalogue-pull'
import { catalogueTaker } from '../../electron/sync/catalogue-take'
import type { HeadquartersClient } from '../../electron/sync/headquarters-client'
import type { DeviceModel } from '../../shared/catalogue/model'
import { type Part, partSchema } from '../../shared/catalogue/part'

const phone: DeviceModel = {
  id: 'huawei-mate-20',
  brand: 'Huawei',
  brandZh: '华为',
  name: 'Mate 20',
  nameZh: 'Mate 20',
  modelNumbers: ['HMA-AL00'],
  class: 'phone',
  nicknames: [],
}

const part = (number: number, priceFen = 100): Part =>
  partSchema.parse({
    partNumber: `CB-SCR-${10_000 + number}`,
    oldNumbers: [],
    kind: 'SCR',
    nameZh: `屏幕 ${number}`,
    nameEn: `Screen ${number}`,
    modelIds: [phone.id],
    priceFen,
    costFen: 50,
    warrantyClass: 'part',
    warrantyDays: 180,
    serialised: false,
    supersedes: [],
    substitutes: [],
    minimum: 0,
    maximum: 0,
    bin: 'A-01',
    popularity: number % 100,
  })

const whole = (asOf: string, parts: readonly Part[], count = parts.length): WholeCatalogue => ({
  asOf,
  count,
  parts: () => parts,
})
const many = (count: number, priceFen?: number): readonly Part[] =>
  Array.from({ length: count }, (_, number) => part(number, priceFen))

let folder: string
let catalogue: Catalogue
let importer: CatalogueImporter
let take: ReturnType<typeof catalogueTaker>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbench-take-'))
  catalogue = openCatalogue(folder)
  importer = createCatalogueImporter({ catalogue, nowMs: () => 0, log: () => undefined })
  take = catalogueTaker({ folder, catalogue, importer })
})
afterEach(async () => {
  await importer.stop()
  catalogue.close()
  rmSync(folder, { recursive: true, force: true })
})

const nothingLeft = (): void => {
  expect(existsSync(join(folder, 'headquarters-catalogue.jsonl'))).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('catalogue-building'))).toEqual([])
}

describe('the catalogue of headquarters in the search of an outlet', () => {
  test('an outlet that knows no model yet is given its parts at once', async () => {
    await take(whole('2026-03-01', many(3)))
    expect(catalogue.info()).toMatchObject({ asOf: '2026-03-01', parts: 3, models: 0 })
  })

  test('the models known here stay, the parts are those of headquarters', async () => {
    catalogue.load({ asOf: '2026-01-01', models: [phone], parts: [part(9999)] })
    await take(whole('2026-03-01', many(1200, 250)))
    expect(catalogue.info()).toMatchObject({ asOf: '2026-03-01', parts: 1200, models: 1, complete: true })
    expect(catalogue.part('CB-SCR-19999')).toBeUndefined()
    expect(catalogue.part('CB-SCR-10007')?.priceFen).toBe(250)
    expect(catalogue.findParts({ text: '屏幕 7', limit: 5 }).length).toBeGreaterThan(0)
    nothingLeft()
  })

  test('a manager who stops it keeps the catalogue that answered before', async () => {
    catalogue.load({ asOf: '2026-01-01', models: [phone], parts: [part(1)] })
    const taking = take(whole('2026-03-01', many(4000)))
    await expect.poll(() => importer.state().phase, { interval: 1 }).not.toBe('none')
    importer.cancel()
    await expect(taking).rejects.toThrow('not loaded')
    expect(importer.state().phase).toBe('cancelled')
    expect(catalogue.info()).toMatchObject({ asOf: '2026-01-01', parts: 1 })
    nothingLeft()
  })

  test('while another catalogue is being loaded by hand, it waits for the next run', async () => {
    catalogue.load({ asOf: '2026-01-01', models: [phone], parts: [part(1)] })
    const busy = {
      ...importer,
      start: () => ({ kind: 'refused', reason: 'catalogue-import-running' }) as never,
    }
    const beside = catalogueTaker({ folder, catalogue, importer: busy })
    await expect(beside(whole('2026-03-01', many(2)))).rejects.toThrow('under way')
    expect(catalogue.info().asOf).toBe('2026-01-01')
    nothingLeft()
  })

  test('one that is not whole is not loaded', async () => {
    catalogue.load({ asOf: '2026-01-01', models: [phone], parts: [part(1)] })
    await expect(take(whole('2026-03-01', many(5), 6))).rejects.toThrow('catalogue-file-incomplete')
    expect(catalogue.info()).toMatchObject({ asOf: '2026-01-01', parts: 1 })
    nothingLeft()
  })

  test('what was fetched and could not be loaded is loaded by the next run, and not fetched again', async () => {
    let failing = true
    let pages = 0
    const pull = createCataloguePull({
      folder,
      take: async (all) => {
        if (failing) throw new Error('not loaded: the disk is full')
        await take(all)
      },
      log: () => undefined,
    })
    const client = {
      call: async () => {
        pages += 1
        const value = { toVersion: 1, asOf: '2026-03-01', size: 3, parts: many(3), removed: [], next: '' }
        return { kind: 'answer', value }
      },
    } as unknown as HeadquartersClient
    const there = { hqId: 'headquarters-1', epoch: 1, version: 1 }
    await expect(pull.to(client, there)).rejects.toThrow('disk is full')
    failing = false
    expect(await pull.to(client, there)).toBe(true)
    expect([pages, catalogue.info().parts]).toEqual([1, 3])
    // And once it is in, it is not built again.
    expect(await pull.to(client, there)).toBe(false)
    await pull.stop()
  })
})
