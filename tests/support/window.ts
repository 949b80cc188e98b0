/**
 * A window as main sees it: a number at the door, text in, text out, and what is pushed to it. Nothing here knows
 * more than a page could.
 */

import type { Person, Pushed } from '../../shared/ipc'
import type { Answer } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'
import { people, type TestWorkstation } from './workstation'

export const testPins: Readonly<Record<Role, string>> = {
  counter: '4711',
  technician: '4722',
  manager: '4733',
  administrator: '4744',
}

export interface TestWindow {
  readonly id: number
  readonly pushed: Pushed[]
  readonly raw: (channel: 'execute' | 'ask', text: string) => Promise<string>
  readonly ask: (name: string, input?: unknown) => Promise<Answer<unknown>>
  readonly execute: (name: string, input: unknown, more?: object) => Promise<Answer<unknown>>
  readonly signIn: (role: Role, pin?: string) => Promise<Answer<unknown>>
  readonly close: () => void
}

let windows = 0
let commands = 0

export function openWindow({ workstation }: TestWorkstation): TestWindow {
  windows += 1
  const id = windows
  const pushed: Pushed[] = []
  const { door } = workstation
  const close = door.attach(id, (message) => pushed.push(JSON.parse(message) as Pushed))
  const raw: TestWindow['raw'] = (channel, text) => door[channel](id, text)
  const ask: TestWindow['ask'] = async (name, input = {}) =>
    JSON.parse(await raw('ask', JSON.stringify({ name, input }))) as Answer<unknown>
  return {
    id,
    pushed,
    raw,
    ask,
    close,
    execute: async (name, input, more = {}) => {
      commands += 1
      const commandId = `command-${process.pid}-${commands}`
      return JSON.parse(
        await raw('execute', JSON.stringify({ commandId, name, input, ...more })),
      ) as Answer<unknown>
    },
    signIn: (role, pin = testPins[role]) => ask('signIn', { staffId: people[role].staffId, pin }),
  }
}

export async function givePins({ workstation }: TestWorkstation): Promise<void> {
  for (const [role, pin] of Object.entries(testPins)) {
    await workstation.setPin(people[role as Role].staffId, pin)
  }
}

export function personAt(window: TestWindow): Person | null | undefined {
  const status = window.pushed.filter((message) => message.kind === 'status').at(-1)
  return status?.kind === 'status' ? status.person : undefined
}
