// Why: the release key in one place: made, read, and its public half written where the program takes it from.
// Development packages are signed by a key of this checkout (dist/), which no released program knows.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const developmentKey = resolve(__dirname, '../../dist/development.key')

/** PKCS 8 in PEM. Readable by its owner only; `docs/release.md` says where it may lie. */
export function makeKey(file: string): string {
  if (existsSync(file)) throw new Error(`${file} exists; a key is never replaced`)
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  return publicHalf(privateKey)
}

export function readKey(file: string): KeyObject {
  return createPrivateKey(readFileSync(file))
}

/** The release key where one is named, else this checkout's own. */
export function releaseKey(): KeyObject {
  const named = process.env['COUNTERBENCH_RELEASE_KEY']
  if (named) return readKey(named)
  if (!existsSync(developmentKey)) makeKey(developmentKey)
  return readKey(developmentKey)
}

/** 32 bytes in base64url, as the program keeps it. */
export function publicHalf(key: KeyObject): string {
  return createPublicKey(key as never).export({ format: 'jwk' }).x ?? ''
}
