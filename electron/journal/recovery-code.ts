/**
 * The recovery code: what a manager prints and puts into the safe, so that a backup opens on another machine when
 * the first one is gone. 130 random bits in letters that can not be misread, with two check letters. The code itself
 * is kept nowhere; beside the station's key stands that key wrapped by it.
 */

import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'

/** The station's key as the code wraps it. It may travel with every backup: without the code it opens nothing. */
export interface RecoveryWrap {
  readonly madeAtMs: number
  readonly salt: string
  readonly cost: number
  readonly sealed: string
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLetters = 26
const groups = /.{4}/g
const cost = 2 ** 15

export function newRecoveryCode(): string {
  const body = Array.from(randomBytes(randomLetters), (byte) => letters[byte & 31]).join('')
  return [...`${body}${checkLetters(body)}`.matchAll(groups)].join('-')
}

/** As a person types it: small letters, blanks, O for 0. `undefined`: a letter is missing or wrong. */
export function readRecoveryCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  if (plain.length !== randomLetters + 2) return undefined
  const body = plain.slice(0, randomLetters)
  return checkLetters(body) === plain.slice(randomLetters) ? body : undefined
}

export function wrapByCode(key: Buffer, code: string, madeAtMs: number): RecoveryWrap {
  const body = readRecoveryCode(code)
  if (body === undefined) throw new Error('not a recovery code')
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(body, salt, cost), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { madeAtMs, salt: salt.toString('base64'), cost, sealed: sealed.toString('base64') }
}

/** `undefined`: another code, or a damaged wrap. */
export function unwrapByCode(wrap: RecoveryWrap, code: string): Buffer | undefined {
  const body = readRecoveryCode(code)
  const sealed = Buffer.from(wrap.sealed, 'base64')
  if (body === undefined || sealed.byteLength < 28 || wrap.cost > 2 ** 20) return undefined
  try {
    const key = keyOf(body, Buffer.from(wrap.salt, 'base64'), wrap.cost)
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  } catch {
    // Another code: the caller says so.
    return undefined
  }
}

/** Any one of several openings, by a code that fits one of them; absent ones are passed over. */
export function unwrapAny<Wrap extends RecoveryWrap>(
  wraps: readonly (Wrap | null | undefined)[],
  code: string,
): Buffer | undefined {
  for (const wrap of wraps) {
    const key = wrap && unwrapByCode(wrap, code)
    if (key) return key
  }
  return undefined
}

function keyOf(body: string, salt: Buffer, n: number): Buffer {
  return scryptSync(body, salt, 32, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 })
}

function checkLetters(body: string): string {
  const digest = createHash('sha256').update(body).digest()
  return `${letters[(digest[0] ?? 0) & 31]}${letters[(digest[1] ?? 0) & 31]}`
}
