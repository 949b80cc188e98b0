/**
 * The station's master key in a file of its own beside the journal, readable by this user only. The operating
 * system's key store, where there is one, wraps it (`wrap`): without that, a copied disk carries its key along,
 * which docs/data-safety.md says plainly.
 */

import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { KeyProvider } from './seal'

export interface KeyWrap {
  readonly name: string
  readonly wrap: (plain: Buffer) => Buffer
  readonly unwrap: (wrapped: Buffer) => Buffer
}

const noWrap: KeyWrap = { name: 'none', wrap: (plain) => plain, unwrap: (wrapped) => wrapped }

export function keyFile(file: string, wraps: readonly KeyWrap[] = []): KeyProvider {
  const known = [...wraps, noWrap]
  if (!existsSync(file)) {
    const wrap = known[0] ?? noWrap
    const record = { wrap: wrap.name, key: wrap.wrap(randomBytes(32)).toString('base64') }
    writeDurably(file, JSON.stringify(record))
  }
  const record = JSON.parse(readFileSync(file, 'utf8')) as { wrap: string; key: string }
  const wrap = known.find((one) => one.name === record.wrap)
  if (!wrap) throw new Error(`the station key is kept by ${record.wrap}, which is not available`)
  const key = wrap.unwrap(Buffer.from(record.key, 'base64'))
  return { masterKey: () => key }
}

/** Written beside, flushed, renamed, and the folder flushed: after a power cut it is the old or the new, whole. */
export function writeDurably(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.new`
  const descriptor = openSync(beside, 'w', 0o600)
  try {
    writeSync(descriptor, typeof text === 'string' ? Buffer.from(text) : text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(beside, file)
  flushFolder(dirname(file))
}

function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(join(folder, '.'), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
