// Why: makes and checks the signed manifest of a folder of packages. The program reads it with the same shared code.
import { createHash, type KeyObject, sign } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from '../../electron/updates/updates'
import {
  type UpdateFile,
  type UpdateManifest,
  updateManifestName,
  updateManifestSchema,
} from '../../shared/release/manifest'

/** What a package is called, for which system. */
export const platforms: readonly (readonly [RegExp, string])[] = [
  [/_amd64\.deb$/, 'linux-x64'],
  [/\.AppImage$/, 'appimage-x64'],
  [/Setup.*\.exe$/, 'win32-x64'],
  // Squirrel takes the zip; the dmg is for a first installation by hand.
  [/-arm64-mac\.zip$/, 'darwin-arm64'],
  [/-mac\.zip$/, 'darwin-x64'],
]

export async function makeSignedManifest(release: {
  readonly folder: string
  readonly channel: string
  readonly version: string
  readonly number: number
  readonly nowMs: number
  readonly days: number
  readonly schema: number
  readonly notes: UpdateManifest['notes']
  readonly outlets?: readonly string[]
  readonly key: KeyObject
}): Promise<string> {
  const files: UpdateFile[] = []
  for (const name of readdirSync(release.folder)) {
    const platform = platforms.find(([pattern]) => pattern.test(name))?.[1]
    if (platform === undefined || files.some((file) => file.platform === platform)) continue
    const path = join(release.folder, name)
    files.push({ platform, name, bytes: statSync(path).size, sha512: await sha512Of(path) })
  }
  const manifest = updateManifestSchema.parse({
    format: 1,
    product: 'counterbench',
    channel: release.channel,
    version: release.version,
    number: release.number,
    issuedAtMs: release.nowMs,
    expiresAtMs: release.nowMs + release.days * 86_400_000,
    schema: release.schema,
    files,
    notes: release.notes,
    ...(release.outlets ? { outlets: release.outlets } : {}),
  })
  const text = JSON.stringify(manifest)
  return JSON.stringify({
    manifest: text,
    signature: sign(null, Buffer.from(text), release.key).toString('base64url'),
  })
}

/** A sentence, or `undefined` when everything is right. */
export async function wrongIn(folder: string, publicKeys: readonly string[]): Promise<string | undefined> {
  const path = join(folder, updateManifestName)
  if (!existsSync(path)) return `There is no ${updateManifestName} in ${folder}.`
  const manifest = readManifest(readFileSync(path, 'utf8'), publicKeys)
  if (!manifest) return 'The manifest is not signed by the release key.'
  for (const file of manifest.files) {
    const target = join(folder, file.name)
    if (!existsSync(target)) return `${file.name} is missing.`
    if (statSync(target).size !== file.bytes || (await sha512Of(target)) !== file.sha512) {
      return `${file.name} is not what was signed.`
    }
  }
  return undefined
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}
