/**
 * Photos and signatures: files beside the journal, named by the hash of their content and sealed, since a photo
 * of a device may show its owner's things. Written durably before the fact that names them.
 */

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './durable-file'
import { journalKeyId, type Sealer, sha256Hex } from './seal'

export interface Attachments {
  readonly put: (bytes: Uint8Array, mime: string) => string
  readonly get: (hash: string) => { readonly bytes: Buffer; readonly mime: string } | undefined
  readonly remove: (hash: string) => void
}

export function createAttachments(folder: string, sealer: Sealer): Attachments {
  const fileOf = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  return {
    put: (bytes, mime) => {
      const hash = sha256Hex(bytes)
      const file = fileOf(hash)
      if (existsSync(file)) return hash
      const plain = Buffer.concat([Buffer.from(`${mime}\n`), bytes])
      const sealed = sealer.seal(journalKeyId, `attachment:${hash}`, plain)
      if (!sealed) throw new Error('no journal key')
      writeDurably(file, sealed)
      return hash
    },
    remove: (hash) => {
      if (/^[0-9a-f]{64}$/.test(hash)) rmSync(fileOf(hash), { force: true })
    },
    get: (hash) => {
      if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(fileOf(hash))) return undefined
      const plain = sealer.open(journalKeyId, `attachment:${hash}`, readFileSync(fileOf(hash)))
      if (!plain) return undefined
      const end = plain.indexOf(10)
      return { mime: plain.subarray(0, end).toString(), bytes: plain.subarray(end + 1) }
    },
  }
}
