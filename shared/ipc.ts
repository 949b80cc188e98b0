/**
 * The window's only door to the program: three functions that carry JSON text (text is three times cheaper over
 * IPC than objects of the same size). Who asks is never in the message: main knows it from the session.
 */

import { z } from 'zod'
import type { CustomerSignedMessage, CustomerViewMessage } from './customer-screen/view'
import type { MirroredTable, Published } from './view/tables'

/** One message may not be larger; photos go in pieces through `attach`. */
export const maxMessageBytes = 1_000_000

export const commandRequestSchema = z.strictObject({
  /** A retry or a double click with the same id gets the first answer. */
  commandId: z.string().min(8).max(64),
  name: z.string().min(1).max(60),
  input: z.unknown(),
  /** The revisions the person was looking at, by stream; an older one is refused with `changed-meanwhile`. */
  expected: z.record(z.string().max(200), z.int().nonnegative()).default({}),
  /** A second person who lets it pass, at the same window: who it is is proved here and now, by their own PIN. */
  approval: z.strictObject({ staffId: z.string().min(1).max(64), pin: z.string().min(1).max(12) }).optional(),
})
export type CommandRequest = z.input<typeof commandRequestSchema>
export type Approval = NonNullable<CommandRequest['approval']>

export const questionRequestSchema = z.strictObject({ name: z.string().min(1).max(60), input: z.unknown() })
export type QuestionRequest = z.input<typeof questionRequestSchema>

/** Refusals that any command may get, before its own rules are asked. */
export type GeneralRefusal =
  | 'locked'
  | 'not-allowed'
  | 'not-understood'
  | 'too-large'
  | 'changed-meanwhile'
  | 'not-set-up'
  | 'read-only'

export interface Person {
  readonly staffId: string
  readonly name: string
  readonly role: 'counter' | 'technician' | 'manager' | 'administrator'
}

export interface StatusMessage {
  readonly kind: 'status'
  readonly setUp: boolean
  readonly demo: boolean
  readonly person: Person | null
  readonly outlet: {
    readonly code: string
    readonly nameZh: string
    readonly nameEn: string
    readonly zone: string
  }
  readonly station: string
  readonly incarnation: number
  readonly openDay: string
  readonly openedAtMs: number
  readonly openShiftId: string
  readonly printer: { readonly kind: 'ready' | 'waiting' | 'problem' | 'none'; readonly count: number }
  readonly headquarters: {
    readonly kind: 'agree' | 'waiting' | 'offline' | 'difference' | 'never'
    readonly count: number
    readonly atMs: number
  }
  /** What waits at each place of the rail. */
  readonly counts: Readonly<Record<string, number>>
  /** Something the person must be told: the journal is read-only, the disk is full, the clock went back … */
  readonly warnings: readonly {
    readonly code: string
    readonly detail: Readonly<Record<string, string | number>>
  }[]
}

/** Sent to one window when its mirror must be filled anew: the rows come by the question `snapshot`. */
export type Pushed =
  | Published
  | StatusMessage
  | CustomerViewMessage
  | CustomerSignedMessage
  | { readonly kind: 'resync' }
  /** Somebody started the program a second time: this window is the one that stays. */
  | { readonly kind: 'secondStart' }
  /** A bundle was opened by a double click; its name comes by the question `handedBundle`. */
  | { readonly kind: 'bundleHanded' }

export interface WorkstationDoor {
  /** JSON of `CommandRequest` → JSON of `Answer`. */
  readonly execute: (request: string) => Promise<string>
  /** JSON of `QuestionRequest` → JSON of `Answer`. */
  readonly ask: (request: string) => Promise<string>
  /** JSON of `Pushed`, in order. Returns how to stop. */
  readonly listen: (listener: (message: string) => void) => () => void
}

export interface SnapshotPage {
  readonly journalId: string
  readonly epoch: number
  readonly viewVersion: number
  /** The journal's head when the snapshot began: the mirror's cursor when it is complete. */
  readonly seq: number
  readonly table: MirroredTable
  readonly rows: readonly unknown[]
  readonly next: string | null
}
