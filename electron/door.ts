/**
 * The door for windows: text in, text out. Says no before anything is done: too large, not JSON, unknown, not
 * signed in, not allowed by role. What a window may do is decided here, never in the window.
 */

import type { Person } from '../shared/ipc'
import { commandRequestSchema, maxMessageBytes, type Pushed, questionRequestSchema } from '../shared/ipc'
import { type QuestionName, questionNamed } from '../shared/questions/registry'
import { type Answer, refused } from '../shared/result'
import type { Published } from '../shared/view/tables'
import type { Giver } from './commands/execute'
import type { Asker, Handlers } from './questions/handler'
import type { Approve } from './session/approve'
import type { Sessions } from './session/sessions'

export interface DoorDependencies {
  readonly sessions: Sessions
  readonly execute: (
    request: { commandId: string; name: string; input: unknown; expected: Readonly<Record<string, number>> },
    giver: Giver,
  ) => Answer<unknown>
  readonly approve: Approve
  readonly handlers: Handlers<QuestionName>
  readonly status: (person: Person | undefined) => Pushed
  readonly isSetUp: () => boolean
  readonly newId: () => string
  /** A window wants something: work that can wait stands back. */
  readonly asked: () => void
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}

export interface Door {
  readonly attach: (windowId: number, send: (message: string) => void, kind?: WindowKind) => () => void
  /** Something for one window, or for the customer's screens alone. */
  readonly send: (to: number | 'customerScreens', message: Pushed) => void
  readonly execute: (windowId: number, text: string) => Promise<string>
  readonly ask: (windowId: number, text: string) => Promise<string>
  readonly publish: (published: Published) => void
  /** To one window, or to all. */
  readonly tellStatus: (windowId?: number) => void
  /** Nothing is told any more: what a status is made of is about to be closed. */
  readonly close: () => void
}

/** A customer's window has no session, gets no rows and no status, and may ask only what is meant for it. */
export type WindowKind = 'staff' | 'customer'

interface Attached {
  readonly kind: WindowKind
  readonly send: (message: string) => void
  /** Rows go to windows where somebody has signed in since the program started. */
  fed: boolean
}

export function createDoor(dependencies: DoorDependencies): Door {
  const { sessions } = dependencies
  const windows = new Map<number, Attached>()
  let statusTimer: NodeJS.Timeout | undefined

  function tell(windowId: number): void {
    const window = windows.get(windowId)
    if (window?.kind !== 'staff') return
    const person = sessions.person(windowId)
    if (person) window.fed = true
    window.send(JSON.stringify(dependencies.status(person)))
  }

  async function answered(work: () => Promise<Answer<unknown>> | Answer<unknown>): Promise<string> {
    dependencies.asked()
    try {
      return JSON.stringify(await work())
    } catch (error) {
      return JSON.stringify(brokenAnswer(dependencies, error))
    }
  }

  return {
    attach: (windowId, send, kind = 'staff') => {
      windows.set(windowId, { send, kind, fed: false })
      return () => {
        windows.delete(windowId)
        sessions.close(windowId)
      }
    },
    send: (to, message) => {
      const text = JSON.stringify(message)
      for (const [windowId, window] of windows) {
        if (to === 'customerScreens' ? window.kind === 'customer' : windowId === to) window.send(text)
      }
    },
    execute: (windowId, text) =>
      answered(() => {
        if (windows.get(windowId)?.kind === 'customer') return refused('not-allowed')
        if (text.length > maxMessageBytes) return refused('too-large')
        const request = commandRequestSchema.safeParse(parse(text))
        if (!request.success) return refused('not-understood', { field: 'request' })
        const person = sessions.person(windowId)
        if (!person) return refused('locked')
        const { approval, ...given } = request.data
        const command = { ...given, input: given.input ?? {} }
        const { staffId, role } = person
        if (!approval) return dependencies.execute(command, { staffId, role })
        return dependencies.approve(approval, person).then((approved) => {
          if (approved.kind !== 'ok') return approved
          // Whoever left meanwhile gives no command any more.
          if (sessions.person(windowId)?.staffId !== staffId) return refused('locked')
          return dependencies.execute(command, { staffId, role, approver: approved.value })
        })
      }),
    ask: (windowId, text) =>
      answered(() => {
        if (text.length > maxMessageBytes) return refused('too-large')
        const request = questionRequestSchema.safeParse(parse(text))
        const spec = request.success ? questionNamed(request.data.name) : undefined
        if (!request.success || !spec) return refused('not-understood', { field: 'name' })
        const isCustomer = windows.get(windowId)?.kind === 'customer'
        if (isCustomer !== (spec.roles === 'customerScreen')) return refused('not-allowed')
        const person = sessions.person(windowId)
        const roles =
          spec.roles === 'setupOrAdministrator'
            ? dependencies.isSetUp()
              ? (['administrator'] as const)
              : 'setup'
            : spec.roles
        if (roles === 'setup') {
          if (dependencies.isSetUp()) return refused('not-allowed')
        } else if (roles !== 'anyone' && roles !== 'customerScreen') {
          if (!person) return refused('locked')
          if (!roles.includes(person.role)) return refused('not-allowed')
        }
        const input = spec.input.safeParse(request.data.input ?? {})
        if (!input.success) {
          return refused('not-understood', { field: input.error.issues[0]?.path.join('.') ?? '' })
        }
        const handle = dependencies.handlers[request.data.name as QuestionName] as (
          input: unknown,
          asker: Asker,
        ) => Answer<unknown> | Promise<Answer<unknown>>
        return handle(input.data, { windowId, person })
      }),
    publish: (published) => {
      const text = JSON.stringify(published)
      for (const window of windows.values()) if (window.fed) window.send(text)
    },
    tellStatus: (windowId) => {
      if (windowId !== undefined) {
        tell(windowId)
        return
      }
      // Many facts in a row tell one status.
      statusTimer ??= setTimeout(() => {
        statusTimer = undefined
        for (const id of windows.keys()) tell(id)
      }, 40)
      statusTimer.unref()
    },
    close: () => {
      if (statusTimer) clearTimeout(statusTimer)
      windows.clear()
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, withoutPrototype)
  } catch {
    // Not JSON: `undefined` fails every schema, which is the answer.
    return undefined
  }
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value
}

/** A full or failing disk is something a person can act on; the rest is ours, with a reference and no data. */
function brokenAnswer(dependencies: DoorDependencies, error: unknown): Answer<unknown> {
  const text = error instanceof Error ? error.message : ''
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/database or disk is full|ENOSPC/i.test(`${text} ${code}`)) return refused('disk-full')
  if (/disk i\/o error|EIO|readonly database/i.test(`${text} ${code}`)) return refused('disk-error')
  const reference = dependencies.newId().slice(0, 8)
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  dependencies.log('failed', { reference, name: error instanceof Error ? error.name : typeof error, frames })
  return { kind: 'failed', reference }
}
