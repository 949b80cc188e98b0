/**
 * Taking an update, and coming back from one that does not start: what of it needs Electron. The present program is
 * kept, the records are closed, electron-updater installs, and this computer starts again what is installed.
 */

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { app } from 'electron'
import { appImage } from './release-guard'
import { createHandOver } from './updates/hand-over'
import { createStartHealth, type StartHealth, wholeOf } from './updates/start-health'
import type { PackageUpdates } from './updates/station-updates'
import { treesOf } from './updates/trees'

type Log = (message: string, detail?: Readonly<Record<string, unknown>>) => void

/** Beside the outlet's folder, like everything of updates. */
export function startHealth(): StartHealth {
  const files = createRequire(__filename)('original-fs') as typeof import('node:fs')
  return createStartHealth(join(app.getPath('userData'), 'updates'), treesOf(files))
}

/** `true`: this version did not start twice, and the one before is being started in its place. */
export function wentBack(health: StartHealth): boolean {
  if (!app.isPackaged) return false
  const verdict = health.judge(app.getVersion())
  if (verdict.kind === 'go') return false
  const { record } = verdict
  health.makeReadable(record, join(app.getPath('userData'), 'outlet'), Date.now())
  process.stderr.write(`Counterbench ${record.version} did not start; ${record.previous.version} runs.\n`)
  spawn(record.previous.program, process.argv.slice(1), { detached: true, stdio: 'ignore' }).unref()
  app.exit(0)
  return true
}

/** The version in whose place this one runs; empty: it runs as itself. */
export function takenBack(health: StartHealth): string {
  const record = health.record()
  return record?.state === 'back' && record.version !== app.getVersion() ? record.version : ''
}

/** The version that the system did not install the last time; empty: it did, or nobody tried. */
export function notInstalled(health: StartHealth): string {
  const version = health.record()?.notInstalled ?? ''
  return version === app.getVersion() ? '' : version
}

/** `close` ends the records and lets another start have them; the program itself goes on until it is replaced. */
export function takeUpdate(parts: {
  readonly health: StartHealth
  readonly log: Log
  readonly close: () => Promise<void>
}): PackageUpdates['install'] {
  const { health, log } = parts
  return async ({ schema, backup, ...checked }) => {
    const updater = await createHandOver(log)
    const executable = appImage() ?? process.execPath
    let program: string
    try {
      await updater.prepare(checked)
      const whole = wholeOf(executable, appImage())
      program = await health.keepProgram({ version: app.getVersion(), executable, whole })
    } catch (error) {
      log('update not prepared', { name: error instanceof Error ? error.name : 'error' })
      return isFull(error) ? 'disk-full' : 'update-not-installed'
    }
    // A program that runs in another's place was started from its kept copy: the installed one lies elsewhere.
    const before = health.record()
    const installedAt = takenBack(health) === '' ? executable : (before?.installedAt ?? '')
    // The window has its answer before the records close under it.
    setTimeout(() => void replace(installedAt), 200)
    return undefined

    async function replace(at: string): Promise<void> {
      const record = {
        version: checked.version,
        previous: { version: app.getVersion(), program, schema },
        installedAt: at,
        backup,
      }
      health.installing(record)
      await parts.close()
      app.releaseSingleInstanceLock()
      const { installed, movedTo } = updater.install()
      log('update', { version: checked.version, installed })
      if (!installed) health.notInstalled(record, before)
      // Elsewhere the installer starts what it installed.
      if (installed && process.platform !== 'linux') return
      // The new program; or the present one again, also where it runs in the place of what is installed.
      const next = installed ? (movedTo ?? at) : executable
      app.relaunch({ execPath: next, args: process.argv.slice(1) })
      app.quit()
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}
