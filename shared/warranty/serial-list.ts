/**
 * Headquarters' list of serial numbers: which model a number belongs to, when it was made, when it was sold. It proves
 * a purchase where the invoice is lost. The same line comes in a published fact, in a file and in a paste.
 */

import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { calendarDaySchema } from './rules'

export const serialsInOneFact = 1000

const noDay = z.literal('')
export const serialRecordSchema = z.strictObject({
  /** Serial number or IMEI, in capitals. */
  serial: z.string().min(4).max(60),
  modelId: z.string().max(120).default(''),
  madeOn: z.union([calendarDaySchema, noDay]).default(''),
  soldOn: z.union([calendarDaySchema, noDay]).default(''),
})
export type SerialRecord = z.output<typeof serialRecordSchema>

export type SerialLineRefusal = 'serial-line-not-understood'

/**
 * `serial,model,made,sold` with a comma, a semicolon or a tab between; empty fields may be left out at the end. A head
 * line and empty lines give nothing.
 */
export function readSerialLine(line: string): Result<SerialRecord | undefined, SerialLineRefusal> {
  const text = line.replace(/^\uFEFF/, '').trim()
  if (text === '' || text.startsWith('#')) return ok(undefined)
  return readSerialCells(text.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))
}

/** The same of a table's row. */
export function readSerialCells(
  cells: readonly string[],
): Result<SerialRecord | undefined, SerialLineRefusal> {
  const [serial = '', modelId = '', madeOn = '', soldOn = ''] = cells
  if (/^(serial|序列号|sn|imei)$/i.test(serial)) return ok(undefined)
  if (cells.length > 4) return refused('serial-line-not-understood', { why: 'more than four fields' })
  if (!/^[A-Za-z0-9./_-]+$/.test(serial)) return refused('serial-line-not-understood', { why: 'serial' })
  const parsed = serialRecordSchema.safeParse({
    serial: serial.normalize('NFKC').toUpperCase(),
    modelId,
    madeOn: dayText(madeOn),
    soldOn: dayText(soldOn),
  })
  if (parsed.success) return ok(parsed.data)
  return refused('serial-line-not-understood', { why: parsed.error.issues[0]?.path.join('.') ?? 'line' })
}

/** `2026/3/1`, `20260301` and `2026-03-01` are one day. */
function dayText(text: string): string {
  const match = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text)
  if (!match) return text
  const [, year = '', month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
