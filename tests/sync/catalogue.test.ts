/** The catalogue comes as a snapshot with deltas, goes on where the line broke, and is whole before anybody searches it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCataloguePull, type WholeCatalogue } from '../../electron/sync/catalogue-pull'
import type { HeadquartersClient } from '../../electron/sync/headquarters-client'
import type { Part } from '../../shared/catalogue/part'
import { connectStation, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation } from './memory-journal'

let headquarters: TestHeadquarters
const folders: string[] = []

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(async () => {
  await headquarters.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const head = 'part number,name zh,kind,price,popularity\n'
const line = (number: number, price: number): string =>
  `CB-SCR-${10_000 + number},屏幕 ${number},SCR,${price},${number % 100}`

async function upload(rows: readonly string[], whole = true): Promise<void> {
  const { uploads } = headquarters.hq()
  const bytes = new TextEncoder().encode(head + rows.join('\n'))
  const report = await uploads.dryRun('parts', bytes, whole)
  if (typeof report === 'string') throw new Error(report)
  await uploads.take('parts', bytes, { whole, sha256: report.sha256, by: 'test', reason: '' })
}

function puller(folder = mkdtempSync(join(tmpdir(), 'counterbench-catalogue-'))) {
  folders.push(folder)
  const taken: { asOf: string; parts: readonly Part[] }[] = []
  const pull = createCataloguePull({
    folder,
    take: ({ asOf, parts }: WholeCatalogue) => void taken.push({ asOf, parts: [...parts()] }),
    log: () => undefined,
  })
  return { pull, taken, folder }
}

describe('the catalogue of headquarters', () => {
  test('first the whole, then only what changed, and nothing where nothing changed', async () => {
    await upload(Array.from({ length: 12_000 }, (_, number) => line(number, 5)))
    const { pull, taken } = puller()
    const station = createStation('CA01', 'A')
    const pages: number[] = []
    const { sync } = await connectStation(headquarters, station, {
      catalogue: pull,
      fetch: async (url, init) => {
        if (String(url).endsWith('/catalogue')) pages.push(1)
        return fetch(url, init)
      },
    })
    await sync.runNow()
    await expect.poll(() => taken.length, { timeout: 60_000 }).toBe(1)
    expect(taken[0]?.parts).toHaveLength(12_000)
    expect(taken[0]?.parts[0]?.popularity).toBe(99)
    expect(pages).toHaveLength(3)
    await sync.runNow()
    await upload([
      ...Array.from({ length: 11_999 }, (_, number) => line(number, number === 7 ? 6 : 5)),
      line(50_000, 1),
    ])
    await sync.runNow()
    await expect.poll(() => taken.length, { timeout: 60_000 }).toBe(2)
    const parts = new Map(taken[1]?.parts.map((part) => [part.partNumber, part.priceFen]))
    expect(parts.size).toBe(12_000)
    expect([parts.get('CB-SCR-10007'), parts.get('CB-SCR-21999'), parts.get('CB-SCR-60000')]).toEqual([
      600,
      undefined,
      100,
    ])
    expect(pages).toHaveLength(4)
    await sync.stop()
  })

  test('a line that breaks in the middle, and a machine that is switched off, go on at the next page', async () => {
    const { pull, folder } = puller()
    const station = createStation('CA02', 'A')
    let allowed = 1
    const after: string[] = []
    const gated: typeof fetch = async (url, init) => {
      if (!String(url).endsWith('/catalogue')) return fetch(url, init)
      if (allowed === 0) throw new Error('the line broke')
      allowed -= 1
      after.push('page')
      return fetch(url, init)
    }
    const first = await connectStation(headquarters, station, { catalogue: pull, fetch: gated })
    await first.sync.runNow()
    await first.sync.stop()
    expect(after).toHaveLength(1)
    allowed = 10
    const again = puller(folder)
    const { sync } = await connectStation(headquarters, station, { catalogue: again.pull, fetch: gated })
    await sync.runNow()
    await expect.poll(() => again.taken.length, { timeout: 60_000 }).toBe(1)
    expect(again.taken[0]?.parts).toHaveLength(12_000)
    expect(after).toHaveLength(3)
    await sync.stop()
  })

  test('a price that is published is in the catalogue too, for those who fetch it later', async () => {
    const { pull } = puller()
    const price = { partNumber: 'CB-SCR-10003', priceFen: 777, validFrom: '2026-03-02' }
    await headquarters.hq().office.publish('priceChanged', price, 'test')
    const late = puller()
    const { sync } = await connectStation(headquarters, createStation('CA03', 'A'), { catalogue: late.pull })
    await sync.runNow()
    await expect.poll(() => late.taken.length, { timeout: 60_000 }).toBe(1)
    expect(late.taken[0]?.parts.find((part) => part.partNumber === 'CB-SCR-10003')?.priceFen).toBe(777)
    await sync.stop()
    await pull.stop()
  })

  test('another life of headquarters has other versions: the whole is taken again', async () => {
    const { pull, taken } = puller()
    const calls: unknown[] = []
    const client = {
      call: async (_path: string, schema: { parse: (value: unknown) => unknown }, body: unknown) => {
        calls.push(body)
        return {
          kind: 'answer',
          value: schema.parse({
            toVersion: 2,
            asOf: '2026-03-02',
            size: 0,
            parts: [],
            removed: [],
            next: '',
          }),
        }
      },
    } as unknown as HeadquartersClient
    await pull.to(client, { hqId: 'one-headquarters', epoch: 1, version: 2 })
    await pull.to(client, { hqId: 'one-headquarters', epoch: 2, version: 2 })
    expect(calls).toMatchObject([{ fromVersion: 0 }, { fromVersion: 0 }])
    expect(taken).toHaveLength(2)
    await pull.stop()
  })
})
