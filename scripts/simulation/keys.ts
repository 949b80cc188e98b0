// Why: keys of the simulation are made from names, so that the same seed gives the same signatures. Making one costs
// more than signing with it, so each is made once, however many schedules use it.
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'

const made = new Map<string, KeyObject>()

export function keyFrom(name: string): KeyObject {
  const before = made.get(name)
  if (before) return before
  const secret = createHash('sha256').update(`simulation ${name}`).digest()
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const key = createPrivateKey({ key: Buffer.concat([prefix, secret]), format: 'der', type: 'pkcs8' })
  made.set(name, key)
  return key
}

export function createPublicText(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? ''
}
