/**
 * The first thing that runs: what kind of package this is, and whether it may be started like this. A refused start
 * ends before a window, a database or a network connection exists. From a checkout nothing is refused.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { type Profile, profileFrom, refusedAtStart } from '../shared/release/start-rules'
import { checkFiles, type Files, type SelfCheck } from './release/self-check'
import type { PackageUpdates } from './updates/station-updates'

export interface PackageFacts {
  readonly profile: Profile
  /** Whose signatures count, for the program's own files and for updates. */
  readonly releaseKeys: readonly string[]
  readonly channel: string
  readonly updates: string
}

const facts = readFacts()

export function packageFacts(): PackageFacts | undefined {
  return facts
}

/** `false`: the program is on its way out. */
export function mayStart(): boolean {
  if (!facts) return true
  const refused = refusedAtStart(facts.profile, process.argv.slice(1), process.env)
  if (refused.length === 0) return true
  process.stderr.write(`Counterbench does not start with ${refused.join(', ')}.\n`)
  app.exit(1)
  return false
}

/** In the background of the start: it reads all of the program once. */
export async function checkOwnFiles(): Promise<SelfCheck | undefined> {
  if (!facts) return undefined
  // Inside Electron the ordinary module shows archives as folders.
  const files = createRequire(__filename)('original-fs') as Files
  return checkFiles(process.resourcesPath, app.getVersion(), facts.releaseKeys, files)
}

export function sayAltered(what: string): void {
  process.stderr.write(`Counterbench: its own files are not as they were released (${what}).\n`)
  if (facts?.profile === 'release') {
    const zh = app.getLocale().startsWith('zh')
    dialog.showErrorBox(
      'Counterbench',
      zh
        ? `程序文件和发布时不一样（${what}），不能启动。请重新安装；本机的记录不受影响。`
        : `The program's files are not as they were released (${what}). Install it again; the records of this computer are not affected.`,
    )
  }
  app.exit(1)
}

/** The one file that this program runs from, where it is such a package. */
export function appImage(): string | undefined {
  const file = process.env['APPIMAGE'] ?? ''
  return process.platform === 'linux' && file !== '' ? file : undefined
}

function readFacts(): PackageFacts | undefined {
  if (!app.isPackaged) return undefined
  const content = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as {
    counterbench?: { profile?: string; releaseKeys?: string; channel?: string; updates?: string }
  }
  const own = content.counterbench ?? {}
  return {
    profile: profileFrom(own.profile),
    releaseKeys: (own.releaseKeys ?? '').split(' ').filter((key) => key !== ''),
    channel: own.channel ?? 'stable',
    updates: own.updates ?? '',
  }
}

/** What the updater must know of this package; from a checkout nothing is replaced. */
export function packageUpdates(
  own: Pick<PackageUpdates, 'install' | 'takenBack' | 'notInstalled'>,
): PackageUpdates | undefined {
  if (!facts) return undefined
  return {
    server: facts.updates.endsWith('.invalid/counterbench') ? '' : facts.updates,
    channel: facts.channel,
    platform: `${appImage() === undefined ? process.platform : 'appimage'}-${process.arch}`,
    version: app.getVersion(),
    releaseKeys: facts.releaseKeys,
    ...own,
  }
}
