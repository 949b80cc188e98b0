// Why: keys of the simulation are made from names, so that the same seed gives the same signatures.
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'

export function keyFrom(name: string): KeyObject {
  const secret = createHash('sha256').update(`simulation ${name}`).digest()
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([prefix, secret]), format: 'der', type: 'pkcs8' })
}

export function createPublicText(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? ''
}
