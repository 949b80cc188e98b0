/**
 * Taking an update: read the signed manifest from the server or a stick, check it, only then fetch the package, check
 * that, and hand it to the installer: after a backup, never while a slip is being printed or a form is being
 * filled in. Whatever goes wrong on the way leaves the program as it is.
 */

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpdateOffer } from '../../shared/questions/updates'
import {
  judgeUpdate,
  maxManifestBytes,
  signedManifestSchema,
  type UpdateFile,
  type UpdateFloor,
  type UpdateManifest,
  updateManifestName,
  updateManifestSchema,
} from '../../shared/release/manifest'
import { ok, type Result, refused } from '../../shared/result'
import { writeDurably } from '../journal/durable-file'
import { isSigned } from '../release/self-check'
import type { CheckedPackage } from './hand-over'

export interface UpdateParts {
  /** Where packages and the floor are kept: beside the outlet's folder, so that a restore does not set it back. */
  readonly folder: string
  /** `https://…/updates`; empty: this program is not updated from a server. */
  readonly server: string
  readonly channel: string
  readonly platform: string
  readonly version: string
  readonly schema: number
  readonly releaseKeys: readonly string[]
  /** The version that was installed and did not start, in whose place this one runs; empty: none. */
  readonly takenBack: string
  readonly outlet: () => string
  readonly nowMs: () => number
  readonly fetch: typeof fetch
  /** Why it must not be now; `undefined`: it may. */
  readonly busy: () => 'printer-busy' | 'being-edited' | undefined
  /** The file that was made; `undefined`: none was. */
  readonly backup: () => Promise<string | undefined>
  /** Hands the checked package to the installer, which ends the program; or says why it could not. */
  readonly install: (checked: CheckedUpdate) => Promise<InstallProblem | undefined>
}

export interface CheckedUpdate extends CheckedPackage {
  /** Of the tables that the present program writes. */
  readonly schema: number
  readonly backup: string
}
/** `disk-full`: there is no room to keep the present program as the way back. */
export type InstallProblem = 'disk-full' | 'update-not-installed'

export interface Updates {
  readonly check: () => Promise<Result<UpdateOffer, string>>
  readonly checkFolder: (folder: string) => Promise<Result<UpdateOffer, string>>
  readonly install: () => Promise<Result<null, string>>
  readonly floor: () => UpdateFloor
}

type Source = { readonly kind: 'server' } | { readonly kind: 'folder'; readonly folder: string }

const limitMs = 30_000
/** A package on a slow line; each silent half minute ends it. */
const downloadLimitMs = 30 * 60_000

export function createUpdates(parts: UpdateParts): Updates {
  const floorFile = join(parts.folder, 'floor.json')
  let offered:
    | { readonly manifest: UpdateManifest; readonly file: UpdateFile; readonly source: Source }
    | undefined

  function floor(): UpdateFloor {
    const none: UpdateFloor = { number: 0, version: parts.version }
    try {
      return existsSync(floorFile) ? (JSON.parse(readFileSync(floorFile, 'utf8')) as UpdateFloor) : none
    } catch {
      return none
    }
  }

  async function judged(text: string, source: Source): Promise<Result<UpdateOffer, string>> {
    offered = undefined
    const manifest = readManifest(text, parts.releaseKeys)
    if (!manifest) return refused('update-not-signed')
    const verdict = judgeUpdate(manifest, {
      version: parts.version,
      schema: parts.schema,
      channel: parts.channel,
      platform: parts.platform,
      outlet: parts.outlet(),
      floor: floor(),
      nowMs: parts.nowMs(),
    })
    if (verdict.kind === 'refused') return refused(verdict.reason, { version: manifest.version })
    const { number, version } = manifest
    // From now on nothing older is ever taken, whoever serves it.
    if (number > floor().number) writeDurably(floorFile, JSON.stringify({ number, version }))
    if (version === parts.takenBack) return refused('update-did-not-start', { version })
    if (verdict.kind !== 'offered')
      return ok({ kind: verdict.kind, version, notes: { zh: [], en: [] }, bytes: 0 })
    offered = { manifest, file: verdict.file, source }
    return ok({ kind: 'offered', version, notes: manifest.notes, bytes: verdict.file.bytes })
  }

  async function fetched({ file, source }: NonNullable<typeof offered>): Promise<string | undefined> {
    const target = join(parts.folder, file.name)
    if (existsSync(target) && (await isWhole(target, file))) return target
    await mkdir(parts.folder, { recursive: true })
    const beside = `${target}.part`
    try {
      const pieces =
        source.kind === 'folder'
          ? createReadStream(join(source.folder, file.name))
          : await download(parts, file)
      await writeAtMost(beside, pieces, file.bytes)
      if (!(await isWhole(beside, file))) return undefined
      await rename(beside, target)
      await forgetOthers(parts.folder, file.name)
      return target
    } finally {
      await rm(beside, { force: true }).catch(() => undefined)
    }
  }

  return {
    floor,
    check: async () => {
      if (parts.server === '') return refused('update-no-server')
      try {
        const answer = await parts.fetch(`${parts.server}/${parts.channel}/${updateManifestName}`, {
          signal: AbortSignal.timeout(limitMs),
          redirect: 'error',
        })
        if (!answer.ok) return refused('update-unreachable')
        return await judged(await textAtMost(answer, maxManifestBytes), { kind: 'server' })
      } catch {
        return refused('update-unreachable')
      }
    },
    checkFolder: async (folder) => {
      try {
        const path = join(folder, updateManifestName)
        if ((await stat(path)).size > maxManifestBytes) return refused('update-not-signed')
        return await judged(await readFile(path, 'utf8'), { kind: 'folder', folder })
      } catch {
        return refused('update-not-there')
      }
    },
    install: async () => {
      if (!offered) return refused('update-not-there')
      const busy = parts.busy()
      if (busy) return refused(`update-${busy}`)
      let file: string | undefined
      try {
        file = await fetched(offered)
      } catch (error) {
        const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
        return refused(full ? 'disk-full' : 'update-unreachable')
      }
      if (file === undefined) return refused('update-altered')
      const backup = await parts.backup()
      if (backup === undefined) return refused('backup-failed', { problem: 'before-update' })
      // The download took a while: somebody may have begun something.
      const busyNow = parts.busy()
      if (busyNow) return refused(`update-${busyNow}`)
      const { manifest, file: wanted } = offered
      const { sha512, bytes } = wanted
      const checked = { file, version: manifest.version, bytes, sha512, schema: parts.schema, backup }
      const problem = await parts.install(checked)
      return problem ? refused(problem) : ok(null)
    },
  }
}

/** `undefined`: not signed by a key this program knows, or not what a manifest looks like. */
export function readManifest(text: string, releaseKeys: readonly string[]): UpdateManifest | undefined {
  try {
    const signed = signedManifestSchema.parse(JSON.parse(text))
    if (!releaseKeys.some((key) => isSigned(key, signed.manifest, signed.signature))) return undefined
    return updateManifestSchema.parse(JSON.parse(signed.manifest))
  } catch {
    return undefined
  }
}

async function download(parts: UpdateParts, file: UpdateFile): Promise<AsyncIterable<Uint8Array>> {
  const answer = await parts.fetch(`${parts.server}/${parts.channel}/${file.name}`, {
    signal: AbortSignal.timeout(downloadLimitMs),
    redirect: 'error',
  })
  if (!answer.ok || !answer.body) throw new Error('no package')
  return answer.body as unknown as AsyncIterable<Uint8Array>
}

async function textAtMost(answer: Response, bytesAtMost: number): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength
    if (bytes > bytesAtMost) throw new Error('too much')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

/** A server that goes on sending does not fill the disk. */
async function writeAtMost(path: string, pieces: AsyncIterable<unknown>, bytesAtMost: number): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  let bytes = 0
  try {
    for await (const piece of pieces) {
      bytes += (piece as Uint8Array).byteLength
      if (bytes > bytesAtMost) return
      await handle.write(piece as Uint8Array)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isWhole(path: string, file: UpdateFile): Promise<boolean> {
  if ((await stat(path)).size !== file.bytes) return false
  const hash = createHash('sha512')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex') === file.sha512
}

/** The package before this one stays: it is the way back. */
async function forgetOthers(folder: string, kept: string): Promise<void> {
  const names = (await readdir(folder)).filter(
    (name) => name !== kept && /\.(deb|exe|dmg|zip|AppImage)$/.test(name),
  )
  const dated = await Promise.all(
    names.map(async (name) => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })),
  )
  for (const { name } of dated.sort((left, right) => right.atMs - left.atMs).slice(1)) {
    await rm(join(folder, name), { force: true })
  }
}
