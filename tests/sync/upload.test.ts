/** A price list and a catalogue from Excel, WPS or a file of lines: a dry run first, then the very same file. */

import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf, fenOf } from '../../headquarters/upload/columns'
import { readCsv, readSheet } from '../../headquarters/upload/sheet'
import { connectStation, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (xml: string): Uint8Array => bytes(`<?xml version="1.0"?>${xml}`)

function workbook(cells: string, strings = ''): Uint8Array {
  return zipSync({
    'xl/worksheets/sheet1.xml': text(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': text(`<sst>${strings}</sst>`),
  })
}

describe('reading what people have', () => {
  test('quotes, line breaks in a cell, semicolons, tabs and a missing last line end', () => {
    expect(readCsv('a,b\r\n"x ""1""","two\nlines"\r\n\r\n,end')).toEqual([
      ['a', 'b'],
      ['x "1"', 'two\nlines'],
      ['', 'end'],
    ])
    expect(readCsv('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ])
    expect(readCsv('a\tb\n1\t')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
    expect(readCsv('"never closed')).toBe('sheet-unreadable')
  })

  test('Excel’s own Chinese CSV, with a byte order mark or in GB18030', () => {
    expect(readSheet(bytes('\uFEFF备件号,价格\nP-1,5'))[0]).toHaveLength(2)
    expect(readSheet(Uint8Array.of(0xb1, 0xb8, 0xbc, 0xfe, 0x2c, 0x31))).toEqual([['备件', '1']])
  })

  test('a workbook with shared, inline, empty and computed cells', () => {
    const sheet = workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>x &amp; y</t></is></c></row>' +
        '<row r="2"/><row r="3"><c r="B3"><f>0.1+0.2</f><v>0.30000000000000004</v></c></row>',
      '<si><r><t>备件</t></r><r><t>号</t></r><rPh><t>bei</t></rPh></si>',
    )
    expect(readSheet(sheet)).toEqual([
      ['备件号', '', 'x & y'],
      ['', '0.3'],
    ])
    expect(readSheet(bytes('PK\u0003\u0004 not a workbook'))).toBe('sheet-unreadable')
  })

  test('amounts and days as they are written here', () => {
    expect(['1,299.50', '￥80', '80元', '5.1', '5.123', '-1', 'abc'].map(fenOf)).toEqual([
      129950,
      8000,
      8000,
      510,
      undefined,
      undefined,
      undefined,
    ])
    expect(['2026-3-1', '2026/03/01', '2026年3月1日', '46082', '2026-02-30'].map(dayOf)).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-03-01',
      '2026-03-01',
      undefined,
    ])
  })
})

const head = '备件号,名称,类别,价格,适用机型\n'
const catalogueOf = (...prices: readonly number[]): Uint8Array =>
  bytes(head + prices.map((price, at) => `CB-SCR-000${at},屏幕 ${at},屏幕总成,${price},m-1;m-2`).join('\n'))

describe('taking it', () => {
  test('a dry run says what would change and changes nothing; then the same file is taken', async () => {
    const { uploads } = headquarters.hq()
    const first = await uploads.dryRun('parts', catalogueOf(1, 2, 3), true)
    expect(first).toMatchObject({ rows: 3, added: 3, changed: 0, same: 0, removed: 0, problems: [] })
    const sha256 = typeof first === 'string' ? '' : first.sha256
    const wish = { whole: true, sha256, by: 'test', reason: '' }
    expect(await uploads.take('parts', catalogueOf(1, 2, 4), wish)).toBe('other-file')
    expect(await uploads.take('parts', catalogueOf(1, 2, 3), wish)).toMatchObject({ version: 1 })
    const second = await uploads.dryRun('parts', catalogueOf(1, 9), true)
    expect(second).toMatchObject({ rows: 2, added: 0, changed: 1, same: 1, removed: 1 })
  })

  test('a wrong row is named by its number, and nothing of the file is taken', async () => {
    const { uploads } = headquarters.hq()
    const file = bytes(`${head}CB-1,屏,SCR,12.345,\nCB-BAT-1,电池,BAT,5,\nCB-BAT-1,电池,BAT,6,`)
    const report = await uploads.dryRun('parts', file, false)
    expect(report).toMatchObject({
      rows: 1,
      problems: [
        { row: 2, field: 'priceFen', reason: 'wrong' },
        { row: 4, field: 'partNumber', reason: 'twice' },
      ],
    })
    const sha256 = typeof report === 'string' ? '' : report.sha256
    expect(await uploads.take('parts', file, { whole: false, sha256, by: 'test', reason: '' })).toBe(
      'rows-wrong',
    )
    const nameless = await uploads.dryRun('parts', bytes('a,b\n1,2'), false)
    expect(nameless).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ row: 0 })]),
    })
  })

  test('a price list reaches every outlet as prices, and the catalogue as a new version', async () => {
    const { uploads } = headquarters.hq()
    const station = createStation('UP01', 'A')
    const { sync } = await connectStation(headquarters, station)
    const list = bytes('part number,price,valid from\ncb-scr-0000,88.5,2026-03-05\nUNKNOWN-1,1,')
    const report = await uploads.dryRun('prices', list, false)
    expect(report).toMatchObject({ rows: 2, changed: 1 })
    const sha256 = typeof report === 'string' ? '' : report.sha256
    await uploads.take('prices', list, { whole: false, sha256, by: 'test', reason: 'spring' })
    await sync.runNow()
    const published = station.published()
    expect(published.filter((fact) => fact.type === 'priceChanged').map((fact) => fact.payload)).toEqual([
      { partNumber: 'CB-SCR-0000', priceFen: 8850, validFrom: '2026-03-05' },
      { partNumber: 'UNKNOWN-1', priceFen: 100, validFrom: '2026-03-02' },
    ])
    expect(published.at(-1)).toMatchObject({ type: 'catalogueChanged', payload: { version: 2, parts: 3 } })
  })

  test('a packed file of lines, as outlets load it, is a catalogue too', async () => {
    const part = {
      partNumber: 'CB-BAT-0001',
      oldNumbers: [],
      kind: 'BAT',
      nameZh: '电池',
      nameEn: 'Battery',
      modelIds: ['m-1'],
      priceFen: 100,
      costFen: 50,
      warrantyClass: 'battery',
      warrantyDays: 90,
      serialised: false,
      supersedes: [],
      substitutes: [],
      minimum: 0,
      maximum: 0,
      bin: '',
      popularity: 3,
    }
    const lines = `{"asOf":"2026-03-02","models":1,"parts":1}\n{"id":"m-1"}\n${JSON.stringify(part)}\n`
    const report = await headquarters.hq().uploads.dryRun('parts', gzipSync(lines), false)
    expect(report).toMatchObject({ rows: 1, added: 1, problems: [] })
  })
})
