/** Headquarters: what was sent and received, and whether both sides agree. */

import { z } from 'zod'
import type { SyncChange } from '../headquarters/news'
import { administratorRoles, everyone, managerRoles } from '../staff/roles'
import type { CountOf } from './day'
import { nothing, question } from './spec'

export interface SyncRun {
  readonly runId: string
  readonly atMs: number
  readonly ms: number
  readonly outcome: 'agree' | 'difference' | 'offline' | 'refused' | 'not-connected'
  readonly reason: string
  readonly sent: number
  readonly received: number
  readonly setAside: number
}

export interface SyncOverview {
  readonly url: string
  readonly connected: boolean
  readonly stationId: string
  readonly waiting: number
  readonly lastRun: SyncRun | null
  readonly runs: readonly SyncRun[]
  readonly nextAtMs: number
  readonly stations: readonly {
    readonly station: string
    readonly incarnation: number
    readonly here: { readonly count: number; readonly head: string }
    readonly there: { readonly count: number; readonly head: string } | null
  }[]
  readonly days: readonly {
    readonly day: string
    readonly here: string
    readonly there: string
    readonly agrees: boolean
  }[]
  readonly catalogueOf: string
}

export interface SyncRehearsal {
  readonly reachable: boolean
  readonly willSend: readonly CountOf[]
  readonly willReceive: readonly CountOf[]
  readonly needYou: number
}

/** What the last run that sent or brought something has done. */
export interface SyncNews {
  readonly atMs: number
  readonly sent: number
  readonly received: number
  readonly changes: readonly SyncChange[]
}

export interface SyncDifference {
  readonly id: string
  readonly what: string
  readonly day: string
  readonly here: string
  readonly there: string
  readonly streams: readonly string[]
}

export interface Notice {
  readonly noticeId: string
  readonly kind: 'recall' | 'notice'
  readonly titleZh: string
  readonly titleEn: string
  readonly textZh: string
  readonly textEn: string
  readonly modelIds: readonly string[]
  readonly serialFrom: string
  readonly serialTo: string
  readonly publishedOn: string
}

export const syncQuestions = {
  sync: question<SyncOverview>()(everyone, nothing),
  rehearseSync: question<SyncRehearsal>()(managerRoles, nothing),
  syncNow: question<SyncRun>()(managerRoles, nothing),
  syncNews: question<SyncNews | null>()(everyone, nothing),
  syncDifferences: question<readonly SyncDifference[]>()(managerRoles, nothing),
  /** A manager has seen what no copy has any more. */
  noteLosses: question<null>()(managerRoles, nothing),
  connectHeadquarters: question<null>()(
    administratorRoles,
    z.strictObject({
      url: z.string().max(300),
      enrolmentCode: z.string().max(80),
      /** SHA-256 of headquarters' certificate; empty where an authority vouches for it. */
      pin: z.string().max(120).default(''),
    }),
  ),
  notices: question<readonly Notice[]>()(everyone, nothing),
} as const
