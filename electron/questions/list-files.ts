/**
 * Lists that leave the screen: as a file, through the system's dialog, or on paper, through the print engine. Main
 * decides who may take which list; the window names neither a path nor a printer. What was sent and never finished
 * is forgotten.
 */

import { listForm } from '../../shared/documents/forms/list'
import type { PrintContext } from '../../shared/documents/frame'
import { maxFileBytes, maxPrintedRows, mayTakeList, safeFileName } from '../../shared/lists'
import type { PrinterSettings } from '../../shared/printing/settings'
import { ok, refused } from '../../shared/result'
import { mediaFor, type PrintEngine } from '../printing/engine'
import type { Asker, Handlers } from './handler'

export type SaveFile = (
  windowId: number,
  name: string,
  bytes: Uint8Array,
) => Promise<'saved' | 'cancelled' | 'not-written'>

interface Transfer {
  readonly transferId: string
  readonly pieces: Buffer[]
  bytes: number
  atMs: number
}

const forgottenAfterMs = 120_000

export function listFileHandlers(dependencies: {
  readonly saveFile: SaveFile | undefined
  readonly engine: PrintEngine
  readonly printers: () => readonly PrinterSettings[]
  readonly context: (person: NonNullable<Asker['person']>, language: PrintContext['language']) => PrintContext
  readonly nowMs: () => number
}): Handlers<'saveFile' | 'printList'> {
  const { engine, nowMs } = dependencies
  /** One for each window: a second export replaces what the first left unfinished. */
  const transfers = new Map<number, Transfer>()

  return {
    saveFile: async (given, { windowId, person }) => {
      if (!person || !mayTakeList(given.list, person.role)) return refused('not-allowed')
      if (!dependencies.saveFile) return refused('saving-files-off')
      for (const [window, { atMs }] of transfers)
        if (nowMs() - atMs > forgottenAfterMs) transfers.delete(window)
      if (given.piece === 0)
        transfers.set(windowId, { transferId: given.transferId, pieces: [], bytes: 0, atMs: nowMs() })
      const transfer = transfers.get(windowId)
      const inOrder =
        transfer?.transferId === given.transferId &&
        transfer.pieces.length === given.piece &&
        given.piece < given.pieces
      if (!transfer || !inOrder) {
        transfers.delete(windowId)
        return refused('file-broken')
      }
      const piece = Buffer.from(given.base64, 'base64')
      transfer.pieces.push(piece)
      transfer.bytes += piece.length
      transfer.atMs = nowMs()
      if (transfer.bytes > maxFileBytes) {
        transfers.delete(windowId)
        return refused('file-too-large')
      }
      if (given.piece + 1 < given.pieces) return ok({ state: 'more' })
      transfers.delete(windowId)
      const name = safeFileName(given.name, given.format)
      const state = await dependencies.saveFile(windowId, name, Buffer.concat(transfer.pieces))
      return state === 'not-written' ? refused('file-not-written') : ok({ state })
    },
    printList: async ({ list, language, ...content }, { person }) => {
      if (!person || !mayTakeList(list, person.role)) return refused('not-allowed')
      if (content.rows.length > maxPrintedRows) return refused('list-too-long', { maximum: maxPrintedRows })
      const model = listForm(dependencies.context(person, language), content)
      let reason = 'no-printer'
      for (const printer of dependencies.printers()) {
        const prepared = await engine.prepare(model, mediaFor(printer))
        if (prepared.kind === 'failed') {
          reason = prepared.reason
          continue
        }
        const outcome = await engine.deliver(prepared.prepared, printer, content.title)
        // Only what certainly did not come out may go to the next printer.
        if (outcome.kind === 'printed') return ok({ outcome: 'printed', reason: '' })
        if (outcome.kind === 'unknown') return ok({ outcome: 'unknown', reason: outcome.reason })
        reason = outcome.reason
      }
      return ok({ outcome: 'failed', reason })
    },
  }
}
