/**
 * What a receipt printer says about itself: the real-time questions DLE EOT 1, 2, 3, 4 and the answer to GS r 1
 * that receipts end with. Answers are single bytes with fixed bits, so noise on the line is told apart.
 */

import type { PrintReason } from '../../shared/documents/print-reasons'
import type { PrinterStatus } from './outcome'

export const statusQuestions = Uint8Array.of(
  ...[0x10, 0x04, 1],
  ...[0x10, 0x04, 2],
  ...[0x10, 0x04, 3],
  ...[0x10, 0x04, 4],
)

/** Real-time answers have bits 1 and 4 set and bits 0 and 7 clear. */
export function isStatusAnswer(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010
}

/** The answer to GS r 1 has bits 4 and 7 clear, so it can not be mistaken for a real-time answer. */
export function isPaperAnswer(byte: number): boolean {
  return (byte & 0b1001_0000) === 0
}

/** Reads the answers in the order of the questions; a printer may answer only some. */
export function readStatus(answers: readonly number[]): PrinterStatus {
  const [general, offline, error, paper] = answers
  if (general === undefined) return { kind: 'silent' }
  const reason = faultOf(offline ?? 0, error ?? 0, paper ?? 0, general)
  if (reason) return { kind: 'not-ready', reason }
  return (paper ?? 0) & 0b0000_1100 ? { kind: 'ready', paperLow: true } : { kind: 'ready' }
}

function faultOf(offline: number, error: number, paper: number, general: number): PrintReason | undefined {
  if (offline & 0b0000_0100) return 'cover-open'
  if (paper & 0b0110_0000 || offline & 0b0010_0000) return 'paper-out'
  if (error & 0b0000_1000) return 'cutter-jam'
  if (error & 0b0110_0000 || offline & 0b0100_0000) return 'printer-error'
  return general & 0b0000_1000 ? 'printer-error' : undefined
}
