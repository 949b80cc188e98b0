/** A request and its answer without a web server, so that a simulation can pass them by hand. */

import { promisify } from 'node:util'
import { gunzip, gzip, gzipSync } from 'node:zlib'
import { maxMessageBytes, type Refusal, type RefusalReason } from '../../shared/sync/protocol'

export interface RawRequest {
  readonly method: string
  readonly path: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type Reply = { readonly status: number; readonly json: unknown }

const zip = promisify(gzip)
const unzip = promisify(gunzip)
/** Smaller answers are not worth the work; up to the second it is done at once, cheaper than handing it over. */
const zipFromBytes = 6000
const zipAtOnceBytes = 40_000

export function refuse(refused: RefusalReason, number?: number): Reply {
  const json: Refusal = number === undefined ? { refused } : { refused, number }
  return { status: statusOf(refused), json }
}

function statusOf(reason: RefusalReason): number {
  switch (reason) {
    case 'unknown-station':
    case 'signature-wrong':
    case 'code-unknown':
    case 'code-for-other-station':
      return 401
    case 'revoked':
      return 403
    case 'counter-behind':
    case 'epoch-changed':
    case 'other-headquarters':
    case 'gap':
    case 'letter-in-use':
      return 409
    case 'too-large':
      return 413
    case 'protocol-too-old':
    case 'protocol-too-new':
      return 426
    case 'busy':
      return 503
    default:
      return 400
  }
}

/** `undefined`: too large, or cut. A bomb is stopped while it unpacks. */
export async function readBody({ headers, body }: RawRequest): Promise<Buffer | undefined> {
  if (headers['content-encoding'] !== 'gzip')
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  try {
    return await unzip(body, { maxOutputLength: maxMessageBytes, chunkSize: unpackedBytes(body) })
  } catch {
    return undefined
  }
}

/** `undefined`: no JSON. */
export function parsed(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return undefined
  }
}

/** What the end of it says it will be: unpacked in one piece, not in a hundred. Only a size, and bounded. */
function unpackedBytes(zipped: Uint8Array): number {
  const { buffer, byteOffset, byteLength } = zipped
  const said =
    byteLength < 4 ? 0 : new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - 4, true)
  return Math.max(1024, Math.min(maxMessageBytes, said + 1))
}

export async function pack(
  text: string,
  acceptsZip: boolean,
): Promise<{ readonly body: Uint8Array; readonly headers: Readonly<Record<string, string>> }> {
  const plain = Buffer.from(text)
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  if (!acceptsZip || plain.byteLength < zipFromBytes) return { body: plain, headers }
  const options = { level: 4 }
  const body = plain.byteLength <= zipAtOnceBytes ? gzipSync(plain, options) : await zip(plain, options)
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } }
}
