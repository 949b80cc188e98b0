/**
 * electron-updater installs; it decides nothing. It is given one package that was checked against the signed manifest
 * before, over the loopback, under a name nobody can guess, with the hash of that manifest: it copies it into its own
 * cache, checks the hash once more and runs what the system needs (NSIS, Squirrel, dpkg, the AppImage's replacement).
 */

import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import type { AppUpdater, ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider'

export interface CheckedPackage {
  readonly file: string
  readonly version: string
  readonly bytes: number
  /** In hexadecimal, from the signed manifest. */
  readonly sha512: string
}

type Log = (message: string, detail?: Readonly<Record<string, unknown>>) => void

export interface HandOver {
  /** The package lies in electron-updater's cache, checked there as well. */
  readonly prepare: (checked: CheckedPackage) => Promise<void>
  /** Runs the system's installer. `installed` false: it did not; the present program is as it was. */
  readonly install: () => { readonly installed: boolean; readonly movedTo?: string }
}

/** The updater is loaded when somebody updates, not at each start. */
export async function createHandOver(log: Log, loaded = import('electron-updater')): Promise<HandOver> {
  const { autoUpdater, Provider } = await loaded
  settle(autoUpdater, log)
  let problem: unknown
  autoUpdater.on('error', (error) => {
    problem = error
  })

  /** Knows one release: the one that was checked. A class, because electron-updater makes it itself. */
  class CheckedProvider extends Provider<UpdateInfo> {
    readonly #release: { readonly info: UpdateInfo; readonly url: string }
    constructor(
      options: { readonly release: { readonly info: UpdateInfo; readonly url: string } },
      _updater: AppUpdater,
      runtime: ProviderRuntimeOptions,
    ) {
      super({ ...runtime, isUseMultipleRangeRequest: false })
      this.#release = options.release
    }
    getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve(this.#release.info)
    }
    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return info.files.map((file) => ({ url: new URL(this.#release.url), info: file }))
    }
  }

  return {
    prepare: async (checked) => {
      const offered = await offer(checked.file)
      try {
        const sha512 = Buffer.from(checked.sha512, 'hex').toString('base64')
        const name = basename(checked.file)
        const release = {
          url: offered.url,
          info: {
            version: checked.version,
            files: [{ url: name, sha512, size: checked.bytes }],
            path: name,
            sha512,
            releaseDate: '',
          },
        }
        autoUpdater.setFeedURL({
          provider: 'custom',
          updateProvider: CheckedProvider,
          release,
        } as unknown as Parameters<AppUpdater['setFeedURL']>[0])
        const found = await autoUpdater.checkForUpdates()
        if (!found?.isUpdateAvailable) throw new Error('the updater does not take this version')
        await autoUpdater.downloadUpdate()
      } finally {
        offered.close()
      }
    },
    install: () => {
      problem = undefined
      // An AppImage that is named after its version gets the new version's name.
      let movedTo: string | undefined
      autoUpdater.once('appimage-filename-updated', (path) => {
        movedTo = path
      })
      // On Linux the shell starts the program again itself, with the arguments that it was started with.
      autoUpdater.quitAndInstall(true, process.platform !== 'linux')
      if (problem === undefined) return { installed: true, ...(movedTo === undefined ? {} : { movedTo }) }
      log('update not installed', { name: problem instanceof Error ? problem.name : 'error' })
      return { installed: false }
    },
  }
}

function settle(updater: AppUpdater, log: Log): void {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  // Its messages hold paths, which have the user's name in them: only that something was said is kept.
  updater.logger = {
    info: () => undefined,
    warn: () => log('updater', { level: 'warn' }),
    error: () => log('updater', { level: 'error' }),
  }
}

async function offer(file: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const path = `/${randomBytes(24).toString('base64url')}/${encodeURIComponent(basename(file))}`
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== path) {
      response.writeHead(404).end()
      return
    }
    const stream = createReadStream(file)
    stream.once('error', () => response.destroy())
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    stream.pipe(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
