/**
 * A list as the cells of an Excel workbook. Every cell is a text or a number, never a formula; text is guarded as in the
 * CSV as well, because workbooks are saved as CSV later. Who writes the file (a window's worker, main) brings the library.
 */

import { harmlessCell, isPlainNumber } from './csv'

export interface SheetColumn {
  readonly header: string
  /** Pixels on screen. */
  readonly width: number
  /** Amounts and counts stand at the end and become numbers; numbers of things (phones, serials) stay text. */
  readonly align: 'start' | 'end'
}

export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** Excel's own limits. */
const longestCell = 32_767
const pixelsPerCharacter = 7

/** What the writing library takes for one sheet. */
export function sheetCells({ name, columns, rows }: Sheet) {
  const head = columns.map(({ header }) => ({ ...textCell(header), fontWeight: 'bold' as const }))
  return {
    data: [head, ...rows.map((row) => columns.map(({ align }, at) => cellOf(row[at] ?? '', align)))],
    sheet: sheetName(name),
    columns: columns.map(({ width }) => ({ width: Math.max(6, Math.round(width / pixelsPerCharacter)) })),
    stickyRowsCount: 1,
  }
}

function cellOf(text: string, align: 'start' | 'end') {
  if (text === '') return null
  const numeric = align === 'end' && isPlainNumber(text) && !text.endsWith('%')
  if (!numeric) return textCell(text)
  const value = Number(text.replace(/[¥,]/g, ''))
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return textCell(text)
  if (text.includes('¥')) return { type: Number, value, format: '¥#,##0.00;-¥#,##0.00' }
  return { type: Number, value }
}

function textCell(text: string) {
  // Cut by characters, so that no half of a surrogate pair is left over.
  const harmless = [...harmlessCell(text).slice(0, longestCell - 400)].join('').replace(/\p{Cs}$/u, '')
  // Excel reads `_x003D_` as a sign; written like this it stays the text it is.
  const value = harmless.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  // The library keeps texts in a plain object, where words such as `constructor` are taken already.
  return { type: String, value: value in {} ? `${value} ` : value }
}

/** At most 31 signs, and none of those that Excel keeps for itself. */
function sheetName(name: string): string {
  const bare = name
    .replace(/[\\/?*[\]:'\p{C}]/gu, ' ')
    .trim()
    .slice(0, 31)
  return bare === '' ? 'List' : bare
}
