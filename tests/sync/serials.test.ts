/**
 * Headquarters' list of serial numbers comes as a snapshot with deltas, goes on where the line broke, answers only when
 * it is whole and the same as headquarters', and what was published in pieces before still counts.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSerialList, type SerialList } from '../../electron/lookup/serial-list'
import { createSerialPull, type SerialPull } from '../../electron/sync/serial-pull'
import { migrate } from '../../headquarters/database/migrate'
import type { UploadReport } from '../../headquarters/upload/upload'
import { connectStation, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation } from './memory-journal'

let headquarters: TestHeadquarters
const folders: string[] = []
const lists: SerialList[] = []

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(async () => {
  for (const list of lists) list.close()
  await headquarters.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const line = (number: number, soldOn = '2026-02-01'): string =>
  `SN${String(100_000 + number)},model-${number % 7},2026-01-05,${soldOn}`
const numbers = (count: number): string[] => Array.from({ length: count }, (_, number) => line(number))

async function upload(rows: readonly string[], whole = true): Promise<UploadReport> {
  const { serialUploads } = headquarters.hq()
  const bytes = new TextEncoder().encode(`serial,model,made,sold\n${rows.join('\n')}`)
  const report = await serialUploads.dryRun(bytes, whole)
  if (typeof report === 'string') throw new Error(report)
  const taken = await serialUploads.take(bytes, { whole, sha256: report.sha256, by: 'test', reason: '' })
  if (typeof taken === 'string') throw new Error(taken)
  return taken.report
}

function holder(folder = mkdtempSync(join(tmpdir(), 'counterbench-serials-'))) {
  folders.push(folder)
  const list = openSerialList(folder)
  lists.push(list)
  const log: string[] = []
  const pull = createSerialPull({ list: list.published, log: (message) => log.push(message) })
  return { list, pull, log, folder }
}

async function station(outlet: string, pull: SerialPull) {
  const line = { there: true, pages: 0, allowed: Number.POSITIVE_INFINITY, change: (text: string) => text }
  const { sync } = await connectStation(headquarters, createStation(outlet, 'A'), {
    serials: pull,
    fetch: async (url, init) => {
      if (!line.there) throw new Error('no network')
      if (String(url).endsWith('/serials')) {
        if (line.allowed === 0) throw new Error('the line broke')
        line.allowed -= 1
        line.pages += 1
      }
      return fetch(url, init)
    },
  })
  return { sync, line }
}

describe('the list of serial numbers', () => {
  test('first the whole, then only what changed, and nothing where nothing changed', async () => {
    expect(await upload(numbers(5000))).toMatchObject({ added: 5000, changed: 0, removed: 0 })
    const { list, pull, log } = holder()
    const { sync, line: wire } = await station('SE01', pull)
    await sync.runNow()
    await expect.poll(() => list.info().count, { timeout: 30_000 }).toBe(5000)
    expect(wire.pages).toBe(3)
    expect(list.find('SN100007')).toMatchObject({ modelId: 'model-0', soldOn: '2026-02-01' })
    const next = [...numbers(4999).map((one, at) => (at === 7 ? line(7, '2026-02-20') : one)), line(9000)]
    expect(await upload(next)).toMatchObject({ added: 1, changed: 1, removed: 1, same: 4998 })
    await sync.runNow()
    await expect.poll(() => list.find('SN109000')).toBeDefined()
    expect(wire.pages).toBe(4)
    expect(list.find('SN100007')?.soldOn).toBe('2026-02-20')
    expect(list.find('SN104999')).toBeUndefined()
    await sync.runNow()
    await sync.stop()
    expect(wire.pages).toBe(4)
    expect(log).toEqual([])
  })

  test('a line that breaks goes on at the next page; until it is whole, what was known before answers', async () => {
    const { list, pull, folder } = holder()
    list.put({
      listId: 'old',
      asOf: '2026-01-01',
      records: [{ serial: 'SN100001', modelId: 'old', madeOn: '', soldOn: '' }],
      removed: [],
    })
    const first = await station('SE02', pull)
    first.line.allowed = 1
    await first.sync.runNow()
    await first.sync.stop()
    expect(list.find('SN100001')?.modelId).toBe('old')
    expect(list.find('SN100002')).toBeUndefined()
    lists.splice(lists.indexOf(list), 1)
    list.close()
    const again = holder(folder)
    const second = await station('SE02', again.pull)
    await second.sync.runNow()
    await expect.poll(() => again.list.info().count, { timeout: 30_000 }).toBe(5000)
    expect(second.line.pages).toBe(2)
    expect(again.list.find('SN100001')?.modelId).toBe('model-1')
    await second.sync.stop()
  })

  test('a list that is not what headquarters says it is never answers, and is not fetched over and over', async () => {
    const { list, pull, log } = holder()
    await headquarters.pool().query("UPDATE serial_versions SET digest = repeat('f', 15) WHERE version = 2")
    const { sync, line: wire } = await station('SE03', pull)
    await sync.runNow()
    await expect.poll(() => log.length, { timeout: 30_000 }).toBe(1)
    await sync.runNow()
    expect(wire.pages).toBe(3)
    expect(list.info().count).toBe(0)
    // The next version is sound again.
    await upload([line(9001)], false)
    await sync.runNow()
    await expect.poll(() => list.info().count, { timeout: 30_000 }).toBe(5001)
    await sync.stop()
  })

  test('what was published in pieces by an earlier headquarters is the first version of its list', async () => {
    const pool = headquarters.pool()
    const piece = (records: unknown, removed: unknown, asOf: string): Promise<unknown> =>
      headquarters.hq().office.publish('serialsPublished', { listId: 'l', asOf, records, removed }, 'test')
    await piece(
      [{ serial: 'OLD-1', modelId: 'm', soldOn: '2025-01-01' }, { serial: 'OLD-2' }],
      [],
      '2026-03-01',
    )
    await piece([{ serial: 'OLD-1', modelId: 'm', soldOn: '2025-02-02' }], ['OLD-2'], '2026-03-02')
    const kept = await pool.query<{ serial: string }>('SELECT * FROM serial_list')
    await pool.query('DROP TABLE serial_list; DROP TABLE serial_versions')
    await pool.query("DELETE FROM migrations WHERE name LIKE '%serial-list%'")
    await migrate(pool, join(__dirname, '../../headquarters/database/migrations'))
    const { list, pull } = holder()
    const { sync } = await station('SE04', pull)
    await sync.runNow()
    await expect.poll(() => list.info(), { timeout: 30_000 }).toMatchObject({ count: 1, asOf: '2026-03-02' })
    expect(list.find('OLD-1')).toMatchObject({ soldOn: '2025-02-02' })
    expect(kept.rows.length).toBeGreaterThan(5000)
    // A piece that is in the list already adds nothing; one that is newer does.
    const newer = { serial: 'NEW-1', modelId: '', madeOn: '' as const, soldOn: '' as const }
    list.putPiece({ listId: 'l', asOf: '2026-03-02', records: [{ ...newer, serial: 'OLD-2' }], removed: [] })
    list.putPiece({ listId: 'l', asOf: '2026-03-03', records: [newer], removed: [] })
    expect([list.find('OLD-2'), list.find('NEW-1')]).toEqual([undefined, newer])
    await sync.stop()
  })

  test('another life of headquarters has other versions: the whole is taken again, the old answers meanwhile', async () => {
    const { list } = holder()
    const record = { serial: 'SN1', modelId: 'm', madeOn: '' as const, soldOn: '' as const }
    const page = { toVersion: 4, asOf: '2026-03-02', digest: '', records: [record], removed: [], next: '' }
    list.published.begin({ hqId: 'one', epoch: 1 })
    expect(list.published.take(page)).toBe('whole')
    expect(list.published.begin({ hqId: 'one', epoch: 2 })).toMatchObject({ version: 0, after: '' })
    expect(list.find('SN1')).toBeDefined()
    expect(list.published.take({ ...page, records: [], next: 'SN1' })).toBe('more')
    expect(list.find('SN1')).toBeDefined()
    expect(list.published.take({ ...page, records: [] })).toBe('whole')
    expect(list.find('SN1')).toBeUndefined()
    // Another headquarters: its predecessor's list proves nothing any more.
    list.published.take({ ...page, toVersion: 5 })
    list.published.begin({ hqId: 'two', epoch: 1 })
    expect(list.find('SN1')).toBeUndefined()
  })
})

describe('a file of serial numbers at headquarters', () => {
  test('a wrong line is named and nothing is taken; packed and in Chinese it is read too', async () => {
    const { serialUploads } = headquarters.hq()
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
    const report = await serialUploads.dryRun(
      bytes('序列号,机型\nA-0001,m\nA-0001,m\nA 2,m\nA-0003,m,2026-02-30'),
      false,
    )
    expect(report).toMatchObject({
      rows: 1,
      problems: [
        { row: 3, field: 'serial', reason: 'twice' },
        { row: 4, field: 'serial', reason: 'wrong' },
        { row: 5, field: 'madeOn', reason: 'wrong' },
      ],
    })
    const packed = gzipSync('序列号;机型;生产日期;销售日期\na-0009;m;2026/3/1;46082\n')
    expect(await serialUploads.dryRun(packed, false)).toMatchObject({
      added: 1,
      examples: [{ partNumber: 'A-0009', before: '', after: 'm · 2026-03-01 · 2026-03-01' }],
    })
    expect(await serialUploads.dryRun(bytes(''), false)).toBe('nothing-in-it')
    const wish = { whole: false, sha256: 'x', by: 'test', reason: '' }
    expect(await serialUploads.take(bytes('A-0001'), wish)).toBe('other-file')
  })
})

describe('the list on a stick', () => {
  test('is asked for once headquarters has spoken of one, comes whole, and then only what changed', async () => {
    await upload(numbers(7000))
    const { list, pull } = holder()
    const { sync, line: wire } = await station('SE05', pull)
    // Connected, and without a network before the first page.
    wire.allowed = 0
    await sync.runNow()
    wire.there = false
    const carried = async () => {
      const written = sync.files.write()
      if (written.kind !== 'ok') throw new Error(written.reason)
      const there = await headquarters.hq().takeBundle(written.value.text)
      if ('refused' in there) throw new Error(there.refused)
      return { there, here: await sync.files.take(there.answer.text) }
    }
    const first = await carried()
    expect(first.there.serialNumbers).toBe(7000)
    expect(first.here).toMatchObject({ value: { serialNumbers: 7000, serialsMore: false } })
    await expect.poll(() => list.info().count, { timeout: 30_000 }).toBe(7000)
    await upload([line(8000)], false)
    expect((await carried()).there.serialNumbers).toBe(1)
    await expect.poll(() => list.find('SN108000')).toBeDefined()
    await sync.stop()
  })
})
