// Why: both sides of the simulated exchange live in one process, and signing was most of a schedule's time. Here the
// signature is a digest over the signer's public key and the text: as long as a real one, other for every key and text,
// and refused for anything that was altered on the way. The algorithm itself is the exchange's own tests' business.
import crypto, { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** From here on, for the whole of this worker. */
export function signByDigest(): void {
  const digest = (data: Buffer, key: KeyObject): Buffer =>
    createHash('sha512').update(publicKeyOf(key)).update(data).digest()
  const sign = (_algorithm: null, data: Buffer, key: KeyObject): Buffer => digest(data, key)
  const verify = (_algorithm: null, data: Buffer, key: KeyObject, signature: Buffer): boolean =>
    digest(data, key).equals(signature)
  Object.assign(crypto, { sign, verify })
  syncBuiltinESMExports()
}

const publicKeys = new WeakMap<KeyObject, string>()

function publicKeyOf(key: KeyObject): string {
  let text = publicKeys.get(key)
  if (text === undefined) {
    const publicKey = key.type === 'private' ? createPublicKey(key) : key
    text = publicKey.export({ format: 'jwk' }).x ?? ''
    publicKeys.set(key, text)
  }
  return text
}
