/**
 * A list on its way out of the window: all its rows (page by page where main holds them), the file or the paper,
 * and main's answer. It writes nowhere itself: main asks the person where a file should go.
 */

import { csvText } from '../../../shared/csv'
import { type ListId, maxFileBytes, maxPieceLength, maxPrintedRows } from '../../../shared/lists'
import { type Answer, refused } from '../../../shared/result'
import type { Sheet } from '../../../shared/sheet'
import { ask, newId } from '../../door'
import type { Language } from '../../i18n/language'
import { cellText, type ExportFormat, type Page, type PageQuery, type TableColumn } from './column'
import type { SheetWritten } from './xlsx-worker'

export interface ListToTake<Row> {
  readonly list: ListId
  readonly title: string
  /** `工单 2026-11-23`. */
  readonly fileName: string
  readonly language: Language
  readonly filter: string
  readonly columns: readonly { readonly column: TableColumn<Row>; readonly width: number }[]
  readonly totals: readonly { readonly label: string; readonly value: string }[]
}

export type Taken =
  | { readonly kind: 'saved' | 'cancelled' | 'printed' }
  | { readonly kind: 'not-printed' | 'paper-unknown'; readonly reason: string }

const pageSize = 500

/** Every page of a list that main holds. `undefined`: stopped by the person. */
export async function allRows<Row>(
  load: (query: PageQuery) => Promise<Page<Row>>,
  question: Omit<PageQuery, 'offset' | 'limit'>,
  progress: (done: number, total: number) => void,
  stop: AbortSignal,
): Promise<readonly Row[] | undefined> {
  const rows: Row[] = []
  for (;;) {
    const page = await load({ ...question, offset: rows.length, limit: pageSize })
    if (stop.aborted) return undefined
    for (const row of page.rows) rows.push(row)
    progress(rows.length, page.total)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}

export async function takeList<Row>(
  wish: ListToTake<Row>,
  rows: readonly Row[],
  format: ExportFormat,
  stop: AbortSignal,
): Promise<Answer<Taken>> {
  if (format === 'print' && rows.length > maxPrintedRows)
    return refused('list-too-long', { maximum: maxPrintedRows })
  const texts = rows.map((row) => wish.columns.map(({ column }) => cellText(column, row)))
  if (format === 'print') return printList(wish, texts)
  const bytes = format === 'csv' ? csvBytes(wish, texts) : await workbook(wish, texts, stop)
  if (stop.aborted) return { kind: 'ok', value: { kind: 'cancelled' } }
  if (!bytes) return { kind: 'failed', reference: 'workbook' }
  return saveFile(wish, format, bytes, stop)
}

function csvBytes<Row>(wish: ListToTake<Row>, texts: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(
    csvText(
      wish.columns.map(({ column }) => column.header),
      texts,
    ),
  )
}

function workbook<Row>(
  wish: ListToTake<Row>,
  rows: readonly (readonly string[])[],
  stop: AbortSignal,
): Promise<Uint8Array | undefined> {
  const columns = wish.columns.map(({ column, width }) => ({
    header: column.header,
    width,
    align: column.align ?? 'start',
  }))
  const sheet: Sheet = { name: wish.title, columns, rows }
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { type: 'module' })
  const written = new Promise<Uint8Array | undefined>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<SheetWritten>) =>
      resolve('bytes' in data ? data.bytes : undefined)
    worker.onerror = () => resolve(undefined)
    stop.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  worker.postMessage(sheet)
  return written.finally(() => worker.terminate())
}

async function saveFile<Row>(
  wish: ListToTake<Row>,
  format: 'csv' | 'xlsx',
  bytes: Uint8Array,
  stop: AbortSignal,
): Promise<Answer<Taken>> {
  if (bytes.length > maxFileBytes) return refused('file-too-large')
  const transferId = newId()
  // A multiple of three bytes is whole base64.
  const step = Math.floor((maxPieceLength * 3) / 4 / 3) * 3
  const pieces = Math.max(1, Math.ceil(bytes.length / step))
  for (let piece = 0; piece < pieces; piece += 1) {
    if (stop.aborted) break
    const answer = await ask('saveFile', {
      list: wish.list,
      transferId,
      name: wish.fileName,
      format,
      piece,
      pieces,
      base64: base64Of(bytes.subarray(piece * step, (piece + 1) * step)),
    })
    if (answer.kind !== 'ok') return answer
    if (answer.value.state !== 'more') return { kind: 'ok', value: { kind: answer.value.state } }
  }
  return { kind: 'ok', value: { kind: 'cancelled' } }
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

async function printList<Row>(
  wish: ListToTake<Row>,
  rows: readonly (readonly string[])[],
): Promise<Answer<Taken>> {
  const answer = await ask('printList', {
    list: wish.list,
    language: wish.language === 'zh' ? 'zh-CN' : 'en',
    title: wish.title,
    filter: wish.filter.slice(0, 400),
    columns: wish.columns.map(({ column, width }) => ({
      title: column.header.slice(0, 60),
      width,
      align: column.align ?? 'start',
    })),
    rows: rows.map((row) => row.map((text) => text.slice(0, 400))),
    totals: [...wish.totals],
  })
  if (answer.kind === 'refused' && answer.reason === 'too-large')
    return refused('list-too-long', { maximum: maxPrintedRows })
  if (answer.kind !== 'ok') return answer
  const { outcome, reason } = answer.value
  if (outcome === 'printed') return { kind: 'ok', value: { kind: 'printed' } }
  return { kind: 'ok', value: { kind: outcome === 'failed' ? 'not-printed' : 'paper-unknown', reason } }
}
