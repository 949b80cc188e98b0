/**
 * The installed program checks its own files at the start: the list of hashes that came with it, signed by the
 * release key, against what lies on the disk. It finds a file that was altered, is missing, or was added where code is
 * loaded from. Plain Node, so that the packaging script uses the same to make the list.
 */

import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'

export const listName = 'files.json'

const listSchema = z.strictObject({
  version: z.string().max(40),
  /** Path under the resources folder → SHA-256. */
  files: z.record(z.string().max(300), z.string().regex(/^[0-9a-f]{64}$/)),
})
const signedSchema = z.strictObject({ list: z.string().max(200_000), signature: z.string().max(100) })

export type SelfCheck =
  | { readonly kind: 'whole'; readonly files: number }
  | { readonly kind: 'altered'; readonly what: string }

/** Electron shows archives as folders, which would hash something else than the file: there, pass `original-fs`. */
export interface Files {
  readonly createReadStream: typeof createReadStream
  readonly readdirSync: typeof readdirSync
  readonly statSync: typeof statSync
}
const ordinary: Files = { createReadStream, readdirSync, statSync }

export async function checkFiles(
  resources: string,
  version: string,
  publicKeys: readonly string[],
  files: Files = ordinary,
): Promise<SelfCheck> {
  const altered = (what: string): SelfCheck => ({ kind: 'altered', what })
  const path = join(resources, listName)
  if (!existsSync(path)) return altered(listName)
  let list: z.output<typeof listSchema>
  try {
    const signed = signedSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const isOurs = publicKeys.some((key) => isSigned(key, signed.list, signed.signature))
    if (!isOurs) return altered(`${listName}: signature`)
    list = listSchema.parse(JSON.parse(signed.list))
  } catch {
    return altered(listName)
  }
  if (list.version !== version) return altered(`${listName}: ${list.version}`)
  const present = codeFiles(resources, files)
  const unknown = present.find((name) => !Object.hasOwn(list.files, name))
  if (unknown !== undefined) return altered(unknown)
  for (const [name, hash] of Object.entries(list.files)) {
    if (!present.includes(name) || (await hashOf(join(resources, name), files)) !== hash) return altered(name)
  }
  return { kind: 'whole', files: present.length }
}

export async function signedList(resources: string, version: string, key: KeyObject): Promise<string> {
  const files: Record<string, string> = {}
  for (const name of codeFiles(resources, ordinary))
    files[name] = await hashOf(join(resources, name), ordinary)
  const list = JSON.stringify({ version, files })
  return JSON.stringify({ list, signature: sign(null, Buffer.from(list), key).toString('base64url') })
}

/** Where code is loaded from: the archive, the native files beside it, and what the engine starts from. */
function codeFiles(resources: string, files: Files): readonly string[] {
  const beside = join(resources, 'app.asar.unpacked')
  const engine = ['v8_context_snapshot.bin', 'snapshot_blob.bin']
    .map((name) => join(resources, '..', name))
    .filter((path) => existsSync(path))
  const paths = [join(resources, 'app.asar'), ...(existsSync(beside) ? walk(beside, files) : []), ...engine]
  return paths.map((path) => relative(resources, path).replaceAll('\\', '/')).sort()
}

function walk(folder: string, files: Files): readonly string[] {
  return files.readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return files.statSync(path).isDirectory() ? walk(path, files) : [path]
  })
}

async function hashOf(file: string, files: Files): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of files.createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** Ed25519; the public key as 32 bytes in base64url. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
