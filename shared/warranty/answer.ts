/**
 * The warranty answer as it is kept with a ticket, sent over IPC and written by the command line tool: plain JSON
 * that names the rule set, the rows and the day it was given for, so that it can be repeated years later.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import type { Covered, RemedyCondition, RemedySubject } from './claim'
import type { Waiting } from './history'
import type { Match } from './repairs-before'
import type { ExclusionCode, RemedyKind, RowReference, Words } from './rules'
import type { Said } from './words'

export interface Remedy {
  readonly kind: RemedyKind
  readonly subject: RemedySubject
  /** The parts it is about; empty where it is about the whole unit. */
  readonly parts: readonly string[]
  readonly condition: RemedyCondition | null
  /** The id of the row, contract or ruling. */
  readonly reference: string
  readonly by: RowReference | null
  readonly zh: string
  readonly en: string
}

export interface Change {
  /** The first day on which the answer is another one, if nothing else happens. */
  readonly day: CalendarDay
  readonly inDays: number
  readonly covered: Covered
  readonly remedies: readonly Remedy[]
  readonly zh: string
  readonly en: string
}

export interface PeriodAnswer {
  readonly parts: readonly string[]
  readonly firstDay: CalendarDay
  /** Without the days in repair. */
  readonly lastDayBeforeExtension: CalendarDay
  readonly extensionDays: number
  readonly lastDay: CalendarDay
  /** Counting the last day and not today; negative when it is over. */
  readonly daysLeft: number
  readonly isInForce: boolean
  readonly by: RowReference
}

export interface ClockLimit {
  readonly cause: 'repairer' | 'parts'
  readonly overDays: number
  readonly countedDays: number
  readonly daysLeft: number
  readonly isReached: boolean
  /** From this day on the warning is due; `null` while the clock of this limit stands still. */
  readonly warnOn: CalendarDay | null
  readonly isWarning: boolean
  readonly rightArisesOn: CalendarDay | null
  readonly remedies: readonly RemedyKind[]
  readonly by: RowReference
}

export interface ClockAnswer {
  readonly repair: string
  readonly since: CalendarDay
  readonly daysInRepair: number
  readonly byUs: number
  readonly byParts: number
  readonly byCustomer: number
  readonly waitingFor: Waiting
  readonly limits: readonly ClockLimit[]
  /** Which of `limits` is reached or comes first; `null` where none applies. */
  readonly governing: number | null
}

export interface RefundAnswer {
  /** `null` where the price is not known. */
  readonly amountFen: number | null
  readonly basis: 'full' | 'less-depreciation'
  readonly subject: 'whole-unit' | 'accessory'
  /** The customer is due an exchange and may take the money in its place. */
  readonly isInPlaceOfExchange: boolean
  readonly usedDays: number
  readonly repairDays: number
  readonly depreciationFen: number
  readonly by: RowReference
  readonly steps: readonly Said[]
}

export interface RepairWarrantyAnswer {
  readonly repair: string
  readonly kind: 'labour' | 'part'
  /** Which line of labour; `null` for a part, and where the records name no line. */
  readonly labour: string | null
  readonly part: string | null
  readonly partNumber: string | null
  readonly serial: string | null
  readonly firstDay: CalendarDay
  readonly lastDay: CalendarDay
  readonly daysLeft: number
  readonly isInForce: boolean
  /** Whether it answers for today's fault. */
  readonly match: Match
}

export interface RepeatAnswer {
  readonly repair: string
  readonly where: string | null
  readonly days: number
  readonly isWithin30: boolean
  readonly isWithin90: boolean
  readonly sameFamily: Match
  readonly isFree: boolean
}

export interface ExclusionAnswer {
  readonly code: ExclusionCode
  readonly words: Words
  readonly stands: boolean
  /** The evidence that is there, of what the rule needs. */
  readonly shown: readonly { readonly kind: string; readonly item: string; readonly words: Words }[]
  readonly missing: readonly { readonly kind: string; readonly item: string; readonly words: Words }[]
  readonly overruledBy: string | null
  readonly overruledReason: string | null
  readonly objection: string | null
}

export interface WarrantyAnswer {
  readonly ruleSet: {
    readonly id: string
    readonly hash: string
    readonly state: 'unverified' | 'confirmed'
  }
  readonly today: CalendarDay
  readonly covered: Covered
  /** The kinds in short, each once: what the customer may choose from today. */
  readonly may: readonly RemedyKind[]
  readonly remedies: readonly Remedy[]
  /** `null` where the answer stays as it is for good. */
  readonly change: Change | null
  readonly proof: {
    readonly kind: string
    readonly startsOn: CalendarDay
    readonly by: RowReference
  } | null
  /** Which day of the count today is; `null` without proof. */
  readonly dayNumber: number | null
  readonly period: PeriodAnswer | null
  readonly mainParts: readonly PeriodAnswer[]
  readonly accessories: readonly PeriodAnswer[]
  readonly repairs: {
    readonly used: number
    readonly limit: number
    readonly counted: readonly string[]
    readonly sameFaultOnly: boolean
    readonly by: RowReference
  } | null
  readonly clock: ClockAnswer | null
  readonly refund: RefundAnswer | null
  readonly repairWarranty: readonly RepairWarrantyAnswer[]
  readonly repeatRepair: readonly RepeatAnswer[]
  readonly burdenOfProof: { readonly lastDay: CalendarDay; readonly by: RowReference } | null
  readonly exclusions: readonly ExclusionAnswer[]
  readonly contradictions: readonly Said[]
  readonly reasons: readonly Said[]
  readonly notes: readonly Said[]
}
