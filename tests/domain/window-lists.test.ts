/** What a list in a window shows, exports and how moments are written: the pure parts of the UI kit. */

import { describe, expect, it } from 'vitest'
import { arrange, filterText } from '../../renderer/ui/table/arrange'
import { keyOf, standardView, type TableColumn } from '../../renderer/ui/table/column'
import { ageText, dayAt, leftText, momentText, parseDay, shortMomentText } from '../../renderer/ui/time-text'
import { csvText, harmlessCell } from '../../shared/csv'

const zone = 'Asia/Shanghai'
const atMs = Date.parse('2026-11-22T14:05:00+08:00')
const minute = 60_000

describe('moments', () => {
  it('are written as people here write them', () => {
    expect(momentText(atMs, zone, 'zh')).toBe('2026-11-22 周日 14:05')
    expect(momentText(atMs, zone, 'en')).toBe('Sun 22 Nov 2026 14:05')
  })
  it('belong to the day of the outlet, not of the computer', () => {
    expect(dayAt(Date.parse('2026-11-21T16:30:00Z'), zone)).toBe('2026-11-22')
  })
  it('are short in a list: the time today, the day before it otherwise', () => {
    expect(shortMomentText(atMs - 60 * minute, atMs, zone)).toBe('13:05')
    expect(shortMomentText(atMs - 24 * 60 * minute, atMs, zone)).toBe('11-21 14:05')
  })
  it('as ages say two parts at most', () => {
    expect(ageText(130 * minute, 'en')).toBe('2 h 10 min')
    expect(ageText(130 * minute, 'zh')).toBe('2 小时 10 分')
    expect(ageText(76 * 60 * minute, 'en')).toBe('3 d 4 h')
    expect(leftText(35 * minute, 'en')).toBe('35 min left')
    expect(leftText(-3 * 60 * minute, 'zh')).toBe('超 3 小时')
  })
})

describe('a typed day', () => {
  const today = '2026-11-22'
  it.each([
    ['20261102', '2026-11-02'],
    ['2026.11.2', '2026-11-02'],
    ['２０２６年１１月２日', '2026-11-02'],
    ['11-02', '2026-11-02'],
    ['12-24', '2025-12-24'],
    ['昨天', '2026-11-21'],
  ])('%s is read as %s', (typed, day) => {
    expect(parseDay(typed, today)).toBe(day)
  })
  it.each(['2026-02-30', '13-01', 'soon', ''])('%s is no day', (typed) => {
    expect(parseDay(typed, today)).toBeUndefined()
  })
})

interface Job {
  readonly number: string
  readonly model: string
  readonly fen?: number
}

const jobs: readonly Job[] = [
  { number: 'S-2', model: '小米 13', fen: 300 },
  { number: 'S-10', model: 'Redmi K60' },
  { number: 'S-1', model: '华为 Mate', fen: 100 },
  { number: 'S-3', model: '小米 13', fen: 200 },
]
const columns: readonly TableColumn<Job>[] = [
  { id: 'number', header: '', width: 1, value: (job) => job.number },
  { id: 'model', header: '', width: 1, value: (job) => job.model },
  { id: 'fen', header: '', width: 1, value: (job) => job.fen, total: (sum) => sum },
]
const nothing: ReadonlySet<string> = new Set()
const numbers = (view: Parameters<typeof standardView<Job>>[1]) =>
  arrange(jobs, columns, standardView(columns, view), nothing).matching.map((index) => jobs[index]?.number)

describe('a list', () => {
  it('sorts numbers inside text as numbers, and Chinese by its sound', () => {
    expect(numbers({ sort: [{ columnId: 'number', descending: false }] })).toEqual([
      'S-1',
      'S-2',
      'S-3',
      'S-10',
    ])
    expect(numbers({ sort: [{ columnId: 'model', descending: false }] })).toEqual([
      'S-1',
      'S-2',
      'S-3',
      'S-10',
    ])
  })
  it('puts what is missing last, up and down', () => {
    expect(numbers({ sort: [{ columnId: 'fen', descending: false }] }).at(-1)).toBe('S-10')
    expect(numbers({ sort: [{ columnId: 'fen', descending: true }] })).toEqual(['S-2', 'S-3', 'S-1', 'S-10'])
  })
  it('filters by every word, whatever its case or width, and by a value', () => {
    expect(numbers({ text: 'ＲＥＤＭＩ s-10' })).toEqual(['S-10'])
    expect(
      numbers({ filters: [{ columnId: 'model', value: '小米 13', text: '小米 13', not: true }] }),
    ).toEqual(['S-10', 'S-1'])
  })
  it('filters by what a view was kept with, also in the other language', () => {
    const filters = [{ columnId: 'fen', value: 300, text: 'three yuan', not: false }]
    expect(numbers({ filters })).toEqual(['S-2'])
  })
  it('keeps a filter over a change of the language, and says it in the language of now', () => {
    const kinds = { swap: ['换机', 'Exchange'], fix: ['维修', 'Repair'] } as const
    const rows = [{ kind: 'swap' }, { kind: 'fix' }, { kind: 'swap' }] as const
    const inLanguage = (language: 0 | 1): readonly TableColumn<(typeof rows)[number]>[] => [
      { id: 'kind', header: '', width: 1, value: (row) => kinds[row.kind][language], key: (row) => row.kind },
    ]
    const [chinese, english] = [inLanguage(0), inLanguage(1)]
    const filter = {
      ...{ columnId: 'kind', text: '换机', not: false },
      value: chinese[0] && keyOf(chinese[0], rows[0]),
    }
    const view = standardView(chinese, { filters: [filter] })
    const source = { kind: 'local', rows } as const
    for (const columns of [chinese, english])
      expect(arrange(rows, columns, view, nothing).matching).toEqual([0, 2])
    expect(filterText(filter, chinese, source)).toBe('换机')
    expect(filterText(filter, english, source)).toBe('Exchange')
    // Nothing that is shown has it any more: as it was chosen.
    expect(filterText(filter, english, { kind: 'local', rows: [] })).toBe('换机')
    // Where main holds the rows, the list itself knows how they are called.
    const paged = {
      kind: 'paged',
      load: async () => ({ rows: [], total: 0 }),
      named: () => 'Exchange',
    } as const
    expect(filterText(filter, english, paged)).toBe('Exchange')
  })
  it('sums what is shown, and each group', () => {
    const view = standardView(columns, { text: '小米', groupBy: 'model' })
    const arranged = arrange(jobs, columns, view, nothing)
    expect(arranged.totals.fen).toBe(500)
    expect(arranged.lines[0]).toMatchObject({
      kind: 'group',
      label: '小米 13',
      count: 2,
      totals: { fen: 500 },
    })
  })
})

describe('an exported list', () => {
  it('never lets a cell start a formula, and leaves numbers alone', () => {
    for (const cell of ['=1+1', '+86 138', '-cmd', '@SUM(A1)', '＝1', '\t=1'])
      expect(harmlessCell(cell)[0]).toBe("'")
    for (const cell of ['-12.50', '¥1,234.56', '-¥3.00', '138****5678', 'S-SZ01', '50%']) {
      expect(harmlessCell(cell)).toBe(cell)
    }
  })
  it('opens in a spreadsheet as it was', () => {
    expect(csvText(['号', '话'], [['1', 'a,"b"\nc']])).toBe('\uFEFF号,话\r\n1,"a,""b""\nc"\r\n')
  })
})
