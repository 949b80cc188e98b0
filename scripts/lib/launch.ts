// Why: the tests, the tour and the measurements must all start the program in the same way: the built
// program, in a real Electron window, on a data folder of its own.
// It must never touch the data folder of a person who works on this machine: the folder is always named.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

/** This project, or a copy of its built program that `COUNTERBENCH_APPLICATION` names. */
export const applicationFolder = resolve(
  process.env['COUNTERBENCH_APPLICATION'] ?? resolve(__dirname, '../..'),
)

export interface Launch {
  /** Where this program keeps everything; given to Electron as `--user-data-dir`. */
  readonly userData: string
  readonly args?: readonly string[]
  /** A script that Electron runs before the application's own. */
  readonly loadFirst?: string
  /** Added to this process's own environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** An application folder or packaged executable instead of this project. */
  readonly applicationFolder?: string
  readonly executablePath?: string
  readonly timeoutMs?: number
}

export async function launchProgram(launch: Launch): Promise<ElectronApplication> {
  const folder = launch.applicationFolder ?? applicationFolder
  if (launch.executablePath === undefined && !existsSync(resolve(folder, 'out/main/main.js'))) {
    throw new Error('The program is not built yet: run `npm run build` first.')
  }
  const own = [`--user-data-dir=${resolve(launch.userData)}`, ...(launch.args ?? [])]
  const first = launch.loadFirst === undefined ? [] : ['-r', resolve(launch.loadFirst)]
  return _electron.launch({
    args: launch.executablePath === undefined ? [...first, folder, ...own] : own,
    ...(launch.executablePath === undefined ? {} : { executablePath: launch.executablePath }),
    cwd: folder,
    env: launchEnvironment(launch.env),
    timeout: launch.timeoutMs ?? 60_000,
  })
}

/** Chromium refuses to start its sandbox as root, which is what a container usually runs as. */
export function launchEnvironment(
  added: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const merged = {
    ...process.env,
    ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
    ELECTRON_RUN_AS_NODE: undefined,
    ...added,
  }
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
