/** The figures a manager lives by: each with its target, the period before, and the tickets behind it. */

import { z } from 'zod'
import type { Breach } from '../figures/case'
import { managerRoles } from '../staff/roles'
import type { Tender } from '../ticket/events'
import type { CountOf } from './day'
import type { RowsPage } from './lists'
import { day, paging, question } from './spec'

/** What happened in a period. */
export const periodFigureIds = [
  'received',
  'collected',
  'income',
  'firstResponse',
  'turnaround',
  'turnaround90',
  'collection',
  'within24',
  'breached',
  'firstTimeFix',
  'firstTimeFixMajor',
  'repeat',
  'redo',
  'redo30',
  'stockOut',
] as const
export type PeriodFigureId = (typeof periodFigureIds)[number]
export const voiceFigureIds = ['satisfaction', 'complaintsInTime', 'samplingPass'] as const
export type VoiceFigureId = (typeof voiceFigureIds)[number]
/** As it stands now. */
export const presentFigureIds = ['breaches', 'benchLoad', 'inCustody', 'unclaimed'] as const
export type PresentFigureId = (typeof presentFigureIds)[number]
export const figureIds = [...periodFigureIds, ...voiceFigureIds, ...presentFigureIds] as const
export type FigureId = (typeof figureIds)[number]

export interface Figure {
  readonly id: string
  /** `null`: there was nothing to measure in the period. */
  readonly value: number | null
  /** `null` also where a figure is about now. */
  readonly previous: number | null
  readonly target: number | null
  readonly unit: 'count' | 'percent' | 'minutes' | 'fen' | 'score'
  readonly better: 'more' | 'less'
  readonly of: number
}

export interface StepFigure {
  readonly step: Breach
  readonly cases: number
  readonly late: number
  readonly medianMinutes: number | null
  /** Not held against us: waiting for the customer. */
  readonly customers: boolean
}

export const custodyAges = ['day', 'threeDays', 'week', 'month', 'longer'] as const
export type CustodyAge = (typeof custodyAges)[number]

export interface Figures {
  readonly fromDay: string
  readonly toDay: string
  readonly figures: readonly Figure[]
  readonly perDay: readonly {
    readonly day: string
    readonly received: number
    readonly collected: number
    readonly incomeFen: number
  }[]
  readonly byStatus: readonly CountOf[]
  readonly steps: readonly StepFigure[]
  readonly custodyAge: readonly { readonly key: CustodyAge; readonly count: number }[]
  readonly income: readonly {
    readonly tender: Tender
    readonly kind: 'deposit' | 'bill' | 'refund'
    readonly amountFen: number
    readonly count: number
  }[]
}

export const figureGroups = ['technician', 'model', 'fault', 'part', 'shift'] as const
export type FigureGroup = (typeof figureGroups)[number]

export interface GroupFigures {
  readonly key: string
  /** A person's name, a part's name; else as the key. */
  readonly name: string
  readonly nameEn: string
  readonly received: number
  readonly closed: number
  readonly medianMinutes: number | null
  readonly within24: number | null
  readonly firstTimeFix: number | null
  readonly repeats: number
  readonly breached: number
}

export const figuresQuestions = {
  figures: question<Figures>()(managerRoles, z.strictObject({ fromDay: day, toDay: day })),
  /** One of them, for whoever needs no more. */
  figure: question<Figure>()(
    managerRoles,
    z.strictObject({ id: z.enum(figureIds), fromDay: day, toDay: day }),
  ),
  figuresBy: question<readonly GroupFigures[]>()(
    managerRoles,
    z.strictObject({ group: z.enum(figureGroups), fromDay: day, toDay: day }),
  ),
  /** The tickets behind one figure, one bar or one line of a table. */
  ticketsBehind: question<RowsPage>()(
    managerRoles,
    z.strictObject({
      figure: z.string().max(60),
      key: z.string().max(120).default(''),
      fromDay: day,
      toDay: day,
      ...paging,
    }),
  ),
} as const
