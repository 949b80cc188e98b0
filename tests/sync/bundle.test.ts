/** Reconciling without a network: a file on a stick to headquarters, and one back. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CataloguePull, createCataloguePull } from '../../electron/sync/catalogue-pull'
import type { TakenBundle } from '../../headquarters/exchange/bundle'
import { connectStation, countOf, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation, factsPerVisit, recordVisit } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

const eventsOf = (outlet: string): Promise<number> =>
  countOf(headquarters, 'SELECT count(*) FROM events WHERE outlet = $1', outlet)

/** Enrolled once, and from then on without any network at all. */
async function remote(outlet: string, catalogue?: CataloguePull) {
  const station = createStation(outlet, 'A')
  const line = { there: true }
  const { sync } = await connectStation(headquarters, station, {
    fetch: (url, init) => (line.there ? fetch(url, init) : Promise.reject(new Error('no network'))),
    ...(catalogue ? { catalogue } : {}),
  })
  await sync.runNow()
  line.there = false
  const write = (): string => {
    const written = sync.files.write()
    if (written.kind !== 'ok') throw new Error(written.reason)
    return written.value.text
  }
  return { station, sync, line, write }
}

async function taken(text: string): Promise<TakenBundle> {
  const answer = await headquarters.hq().takeBundle(text)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

/** As after an upload of headquarters' own. */
async function publishCatalogue(version: number, parts: number, priceFen: number): Promise<void> {
  const text = JSON.stringify({ ...catalogueTemplate, priceFen })
  await headquarters.pool().query(
    `INSERT INTO catalogue_parts (part_number, changed_in, removed, part)
     SELECT number, $1, false, replace($2, 'NUMBER', number)
     FROM (SELECT 'CB-SCR-' || lpad(n::text, 6, '0') AS number FROM generate_series(1, $3::int) AS n) AS numbered
     ON CONFLICT (part_number) DO UPDATE SET changed_in = excluded.changed_in, part = excluded.part`,
    [version, text, parts],
  )
  await headquarters
    .pool()
    .query(
      `INSERT INTO catalogue_versions (version, as_of, size, at_ms, by_name) VALUES ($1, $2, $3, 0, 'test')`,
      [version, `2026-03-0${version}`, 12_000],
    )
  await headquarters.pool().query('UPDATE headquarters SET catalogue_version = $1', [version])
}

const catalogueTemplate = {
  partNumber: 'NUMBER',
  oldNumbers: [],
  kind: 'SCR',
  nameZh: '屏幕',
  nameEn: 'Screen',
  modelIds: [],
  costFen: 1,
  warrantyClass: 'part',
  warrantyDays: 90,
  serialised: false,
  supersedes: [],
  substitutes: [],
  minimum: 0,
  maximum: 0,
  bin: '',
  popularity: 1,
}

describe('a file on a stick', () => {
  test('brings everything there and the answer back, and both sides show the same code', async () => {
    const { station, sync, write } = await remote('BU01')
    for (let visit = 1; visit <= 60; visit += 1) recordVisit(station, visit)
    await headquarters
      .hq()
      .office.publish('priceChanged', { partNumber: 'P-1', priceFen: 5, validFrom: '2026-03-02' }, 'test')
    const there = await taken(write())
    expect(there).toMatchObject({
      accepted: 600,
      doubled: 0,
      complete: true,
      newest: true,
      daysDiffering: [],
    })
    expect(await eventsOf('BU01')).toBe(600)
    const here = await sync.files.take(there.answer.text)
    expect(here).toMatchObject({
      kind: 'ok',
      value: { state: 'taken', acknowledged: 600, received: 1, differences: 0, waiting: 0 },
    })
    expect(sync.files.last().written?.codes).toEqual(there.codes)
    expect(sync.files.last().answered?.codes).toEqual(there.codes)
    expect(there.codes[0]).toMatch(/^A-0-600-[0-9a-f]{8}$/)
    expect(station.published().map((fact) => fact.type)).toContain('priceChanged')
    expect(sync.status()).toMatchObject({ kind: 'agree', count: 0 })
    expect(sync.overview().days.every((day) => day.agrees)).toBe(true)
    expect(
      await countOf(headquarters, `SELECT count(*) FROM stations WHERE outlet = 'BU01' AND agrees`),
    ).toBe(1)
  })

  test('brings the catalogue too: the whole the first time, then what changed; a cut goes on at the next page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterbench-stick-'))
    const loaded: { asOf: string; prices: ReadonlyMap<string, number> }[] = []
    const catalogue = createCataloguePull({
      folder,
      take: ({ asOf, parts }) =>
        void loaded.push({
          asOf,
          prices: new Map([...parts()].map((part) => [part.partNumber, part.priceFen])),
        }),
      log: () => undefined,
    })
    const { sync, write } = await remote('BU09', catalogue)
    expect((await taken(write())).catalogueParts).toBe(0)
    const { rows } = await headquarters
      .pool()
      .query<{ hq_id: string; epoch: number }>('SELECT * FROM headquarters')
    const life = { hqId: rows[0]?.hq_id ?? '', epoch: rows[0]?.epoch ?? 0 }
    await publishCatalogue(1, 12_000, 500)
    const first = await taken(write())
    expect(first.catalogueParts).toBe(12_000)
    // The last page is missing: two are taken, and nothing is searched yet that is not whole.
    const cut = first.answer.text.trimEnd().split('\n').slice(0, -1).join('\n')
    expect(await sync.files.take(cut)).toMatchObject({ value: { state: 'cut', catalogueParts: 10_000 } })
    await expect.poll(() => catalogue.place(life).after).toBe('CB-SCR-010000')
    expect(loaded).toEqual([])
    const rest = await taken(write())
    expect(rest.catalogueParts).toBe(2_000)
    expect(await sync.files.take(rest.answer.text)).toMatchObject({
      value: { state: 'taken', catalogueParts: 2_000, catalogueMore: false },
    })
    await expect.poll(() => loaded.length, { timeout: 60_000 }).toBe(1)
    expect([loaded[0]?.asOf, loaded[0]?.prices.size]).toEqual(['2026-03-01', 12_000])
    await publishCatalogue(2, 7, 900)
    const delta = await taken(write())
    expect(delta.catalogueParts).toBe(7)
    await sync.files.take(delta.answer.text)
    await expect.poll(() => loaded.length, { timeout: 60_000 }).toBe(2)
    expect([loaded[1]?.prices.get('CB-SCR-000007'), loaded[1]?.prices.get('CB-SCR-000008')]).toEqual([
      900, 500,
    ])
    // The same answer once more: nothing is fetched, nothing is built.
    expect(await sync.files.take(delta.answer.text)).toMatchObject({ value: { state: 'again' } })
    expect(loaded).toHaveLength(2)
    await sync.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('imported twice it does nothing, on either side', async () => {
    const { station, sync, write } = await remote('BU02')
    recordVisit(station, 1)
    const file = write()
    const first = await taken(file)
    const again = await taken(file)
    expect(again).toMatchObject({ accepted: 0, doubled: factsPerVisit, newest: false, codes: first.codes })
    expect(await eventsOf('BU02')).toBe(factsPerVisit)
    await sync.files.take(first.answer.text)
    const runs = sync.overview().runs.length
    expect(await sync.files.take(again.answer.text)).toMatchObject({ value: { state: 'again', received: 0 } })
    expect(sync.overview().runs).toHaveLength(runs)
  })

  test('a file that was cut counts up to the cut, and the whole one goes on from there', async () => {
    const { station, sync, write } = await remote('BU03')
    for (let visit = 1; visit <= 160; visit += 1) recordVisit(station, visit)
    const file = write()
    const cut = await taken(file.split('\n').slice(0, 3).join('\n').slice(0, -9))
    expect(cut).toMatchObject({ accepted: 500, complete: false })
    expect(await taken(file)).toMatchObject({ accepted: 1100, doubled: 500, complete: true })
    expect(await eventsOf('BU03')).toBe(1600)
    // The answer to the half file is true as far as it goes; the next file begins where headquarters is.
    const fresh = await taken(write())
    expect(fresh).toMatchObject({ accepted: 0, daysDiffering: [] })
    expect(await sync.files.take(fresh.answer.text.slice(0, -40))).toMatchObject({ value: { state: 'cut' } })
    expect(await sync.files.take(fresh.answer.text)).toMatchObject({
      value: { state: 'taken', differences: 0 },
    })
    expect(sync.status().kind).toBe('agree')
  })

  test('what is recorded while the stick travels goes with the next one', async () => {
    const { station, sync, write } = await remote('BU04')
    recordVisit(station, 1)
    const first = write()
    recordVisit(station, 2)
    const answer = await taken(first)
    expect(await sync.files.take(answer.answer.text)).toMatchObject({
      value: { state: 'taken', waiting: factsPerVisit, differences: 0 },
    })
    expect(sync.status()).toMatchObject({ kind: 'waiting', count: factsPerVisit })
    expect(await taken(write())).toMatchObject({ accepted: factsPerVisit, doubled: 0 })
  })

  test('the stick and the line may take turns, in any order', async () => {
    const { station, sync, line, write } = await remote('BU05')
    recordVisit(station, 1)
    const old = write()
    recordVisit(station, 2)
    line.there = true
    await sync.runNow()
    expect(await taken(old)).toMatchObject({ accepted: 0, doubled: factsPerVisit, newest: false })
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 0 })
    expect(await countOf(headquarters, `SELECT count(*) FROM incidents WHERE outlet = 'BU05'`)).toBe(0)
    expect(sync.status().kind).toBe('agree')
  })

  test('headquarters that lost something says so in its answer, and the next file brings it', async () => {
    const { station, sync, line, write } = await remote('BU06')
    recordVisit(station, 1)
    line.there = true
    await sync.runNow()
    await headquarters.pool().query(`DELETE FROM events WHERE outlet = 'BU06'`)
    await headquarters.pool().query(`DELETE FROM chains WHERE outlet = 'BU06'`)
    await headquarters.pool().query(`DELETE FROM days WHERE outlet = 'BU06'`)
    recordVisit(station, 2)
    const first = await taken(write())
    expect(first.accepted).toBe(0)
    await sync.files.take(first.answer.text)
    const second = await taken(write())
    expect(second).toMatchObject({ accepted: 2 * factsPerVisit, daysDiffering: [] })
    expect(await sync.files.take(second.answer.text)).toMatchObject({ value: { differences: 0 } })
  })

  test('a day that differs is named on both sides, with the records behind it', async () => {
    const { station, sync, write } = await remote('BU07')
    recordVisit(station, 1)
    const fact = station.facts()[8]
    if (fact) station.replace(8, { ...fact, payload: { tender: 'cash', amountFen: 1 } })
    const there = await taken(write())
    expect(there).toMatchObject({ setAside: 1, daysDiffering: ['2026-03-02'] })
    await sync.files.take(there.answer.text)
    expect(sync.differences().map((one) => one.what)).toContain('money/cash')
    expect(sync.differences().find((one) => one.what === 'money/cash')?.streams).toContain('ticket/t-000001')
  })
})

describe('a file that is not what it should be', () => {
  test('nothing of a person is readable on the stick', async () => {
    const { station, write } = await remote('BU08')
    recordVisit(station, 1)
    const file = write()
    expect(file).not.toMatch(/王小明|13812345678|customerEntered/)
    const plain = file
      .split('\n')
      .map((line) => Buffer.from(JSON.parse(line || '{}').sealed ?? '', 'base64').toString('latin1'))
      .join('')
    expect(plain).not.toContain('13812345678')
  })

  test('altered, another outlet’s, headquarters’ own, or no file of ours: refused with a reason', async () => {
    const { station, sync, write } = await remote('BU09')
    const other = await remote('BU10')
    recordVisit(station, 1)
    recordVisit(other.station, 1)
    const file = write()
    const { answer } = await taken(file)
    const take = (text: string) => headquarters.hq().takeBundle(text)
    expect(await take('PK\u0003\u0004 a photograph')).toEqual({ refused: 'bundle-unreadable' })
    expect(await take(file.replace('"number":', '"number":9'))).toEqual({ refused: 'bundle-signature-wrong' })
    expect(await take(file.replace('"version":1', '"version":2'))).toEqual({
      refused: 'bundle-newer-program',
    })
    expect(await take(answer.text)).toEqual({ refused: 'bundle-not-for-us' })
    expect(await sync.files.take(file)).toMatchObject({ reason: 'bundle-not-for-us' })
    expect(await other.sync.files.take(answer.text)).toMatchObject({ reason: 'bundle-not-for-us' })
    expect(await sync.files.take(answer.text.replace('"madeAtMs":1', '"madeAtMs":2'))).toMatchObject({
      reason: 'bundle-signature-wrong',
    })
    // Lines exchanged with those of another file do not fit their own number and head.
    const lines = file.split('\n')
    const swapped = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')
    expect(await taken(swapped)).toMatchObject({ complete: false, accepted: 0 })
    await headquarters.pool().query(`UPDATE stations SET revoked_at_ms = 1 WHERE outlet = 'BU10'`)
    expect(await take(other.write())).toEqual({ refused: 'bundle-station-revoked' })
  })

  test('an answer that is older than the last one is not taken', async () => {
    const { station, sync, write } = await remote('BU11')
    recordVisit(station, 1)
    const first = await taken(write())
    recordVisit(station, 2)
    const second = await taken(write())
    expect(await sync.files.take(second.answer.text)).toMatchObject({ value: { state: 'taken' } })
    expect(await sync.files.take(first.answer.text)).toMatchObject({ reason: 'bundle-stale' })
    expect(sync.status().kind).toBe('agree')
  })
})
