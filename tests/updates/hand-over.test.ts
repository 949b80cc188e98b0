/**
 * What electron-updater is given: one package that was checked, its hash from the signed manifest, and an address on
 * this machine that answers to nothing else. The real one installs in `npm run test:package`.
 */

import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Provider } from 'electron-updater/out/providers/Provider'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHandOver } from '../../electron/updates/hand-over'
import { quickFolder } from '../support/folders'

type Loaded = Parameters<typeof createHandOver>[1]
interface Feed {
  readonly provider: string
  readonly updateProvider: new (options: Feed, updater: unknown, runtime: object) => Provider<never>
}

/** As electron-updater goes about it, without a system to install on. */
class FakeUpdater extends EventEmitter {
  autoDownload = true
  autoInstallOnAppQuit = true
  allowDowngrade = true
  fails = false
  readonly fetched: Buffer[] = []
  readonly strange: number[] = []
  installed: readonly boolean[] | undefined
  address = ''
  #feed: Feed | undefined

  setFeedURL(feed: Feed): void {
    this.#feed = feed
  }
  async checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean }> {
    return { isUpdateAvailable: this.#feed?.provider === 'custom' }
  }
  async downloadUpdate(): Promise<void> {
    if (!this.#feed) throw new Error('no feed')
    const provider = new this.#feed.updateProvider(this.#feed, this, {})
    const [file] = provider.resolveFiles(await provider.getLatestVersion())
    if (!file) throw new Error('no file')
    this.address = file.url.href
    const bytes = Buffer.from(await (await fetch(file.url)).arrayBuffer())
    if (createHash('sha512').update(bytes).digest('base64') !== file.info.sha512) throw new Error('hash')
    this.fetched.push(bytes)
    for (const path of ['/', '/package.deb', `${file.url.pathname}x`, `${file.url.pathname}/../x`]) {
      this.strange.push((await fetch(new URL(path, file.url))).status)
    }
    this.strange.push((await fetch(file.url, { method: 'POST' })).status)
  }
  quitAndInstall(...how: boolean[]): void {
    this.installed = how
    if (this.fails) this.emit('error', new Error('cancelled by the person'))
  }
}

let folder = ''
let updater: FakeUpdater
beforeEach(() => {
  folder = quickFolder()
  updater = new FakeUpdater()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const started = () =>
  createHandOver(() => undefined, Promise.resolve({ autoUpdater: updater, Provider }) as unknown as Loaded)

function aPackage(bytes: Buffer) {
  const file = join(folder, 'counterbench 0.2.0 (测试).deb')
  writeFileSync(file, bytes)
  const sha512 = createHash('sha512').update(bytes).digest('hex')
  return { file, version: '0.2.0', bytes: bytes.length, sha512 }
}

it('gets the checked package whole, under a name that nobody can guess, and nothing beside it', async () => {
  const bytes = Buffer.alloc(700_000, 'a package ')
  await (await started()).prepare(aPackage(bytes))
  expect(updater.fetched[0]?.equals(bytes)).toBe(true)
  expect(updater.strange).toEqual([404, 404, 404, 404, 404])
  expect(updater.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\//)
  // Once it has it, there is nothing there any more.
  await expect(fetch(updater.address)).rejects.toThrow()
})

it('decides nothing by itself: it neither fetches, nor installs at the end, nor goes back', async () => {
  await started()
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false })
})

it('compares the hash of the signed manifest once more', async () => {
  const checked = aPackage(Buffer.from('what was signed'))
  writeFileSync(checked.file, 'what lies there now')
  await expect((await started()).prepare(checked)).rejects.toThrow('hash')
})

it('says whether the system installed it, and where an AppImage lies from now on', async () => {
  const handOver = await started()
  updater.once('error', () => undefined)
  updater.fails = true
  expect(handOver.install()).toEqual({ installed: false })
  updater.fails = false
  const quitAndInstall = updater.quitAndInstall.bind(updater)
  updater.quitAndInstall = (...how) => {
    quitAndInstall(...how)
    updater.emit('appimage-filename-updated', '/home/me/Counterbench-0.2.0.AppImage')
  }
  expect(handOver.install()).toEqual({ installed: true, movedTo: '/home/me/Counterbench-0.2.0.AppImage' })
})
