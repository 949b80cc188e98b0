/**
 * The real program on a folder that was prepared without a window (outlet, staff, PINs), and a way to speak to it
 * through its own door from the page, as any screen does.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { machineId } from '../../electron/journal/identity'
import { type Launch, launchProgram } from '../../scripts/lib/launch'
import type { WorkstationDoor } from '../../shared/ipc'
import type { Answer } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'
import { givePins, testPins } from './window'
import { people, startWorkstation, type TestWorkstation } from './workstation'

declare global {
  interface Window {
    readonly workstation?: WorkstationDoor
  }
}

export interface RunningProgram {
  readonly app: ElectronApplication
  readonly page: Page
  readonly ask: <Value = unknown>(name: string, input?: unknown) => Promise<Answer<Value>>
  readonly execute: (name: string, input: unknown, commandId: string) => Promise<Answer<unknown>>
  readonly signIn: (role?: Role) => Promise<void>
  /** Pulls the plug on the main process; nothing is told beforehand. */
  readonly kill: () => Promise<void>
}

export async function prepareProgram(
  work?: (test: TestWorkstation) => Promise<void> | void,
  /** The clock is the test's until the program starts: days that are over can be worked through. */
  options: { readonly heldClock?: boolean } = {},
): Promise<string> {
  const userData = mkdtempSync(join(tmpdir(), 'counterbench-program-'))
  const folder = join(userData, 'outlet')
  const test = options.heldClock ? startWorkstation({ folder, machine: machineId() }) : openOutlet(userData)
  await givePins(test)
  await work?.(test)
  await test.workstation.spool.idle()
  await test.workstation.close()
  return userData
}

/** The same folder without a window, while the program is not running. */
export function openOutlet(userData: string): TestWorkstation {
  return startWorkstation({ folder: join(userData, 'outlet'), machine: machineId(), nowMs: () => Date.now() })
}

/** The page asks before it is shown; what a person does, a person does on what they see. */
const anyShown = ({ BrowserWindow }: typeof import('electron')): boolean =>
  BrowserWindow.getAllWindows().some((window) => window.isVisible())

export async function startProgram(
  userData: string,
  launch: Omit<Launch, 'userData'> = {},
): Promise<RunningProgram> {
  const app = await launchProgram({ userData, timeoutMs: 90_000, ...launch })
  // Taken now: once the program has ended by itself, its process cannot be asked for any more.
  const main = app.process()
  const page = await app.firstWindow({ timeout: 60_000 })
  await page.waitForFunction(() => window.workstation !== undefined)
  await expect.poll(() => app.evaluate(anyShown), { timeout: 60_000 }).toBe(true)
  const through = async (channel: 'ask' | 'execute', text: string): Promise<string> =>
    page.evaluate(([name, sent]) => window.workstation?.[name](sent) ?? '', [channel, text] as const)
  const ask: RunningProgram['ask'] = async (name, input = {}) =>
    JSON.parse(await through('ask', JSON.stringify({ name, input })))
  return {
    app,
    page,
    ask,
    execute: async (name, input, commandId) =>
      JSON.parse(await through('execute', JSON.stringify({ commandId, name, input }))) as Answer<unknown>,
    signIn: async (role = 'counter') => {
      const answer = await ask('signIn', { staffId: people[role].staffId, pin: testPins[role] })
      if (answer.kind !== 'ok') throw new Error(`sign-in: ${JSON.stringify(answer)}`)
    },
    kill: async () => {
      if (main.exitCode !== null || main.signalCode !== null) return
      const ended = new Promise((resolve) => main.once('exit', resolve))
      main.kill('SIGKILL')
      await ended
    },
  }
}

/** The next command is carried out, and its answer never comes: as a window that goes just then does not hear it. */
export async function loseNextAnswer({ app }: RunningProgram): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }) => {
    type Handle = (...sent: readonly unknown[]) => Promise<unknown>
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handle> }
    const real = handlers.get('execute')
    if (!real) throw new Error('nobody takes commands')
    handlers.set('execute', async (...sent) => {
      handlers.set('execute', real)
      await real(...sent)
      Object.assign(globalThis, { answersLost: true })
      return new Promise(() => undefined)
    })
    Object.assign(globalThis, { answersLost: false })
  })
  return () =>
    expect
      .poll(() => app.evaluate(() => (globalThis as { answersLost?: boolean }).answersLost), {
        timeout: 30_000,
      })
      .toBe(true)
}
