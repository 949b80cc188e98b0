/**
 * What the screens may know of the program: who is signed in, how the lights stand, and the few things that any
 * screen may ask for. Plain types behind a context; the frame never touches the door to the main process itself,
 * so that it can be shown with made-up data in design work.
 */

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Answer } from '../shared/result'

export type Role = 'counter' | 'technician' | 'manager' | 'administrator'

export interface Person {
  readonly staffId: string
  readonly name: string
  readonly role: Role
}

export interface StaffChoice extends Person {
  /** The short number staff type or scan from the badge. */
  readonly staffNumber: string
  /** Initials in Latin letters, for typing (`wxm`). */
  readonly initials: string
}

export type Session =
  | { readonly kind: 'locked'; readonly staff: readonly StaffChoice[]; readonly last?: string }
  | { readonly kind: 'open'; readonly person: Person }

export type PrinterLight =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'problem'; readonly count: number }
  | { readonly kind: 'none' }

export type HeadquartersLight =
  | { readonly kind: 'agree'; readonly atMs: number }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'offline'; readonly sinceMs: number }
  | { readonly kind: 'difference'; readonly count: number }
  | { readonly kind: 'never' }

export type ShiftState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly businessDay: string; readonly openedAtMs: number }

export interface Status {
  readonly outlet: {
    readonly code: string
    readonly name: string
    readonly nameEn: string
    readonly timeZone: string
  }
  readonly station: string
  readonly shift: ShiftState
  readonly printer: PrinterLight
  readonly headquarters: HeadquartersLight
}

/** The number on a place in the rail: how many things wait there. Absent: nothing is counted. */
export type PlaceCounts = Readonly<Record<string, number | undefined>>

export interface WorkstationSnapshot {
  readonly session: Session
  readonly status: Status
  readonly counts: PlaceCounts
}

export type FoundKind = 'customer' | 'device' | 'ticket' | 'part' | 'article'

export interface Found {
  readonly kind: FoundKind
  readonly id: string
  readonly title: string
  readonly note?: string
  /** Where English has other words for it. */
  readonly noteEn?: string
}

export type SignInReason = 'wrong-pin' | 'locked-out' | 'not-found'

/** Everything the frame asks of the program. The connection implements it over the window's door. */
export interface WorkstationSource {
  readonly subscribe: (changed: () => void) => () => void
  /** The same object until something changed, and so is each of its parts. */
  readonly snapshot: () => WorkstationSnapshot
  readonly signIn: (staffId: string, pin: string) => Promise<Answer<Person, SignInReason>>
  readonly lock: () => void
  /** For the one box: customers, devices, tickets, parts. Never called with blank text. */
  readonly find: (text: string) => Promise<readonly Found[]>
}

export const WorkstationContext = createContext<WorkstationSource | undefined>(undefined)

export function useWorkstation(): WorkstationSource {
  const source = useContext(WorkstationContext)
  if (!source) throw new Error('no workstation around this component')
  return source
}

/** One part of what the program is: who shows the person is not drawn again when a light changes. */
function usePart<Part>(part: (snapshot: WorkstationSnapshot) => Part): Part {
  const source = useWorkstation()
  return useSyncExternalStore(source.subscribe, () => part(source.snapshot()))
}

export function useSession(): Session {
  return usePart(({ session }) => session)
}

/** The person at work. Only inside the frame, which is not there while the screen is locked. */
export function usePerson(): Person {
  const session = useSession()
  if (session.kind === 'locked') throw new Error('nobody is signed in')
  return session.person
}

export function useStatus(): Status {
  return usePart(({ status }) => status)
}

export function usePlaceCounts(): PlaceCounts {
  return usePart(({ counts }) => counts)
}
