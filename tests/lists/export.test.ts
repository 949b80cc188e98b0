/** What leaves the screen as a file: every row, and no cell that a spreadsheet would calculate. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../renderer/ui/table/xlsx'
import { csvCell, csvText, harmlessCell, isPlainNumber } from '../../shared/csv'
import { tried } from '../support/tried'
import { readWorkbook } from './workbook-reader'

const seed = Number(process.env['SEED'] ?? 20_260_622)
const starters = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '|']
const pads = [
  '',
  ' ',
  '\u00A0',
  '\uFEFF',
  '\u3000',
  '\u200B',
  '\u2060',
  '\u00AD',
  '\u202E',
  '\t',
  '\r',
  '\n',
  '\0',
  '\v',
  '\u3164',
]
const dangerous = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.array(fc.constantFrom(...pads), { maxLength: 4 }),
    fc.constantFrom(...starters),
    fc.constantFrom('1+1', "cmd|'/c calc'!A0", 'HYPERLINK("http://x","y")', 'SUM(A1)', '', '2-3', '_x003D_1'),
    fc.boolean(),
  )
  .map(([before, padding, start, rest, alone]) => `${alone ? '' : before}${padding.join('')}${start}${rest}`)
const anyText = fc.oneof(dangerous, fc.string({ unit: 'binary', maxLength: 30 }))

/** What a reader sees that knows nothing of quoting beyond the standard, and one that takes every line for a row. */
function activePieces(text: string): readonly string[] {
  return text
    .split(/[\r\n\t\0]/)
    .filter((piece) =>
      /^[=+\-@|]/.test(
        piece
          .normalize('NFKC')
          .replace(/^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2212]+/u, (pad) =>
            pad.includes('\u2212') ? '-' : '',
          ),
      ),
    )
}

describe('a list as a file', () => {
  it('never has a cell that starts a formula, in 20,000 cells made to try', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = harmlessCell(text)
        if (isPlainNumber(cell)) return
        expect(activePieces(cell), JSON.stringify(text)).toEqual([])
      }),
      { numRuns: 20_000, seed },
    )
    tried('R25', 20_000)
  })

  it('reads back from CSV cell by cell as it was guarded', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 5 }), (rows) => {
        expect(readCsv(csvText(['A', 'B'], rows))).toEqual([
          ['A', 'B'],
          ...rows.map((row) => row.map(harmlessCell)),
        ])
      }),
      { numRuns: 2_000, seed },
    )
  })

  it('keeps numbers as they are', () => {
    for (const number of ['-12', '1,234.50', '¥880.00', '-¥5', '12.5%'])
      expect(harmlessCell(number)).toBe(number)
    expect(csvCell('+86 138')).toBe(`"'+86 138"`)
  })

  it('reopens as a workbook with the same texts, no formula, and amounts that add up', async () => {
    const texts = fc.sample(anyText, { numRuns: 4_000, seed })
    const bytes = await xlsxBytes({
      name: '服务单/今天',
      columns: [
        { header: '说明', width: 120, align: 'start' },
        { header: '金额', width: 80, align: 'end' },
      ],
      rows: [['电话', '¥1,234.50'], ...texts.map((text) => [text, '-3'])],
    })
    const said = (text: string) => (text in {} ? `${text} ` : text)
    const [head, first, ...rest] = readWorkbook(bytes)
    expect(head?.map(({ text }) => text)).toEqual(['说明', '金额'])
    expect(first?.[1]).toEqual({ type: 'n', text: '1234.5', formula: false })
    expect(rest).toHaveLength(texts.length)
    for (const [at, row] of rest.entries()) {
      expect(row.some(({ formula }) => formula)).toBe(false)
      const text = row.length === 2 ? (row[0]?.text ?? '') : ''
      // XML itself turns a carriage return into a line feed.
      tried('R25')
      expect(text.replace(/\r\n?/g, '\n')).toBe(said(harmlessCell(texts[at] ?? '')).replace(/\r\n?/g, '\n'))
    }
  })
})

function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const pattern = /("((?:[^"]|"")*)"|[^,\r\n]*)(,|\r\n|$)/gy
  const body = text.replace(/^\uFEFF/, '')
  while (pattern.lastIndex < body.length) {
    const match = pattern.exec(body)
    if (!match) throw new Error(`not CSV at ${pattern.lastIndex}`)
    rows.at(-1)?.push(match[2] === undefined ? (match[1] ?? '') : match[2].replaceAll('""', '"'))
    if (match[3] === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
