// Why: both sides of the simulated exchange live in one process, which checks each signature that it has made a moment
// ago; that was most of a schedule's time. A signature that this process has made with this key over this very text is
// right, and is not worked out a second time; every other one is really checked. It never says yes to anything else.
import crypto, { createPublicKey, type KeyObject } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

interface Made {
  readonly text: Buffer
  readonly publicKey: string
}

const madeAtMost = 5000

/** From here on, for the whole of this worker. */
export function rememberSignatures(): void {
  const { sign: reallySign, verify: reallyVerify } = crypto
  const made = new Map<string, Made>()

  const sign = (algorithm: null, data: Buffer, key: KeyObject): Buffer => {
    const signature = reallySign(algorithm, data, key)
    if (made.size >= madeAtMost) made.clear()
    made.set(signature.toString('latin1'), { text: Buffer.from(data), publicKey: publicKeyOf(key) })
    return signature
  }
  const verify = (algorithm: null, data: Buffer, key: KeyObject, signature: Buffer): boolean => {
    const known = made.get(signature.toString('latin1'))
    if (known?.text.equals(data) && known.publicKey === publicKeyOf(key)) return true
    return reallyVerify(algorithm, data, key, signature)
  }
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
