/** Ed25519 as it travels: 32 bytes of public key in base64url, 64 bytes of signature in base64url. */

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

export function publicKeyText(key: KeyObject): string {
  const jwk = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  return jwk.x ?? ''
}

/** Reading a key costs as much as checking a signature with it; a few thousand stations fit. */
const known = new Map<string, KeyObject>()
const knownAtMost = 20_000

export function publicKeyFrom(text: string): KeyObject | undefined {
  const before = known.get(text)
  if (before) return before
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' })
    if (known.size >= knownAtMost) known.clear()
    known.set(text, key)
    return key
  } catch {
    return undefined
  }
}

export function newSigningKey(): string {
  return generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64url')
}

let lastSigning: { readonly text: string; readonly key: KeyObject } | undefined

/** A server has one for its whole life. */
export function signingKeyFrom(text: string): KeyObject {
  if (lastSigning?.text !== text) {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' })
    lastSigning = { text, key }
  }
  return lastSigning.key
}

export function signText(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text), key).toString('base64url')
}

export function isSigned(key: KeyObject, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
