/**
 * Updates from a real server and from a stick: what was signed for this station is taken, after a backup and never in
 * the middle of work; everything else (altered, old, replayed, foreign, cut off, too long) is refused and the program
 * goes on as it was. Replay a property with SEED=<number>.
 */

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createUpdates, readManifest, type UpdateParts } from '../../electron/updates/updates'
import { serveUpdates } from '../../headquarters/updates/serve'
import { publicHalf } from '../../scripts/release/keys'
import { makeSignedManifest, wrongIn } from '../../scripts/release/manifest'
import type { UpdateManifest } from '../../shared/release/manifest'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'

const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 10, 26)
const notes = { zh: ['打印更快'], en: ['Printing is faster'] }
const key = generateKeyPairSync('ed25519').privateKey
const packageName = 'counterbench_0.2.0_amd64.deb'
const packageBytes = Buffer.alloc(300_000, 'a package of the next release ')

let folders: string[] = []
let served = ''
let own = ''
let server: ReturnType<typeof fastify> | undefined
let address = ''

beforeEach(async () => {
  served = quickFolder()
  own = quickFolder()
  folders = [served, own]
  server = fastify({ forceCloseConnections: true })
  serveUpdates(server as never, served)
  address = `${await server.listen({ port: 0, host: '127.0.0.1' })}/updates`
  await release()
})
afterEach(async () => {
  await server?.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Wanted {
  readonly channel?: string
  readonly into?: string
  readonly version?: string
  readonly number?: number
  readonly issuedAtMs?: number
  readonly schema?: number
  readonly outlets?: readonly string[]
  readonly signedBy?: KeyObject
}

/** Lays a release into a channel, as `npm run release -- sign` and `publish` do. */
async function release(wanted: Wanted = {}): Promise<string> {
  const { channel = 'stable', into = 'stable' } = wanted
  const folder = join(served, into)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, packageName), packageBytes)
  const text = await makeSignedManifest({
    folder,
    channel,
    version: wanted.version ?? '0.2.0',
    number: wanted.number ?? 2,
    nowMs: wanted.issuedAtMs ?? nowMs,
    days: 30,
    schema: wanted.schema ?? 3,
    notes,
    key: wanted.signedBy ?? key,
    ...(wanted.outlets ? { outlets: wanted.outlets } : {}),
  })
  writeFileSync(join(folder, 'update.json'), text)
  return text
}

function station(changes: Partial<UpdateParts> = {}) {
  const installed: string[] = []
  const backups: number[] = []
  const updates = createUpdates({
    folder: own,
    server: address,
    channel: 'stable',
    platform: 'linux-x64',
    version: '0.1.0',
    schema: 3,
    releaseKeys: [publicHalf(key)],
    takenBack: '',
    outlet: () => 'SZ01',
    nowMs: () => nowMs,
    fetch,
    busy: () => undefined,
    backup: async () => {
      backups.push(installed.length)
      return 'backup.sqlite'
    },
    install: async ({ file }) => {
      installed.push(file)
      return undefined
    },
    ...changes,
  })
  return { updates, installed, backups }
}

describe('an update', () => {
  it('is offered in the staff’s words, fetched whole, backed up for, and handed to the installer', async () => {
    const { updates, installed, backups } = station()
    expect(await updates.check()).toMatchObject({
      kind: 'ok',
      value: { kind: 'offered', version: '0.2.0', notes },
    })
    expect(await updates.install()).toMatchObject({ kind: 'ok' })
    expect(backups).toEqual([0])
    expect(installed).toHaveLength(1)
    expect(readFileSync(installed[0] ?? '')).toEqual(packageBytes)
  })

  it('comes from a stick as well, by the same signature', async () => {
    const { updates, installed } = station({ server: '' })
    expect(await updates.check()).toMatchObject({ reason: 'update-no-server' })
    expect(await updates.checkFolder(own)).toMatchObject({ reason: 'update-not-there' })
    expect(await updates.checkFolder(join(served, 'stable'))).toMatchObject({ value: { kind: 'offered' } })
    expect(await updates.install()).toMatchObject({ kind: 'ok' })
    expect(installed).toHaveLength(1)
  })

  it('waits: for the printer, for a form that is being filled in, and for its own outlet’s turn', async () => {
    for (const busy of ['printer-busy', 'being-edited'] as const) {
      const { updates, installed, backups } = station({ busy: () => busy })
      await updates.check()
      expect(await updates.install()).toMatchObject({ reason: `update-${busy}` })
      expect([...installed, ...backups]).toEqual([])
    }
    let begun = false
    const { updates, installed } = station({
      busy: () => (begun ? 'being-edited' : undefined),
      backup: async () => {
        begun = true
        return 'backup.sqlite'
      },
    })
    await updates.check()
    expect(await updates.install()).toMatchObject({ reason: 'update-being-edited' })
    expect(installed).toEqual([])
    await release({ outlets: ['BJ01'] })
    expect(await station().updates.check()).toMatchObject({ value: { kind: 'later' } })
    await release({ outlets: ['BJ01', 'SZ01'] })
    expect(await station().updates.check()).toMatchObject({ value: { kind: 'offered' } })
  })

  it('is not begun without its backup', async () => {
    const { updates, installed } = station({ backup: async () => undefined })
    await updates.check()
    expect(await updates.install()).toMatchObject({ reason: 'backup-failed' })
    expect(installed).toEqual([])
  })
})

describe('what is refused', () => {
  it('a manifest with any byte changed, cut short, or signed by somebody else', async () => {
    const text = await release()
    const keys = [publicHalf(key)]
    expect(readManifest(text, keys)).toBeDefined()
    const right = JSON.stringify(readManifest(text, keys))
    let taken = 0
    const read = (altered: string): void => {
      const said = readManifest(altered, keys)
      // The last letter of base64 carries bits that mean nothing: it is the same signature, of the same manifest.
      if (said && JSON.stringify(said) !== right) taken += 1
      tried('R28')
    }
    for (let at = 0; at < text.length; at += 1) {
      for (const bit of [1, 2, 4, 32, 128]) {
        const bytes = Buffer.from(text)
        bytes[at] = (bytes[at] ?? 0) ^ bit
        read(bytes.toString('latin1'))
      }
      expect(readManifest(text.slice(0, at), keys)).toBeUndefined()
      read(text.slice(0, at) + text.slice(at + 1))
    }
    expect(taken).toBe(0)
    await release({ signedBy: generateKeyPairSync('ed25519').privateKey })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-not-signed' })
  })

  it('another’s product or shape, though signed', () => {
    const manifest = { format: 1, product: 'other', channel: 'stable' }
    for (const content of [JSON.stringify(manifest), '[]', 'null', '{"__proto__":{}}', '']) {
      const signature = sign(null, Buffer.from(content), key).toString('base64url')
      expect(
        readManifest(JSON.stringify({ manifest: content, signature }), [publicHalf(key)]),
      ).toBeUndefined()
    }
  })

  it('a package with a byte changed, missing, longer or shorter; nothing of it stays', async () => {
    const file = join(served, 'stable', packageName)
    const altered = Buffer.from(packageBytes)
    altered[1234] = (altered[1234] ?? 0) ^ 1
    for (const bytes of [
      altered,
      packageBytes.subarray(0, 1000),
      Buffer.concat([packageBytes, Buffer.alloc(9)]),
    ]) {
      writeFileSync(file, bytes)
      const { updates, installed, backups } = station()
      expect(await updates.check()).toMatchObject({ kind: 'ok' })
      expect(await updates.install()).toMatchObject({ reason: 'update-altered' })
      expect([...installed, ...backups]).toEqual([])
      expect(await wrongIn(join(served, 'stable'), [publicHalf(key)])).toContain(packageName)
    }
    rmSync(file)
    const { updates, installed } = station()
    await updates.check()
    expect(await updates.install()).toMatchObject({ reason: 'update-unreachable' })
    expect(installed).toEqual([])
    expect(readdirSync(own)).toEqual(['floor.json'])
  })

  it('an older release that was signed once, also after the program was installed anew', async () => {
    const old = await release({ version: '0.1.5', number: 1, issuedAtMs: nowMs - dayMs })
    await release({ version: '0.2.0', number: 2 })
    expect(await station().updates.check()).toMatchObject({ value: { version: '0.2.0' } })
    writeFileSync(join(served, 'stable', 'update.json'), old)
    expect(await station().updates.check()).toMatchObject({ reason: 'update-replayed' })
    await release({ version: '0.1.5', number: 9 })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-older' })
    await release({ version: '0.0.9', number: 10 })
    rmSync(join(own, 'floor.json'))
    expect(await station().updates.check()).toMatchObject({ reason: 'update-older' })
    await release({ schema: 2 })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-older' })
  })

  it('one that is too old to be believed, or from a future that is not ours', async () => {
    await release({ issuedAtMs: nowMs - 31 * dayMs })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-expired' })
    await release({ issuedAtMs: nowMs + 9 * dayMs })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-from-the-future' })
  })

  it('another channel’s, though it is signed and served in ours', async () => {
    await release({ channel: 'beta' })
    expect(await station().updates.check()).toMatchObject({ reason: 'update-wrong-channel' })
    expect(await station({ platform: 'win32-x64' }).updates.check()).toMatchObject({
      reason: 'update-wrong-channel',
    })
    await release()
    expect(await station({ platform: 'win32-x64' }).updates.check()).toMatchObject({
      reason: 'update-not-for-this-system',
    })
  })

  it('a server that is not there, breaks off, sends too much or leads elsewhere; the next try works', async () => {
    const manifest = await release()
    const hostile = createServer((request, response) => {
      if (request.url?.includes('redirect'))
        response.writeHead(302, { location: `${address}/stable/update.json` }).end()
      else if (request.url?.endsWith('update.json') && !request.url.includes('flood')) response.end(manifest)
      else if (request.url?.includes('flood')) {
        const pour = (): void => {
          if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(pour))
        }
        pour()
      } else {
        response.writeHead(200, { 'content-length': packageBytes.length })
        response.write(packageBytes.subarray(0, 1000), () => response.destroy())
      }
    })
    await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', () => resolve()))
    const at = `http://127.0.0.1:${(hostile.address() as { port: number }).port}`
    for (const path of ['redirect', 'flood']) {
      expect(await station({ server: `${at}/${path}` }).updates.check()).toMatchObject({
        reason: 'update-unreachable',
      })
    }
    const { updates, installed } = station({ server: at })
    expect(await updates.check()).toMatchObject({ kind: 'ok' })
    expect(await updates.install()).toMatchObject({ reason: 'update-unreachable' })
    expect(installed).toEqual([])
    expect(existsSync(join(own, packageName))).toBe(false)
    hostile.closeAllConnections()
    hostile.close()
    expect(await station({ server: at }).updates.check()).toMatchObject({ reason: 'update-unreachable' })
    const again = station()
    await again.updates.check()
    expect(await again.updates.install()).toMatchObject({ kind: 'ok' })
  })

  it('headquarters gives out what lies in a channel, and nothing beside it', async () => {
    writeFileSync(join(served, 'secret.txt'), 'secret')
    mkdirSync(join(served, 'stable', 'folder'), { recursive: true })
    for (const path of [
      'stable/..%2Fsecret.txt',
      '..%2Fsecret.txt/x',
      'stable/folder',
      'stable/',
      'stable/.hidden',
      'STABLE/update.json',
    ]) {
      const answer = await fetch(`${address}/${path}`)
      expect(answer.status, path).toBe(404)
      expect(await answer.text()).not.toContain('secret')
    }
    expect((await fetch(`${address}/stable/update.json`)).status).toBe(200)
  })
})

it('a manifest may be re-issued for the same release: its floor stays and it is offered again', async () => {
  await station().updates.check()
  const again: Partial<UpdateManifest> = { number: 2 }
  await release({ number: again.number ?? 2, issuedAtMs: nowMs + dayMs })
  expect(await station({ nowMs: () => nowMs + 20 * dayMs }).updates.check()).toMatchObject({
    value: { kind: 'offered' },
  })
  expect(await station({ version: '0.2.0' }).updates.check()).toMatchObject({ value: { kind: 'current' } })
})

it('the release key can be changed: one release that knows both, and from then on only the new one counts', async () => {
  const next = generateKeyPairSync('ed25519').privateKey
  const [old, young] = [publicHalf(key), publicHalf(next)]
  // What is out there knows the old key only; the release that brings the new one is signed by the old.
  await release({ version: '0.2.0', number: 2 })
  expect(await station({ releaseKeys: [old] }).updates.check()).toMatchObject({ value: { kind: 'offered' } })
  await release({ version: '0.3.0', number: 3, signedBy: next })
  expect(await station({ releaseKeys: [old] }).updates.check()).toMatchObject({ reason: 'update-not-signed' })
  const both = { version: '0.2.0', releaseKeys: [old, young] }
  expect(await station(both).updates.check()).toMatchObject({ value: { kind: 'offered' } })
  // The old key was lost to somebody: what they sign is worth nothing to the next one.
  await release({ version: '0.4.0', number: 4, signedBy: key })
  expect(await station({ version: '0.3.0', releaseKeys: [young] }).updates.check()).toMatchObject({
    reason: 'update-not-signed',
  })
})

it('a release that did not start here is not taken again; the next one is', async () => {
  const { updates } = station({ takenBack: '0.2.0' })
  expect(await updates.check()).toMatchObject({
    reason: 'update-did-not-start',
    detail: { version: '0.2.0' },
  })
  expect(await updates.install()).toMatchObject({ reason: 'update-not-there' })
  await release({ version: '0.2.1', number: 3 })
  expect(await updates.check()).toMatchObject({ value: { kind: 'offered' } })
})

it('a system that does not install says so, and nothing was changed', async () => {
  for (const problem of ['disk-full', 'update-not-installed'] as const) {
    const { updates, backups } = station({ install: async () => problem })
    await updates.check()
    expect(await updates.install()).toMatchObject({ reason: problem })
    expect(backups).toHaveLength(1)
  }
})
