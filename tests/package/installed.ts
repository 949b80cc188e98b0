/** The .deb as a person installs it, laid out in a folder of its own, and ways to start and stop what it holds. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchEnvironment } from '../../scripts/lib/launch'

export const dist = resolve(__dirname, '../../dist')

export function theDeb(): string {
  const name = existsSync(dist) ? readdirSync(dist).find((one) => one.endsWith('.deb')) : undefined
  if (!name) throw new Error('There is no package yet: run `npm run package` first.')
  return join(dist, name)
}

const folders: string[] = []

/** Gone with `removeFolders`, however the test ended. */
export function folderFor(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `counterbench-${what}-`))
  folders.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function install(): { readonly root: string; readonly program: string; readonly resources: string } {
  const root = folderFor('installed')
  const done = spawnSync('dpkg-deb', ['-x', theDeb(), root], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  const folder = join(root, 'opt/Counterbench')
  return { root, program: join(folder, 'counterbench'), resources: join(folder, 'resources') }
}

export interface Started {
  readonly child: ChildProcess
  /** What it wrote so far. */
  readonly output: () => string
  /** Resolves with the exit code, or `undefined` when it is still running after so long. */
  readonly ended: (withinMs: number) => Promise<number | null | undefined>
  readonly stop: () => Promise<void>
}

export function start(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Started {
  // A test that brings a home of its own means the folder that the program chooses by itself.
  const given = env['HOME'] !== undefined || args.some((arg) => arg.startsWith('--user-data-dir'))
  const child = spawn(program, [...(given ? [] : [`--user-data-dir=${folderFor('data')}`]), ...args], {
    env: { ...launchEnvironment(), TMPDIR: folderFor('tmp'), ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const exit = new Promise<number | null>((resolveExit) => child.once('exit', (code) => resolveExit(code)))
  const ended: Started['ended'] = (withinMs) =>
    Promise.race([
      exit,
      new Promise<undefined>((later) => setTimeout(() => later(undefined), withinMs).unref()),
    ])
  return {
    child,
    output: () => output,
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      if ((await ended(15_000)) === undefined) child.kill('SIGKILL')
      await exit
    },
  }
}
