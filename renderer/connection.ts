/**
 * Turns the window's only door, `window.workstation`, into what the screens know (`WorkstationSource`), and keeps
 * the mirror fed. `undefined` where there is no door: the page then says so instead of showing an empty program.
 */

import type { Pushed, StatusMessage } from '../shared/ipc'
import type { StaffChoice as StaffAnswer } from '../shared/questions/people'
import { refused } from '../shared/result'
import { ask, listen } from './door'
import { flushDrafts } from './drafts'
import { watchHands } from './mirror/hands'
import { createMirror, type Mirror } from './mirror/mirror'
import { readStatus, setStatus } from './status'
import type { SignInReason, StaffChoice, WorkstationSnapshot, WorkstationSource } from './workstation'

export interface Connection {
  readonly workstation: WorkstationSource
  readonly mirror: Mirror
}

export function connectWorkstation(): Connection | undefined {
  if (!window.workstation) return undefined
  let personWas: string | undefined
  const mirror = createMirror(watchHands(() => personWas !== undefined && void ask('atWork', {})))
  const listeners = new Set<() => void>()
  let staff: readonly StaffChoice[] = []
  let snapshot = toSnapshot(undefined, staff)

  function changed(): void {
    const next = toSnapshot(readStatus(), staff)
    snapshot = {
      session: sameOr(snapshot.session, next.session),
      status: sameOr(snapshot.status, next.status),
      counts: sameOr(snapshot.counts, next.counts),
    }
    for (const listener of listeners) listener()
  }

  async function loadStaff(): Promise<void> {
    const answer = await ask('people', {})
    if (answer.kind !== 'ok') return
    staff = answer.value.map(toChoice)
    changed()
  }

  function receive(message: Pushed): void {
    if (message.kind === 'rows') mirror.receive(message)
    else if (message.kind === 'resync') void mirror.start()
    else if (message.kind === 'status') {
      const person = message.person?.staffId
      setStatus(message)
      if (person !== undefined && personWas === undefined) void mirror.start()
      if (person === undefined) void loadStaff()
      personWas = person
      changed()
    }
  }

  listen(receive)
  void ask('status', {})
  return {
    mirror,
    workstation: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      snapshot: () => snapshot,
      signIn: async (staffId, pin) => {
        const answer = await ask('signIn', { staffId, pin })
        if (answer.kind === 'refused' && !isSignInReason(answer.reason)) return refused('not-found')
        return answer as Awaited<ReturnType<WorkstationSource['signIn']>>
      },
      lock: () => {
        flushDrafts()
        void ask('lock', {})
      },
      find: async (text) => {
        const answer = await ask('findAnything', { text })
        return answer.kind === 'ok' ? answer.value : []
      },
    },
  }
}

/** What says the same stays the same object, so that nothing is drawn for it. */
function sameOr<Part>(before: Part, next: Part): Part {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next
}

function isSignInReason(reason: string): reason is SignInReason {
  return reason === 'wrong-pin' || reason === 'locked-out' || reason === 'not-found'
}

function toChoice(person: StaffAnswer): StaffChoice {
  const { staffId, name, role, badge, initials } = person
  return { staffId, name, role, staffNumber: badge, initials }
}

function toSnapshot(status: StatusMessage | undefined, staff: readonly StaffChoice[]): WorkstationSnapshot {
  const printer = status?.printer
  return {
    session: status?.person ? { kind: 'open', person: status.person } : { kind: 'locked', staff },
    status: {
      outlet: {
        code: status?.outlet.code ?? '',
        name: status?.outlet.nameZh ?? '',
        nameEn: status?.outlet.nameEn ?? '',
        timeZone: status?.outlet.zone ?? 'Asia/Shanghai',
      },
      station: status?.station ?? '',
      shift:
        status && status.openDay !== ''
          ? { kind: 'open', businessDay: status.openDay, openedAtMs: status.openedAtMs }
          : { kind: 'closed' },
      printer:
        !printer || printer.kind === 'none'
          ? { kind: 'none' }
          : printer.kind === 'ready'
            ? { kind: 'ready' }
            : { kind: printer.kind, count: printer.count },
      headquarters: headquartersLight(status),
    },
    counts: status?.counts ?? {},
  }
}

function headquartersLight(status: StatusMessage | undefined): WorkstationSnapshot['status']['headquarters'] {
  const light = status?.headquarters
  switch (light?.kind) {
    case 'agree':
      return { kind: 'agree', atMs: light.atMs }
    case 'waiting':
      return { kind: 'waiting', count: light.count }
    case 'offline':
      return { kind: 'offline', sinceMs: light.atMs }
    case 'difference':
      return { kind: 'difference', count: light.count }
    default:
      return { kind: 'never' }
  }
}
