// Why: the program checks every signature that it has just made itself, as each side of the exchange lives in the same
// process; that was most of a schedule's time. A signature that this process has made with this key of this very text
// is right, and is not worked out a second time; every other one is really checked. It never says yes to anything else.
import { createPublicKey, type KeyObject, sign as reallySign, verify as reallyVerify } from 'node:crypto'

export * from 'node:crypto'

interface Made {
  readonly text: Buffer
  readonly publicKey: string
}

const made = new Map<string, Made>()
const madeAtMost = 5000
const publicKeys = new WeakMap<KeyObject, string>()

export function sign(algorithm: null, data: Buffer, key: KeyObject): Buffer {
  const signature = reallySign(algorithm, data, key)
  if (made.size >= madeAtMost) made.clear()
  made.set(signature.toString('latin1'), { text: Buffer.from(data), publicKey: publicKeyOf(key) })
  return signature
}

export function verify(algorithm: null, data: Buffer, key: KeyObject, signature: Buffer): boolean {
  const known = made.get(signature.toString('latin1'))
  if (known?.text.equals(data) && known.publicKey === publicKeyOf(key)) return true
  return reallyVerify(algorithm, data, key, signature)
}

function publicKeyOf(key: KeyObject): string {
  let text = publicKeys.get(key)
  if (text === undefined) {
    const publicKey = key.type === 'private' ? createPublicKey(key) : key
    text = publicKey.export({ format: 'jwk' }).x ?? ''
    publicKeys.set(key, text)
  }
  return text
}
