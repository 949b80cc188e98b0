/**
 * The program's log: one JSON object a line, names and counts only. Whoever logs passes no text that a person
 * typed; there is no other log.
 */

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const largestBytes = 2_000_000

export type Log = (message: string, detail?: Readonly<Record<string, unknown>>) => void

export function createLog(file: string, nowMs: () => number): Log {
  mkdirSync(dirname(file), { recursive: true })
  return (message, detail = {}) => {
    try {
      if (sizeOf(file) > largestBytes) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ atMs: nowMs(), message, ...detail })}\n`)
    } catch {
      // A log that can not be written (full disk) must not stop a counter from working.
    }
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
