/** Reads what disk.c recorded: every write, flush, cut and rename of a program, in their order. */

import { readFileSync } from 'node:fs'

export type DiskCall =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly file: string; readonly size: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'flush' | 'unlink' | 'create'; readonly file: string }

const kinds = ['', 'write', 'flush', 'cut', 'rename', 'unlink', 'create'] as const

export function readDiskLog(file: string): readonly DiskCall[] {
  const log = readFileSync(file)
  const calls: DiskCall[] = []
  let at = 0
  const text = (): string => {
    const length = log.readUInt32LE(at)
    at += 4
    const value = log.toString('utf8', at, at + length)
    at += length
    return value
  }
  while (at < log.length) {
    const kind = kinds[log.readUInt32LE(at)]
    at += 4
    const name = text()
    const other = text()
    const offset = Number(log.readBigUInt64LE(at))
    const size = Number(log.readBigUInt64LE(at + 8))
    at += 16
    const data = log.subarray(at, at + size)
    at += size
    if (kind === 'write') calls.push({ kind, file: name, at: offset, data })
    else if (kind === 'cut') calls.push({ kind, file: name, size: offset })
    else if (kind === 'rename') calls.push({ kind, file: name, to: other })
    else if (kind === 'flush' || kind === 'unlink' || kind === 'create') calls.push({ kind, file: name })
    else throw new Error('the record of the disk is damaged')
  }
  return calls
}
