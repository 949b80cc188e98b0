/** Recurring faults by fault, model, part and batch, and the measures against them with before and after. */

import { z } from 'zod'
import { causeGroups, type MeasureRow } from '../measure/state'
import { managerRoles } from '../staff/roles'
import { day, nothing, question } from './spec'

export interface Cause {
  readonly key: string
  readonly name: string
  readonly nameEn: string
  readonly count: number
  readonly repeats: number
  /** Of all that were counted, and together with the ones above. */
  readonly sharePercent: number
  readonly cumulativePercent: number
}

export interface Causes {
  readonly total: number
  readonly causes: readonly Cause[]
}

/** Repairs of this cause in as many days before as have passed since, per hundred received. */
export interface MeasureEffect {
  readonly row: MeasureRow
  /** Of what it is against, as it is called now; a fault is called by its code. */
  readonly name: string
  readonly nameEn: string
  readonly ownerName: string
  readonly judgedByName: string
  readonly days: number
  readonly before: number
  readonly after: number
  readonly beforePerHundred: number | null
  readonly afterPerHundred: number | null
}

export const causesQuestions = {
  causes: question<Causes>()(
    managerRoles,
    z.strictObject({ group: z.enum(causeGroups), fromDay: day, toDay: day }),
  ),
  measures: question<readonly MeasureEffect[]>()(managerRoles, nothing),
} as const
