/**
 * Sealing and signing files for a stick, with Node's own cryptography. Station and headquarters do it with this same
 * code: what one seals the other must open, for as long as there are sticks.
 */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { BundleBox, BundleCrypto } from '../shared/sync/bundle'
import { sealingKeyOf } from '../shared/sync/curve'
import { maxMessageBytes } from '../shared/sync/protocol'

const pkcs8Start = Buffer.from('302e020100300506032b656e04220420', 'hex')

export function bundleCrypto(signingKey: () => KeyObject): BundleCrypto {
  return {
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
    sign: (text) => sign(null, Buffer.from(text), signingKey()).toString('base64url'),
    verify: (publicKey, text, signature) => {
      try {
        const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
        return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
      } catch {
        return false
      }
    },
    boxFor: (receiverKey) => {
      const point = sealingKeyOf(Buffer.from(receiverKey, 'base64url'))
      if (!point) return undefined
      const { privateKey, publicKey } = generateKeyPairSync('x25519')
      const ephemeral = publicKey.export({ format: 'jwk' }).x ?? ''
      return { ephemeral, box: boxOf(privateKey, receivingKey(point), ephemeral) }
    },
    openBox: (ephemeral) => {
      try {
        return boxOf(
          ownSealingKey(signingKey()),
          receivingKey(Buffer.from(ephemeral, 'base64url')),
          ephemeral,
        )
      } catch {
        return undefined
      }
    },
  }
}

function boxOf(privateKey: KeyObject, publicKey: KeyObject, ephemeral: string): BundleBox {
  const common = diffieHellman({ privateKey, publicKey })
  const key = Buffer.from(hkdfSync('sha256', common, ephemeral, 'counterbench-bundle 1', 32))
  return {
    seal: (at, about, text) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at)).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(gzipSync(text, { level: 6 })), cipher.final()])
      return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
    },
    open: (at, about, sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64')
        const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(at)).setAAD(Buffer.from(about))
        cipher.setAuthTag(bytes.subarray(-16))
        const packed = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()])
        return gunzipSync(packed, { maxOutputLength: 2 * maxMessageBytes }).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

/** Each box has a key of its own, so that the line's number is nonce enough. */
function nonceOf(at: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(at, 8)
  return nonce
}

function receivingKey(point: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(point).toString('base64url') },
    format: 'jwk',
  })
}

/** RFC 8032: the scalar of a signing key is the first half of the hash of its seed. */
function ownSealingKey(signingKey: KeyObject): KeyObject {
  const seed = Buffer.from(signingKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const scalar = createHash('sha512').update(seed).digest().subarray(0, 32)
  return createPrivateKey({ key: Buffer.concat([pkcs8Start, scalar]), format: 'der', type: 'pkcs8' })
}
