/**
 * What was promised to whom: the limits that hold for a job. A product line may have a level of its own, a kind of
 * ticket its own step limits, else what holds for all. Whoever says that something is late asks here.
 */

import { z } from 'zod'
import { deviceClassSchema } from '../catalogue/model'
import type { Priority, TicketKind } from '../ticket/events'
import { limitMinutes, type RuledStatus, ruledStatuses } from '../ticket/work-rules'

const minutes = z.int().positive().max(100_000)

export const serviceLevelSchema = z.strictObject({
  deviceClass: deviceClassSchema,
  /** First response, in business minutes; what is left out is as for all. */
  firstResponseMinutes: z
    .strictObject({ critical: minutes, high: minutes, medium: minutes, low: minutes })
    .partial()
    .default({}),
  statusLimitMinutes: z.partialRecord(z.enum(ruledStatuses), minutes).default({}),
})
export type ServiceLevel = z.infer<typeof serviceLevelSchema>

/** Waiting for the customer's answer is not held against us. */
export const defaultPausedStatuses: readonly RuledStatus[] = ['quoted']

/** A promise may stand still in these: never for a missing part, and what is ready has kept it or not. */
export const promisePausable: readonly RuledStatus[] = ruledStatuses.filter(
  (status) => status !== 'waitingForPart' && status !== 'ready',
)

export interface PromisePauses {
  readonly promisePausedStatuses: readonly RuledStatus[]
}

interface Levels {
  readonly firstResponseMinutes: Readonly<Record<Priority, number>>
  readonly statusLimitMinutes: Readonly<Record<string, number>>
  readonly serviceLevels: readonly ServiceLevel[]
  readonly pausedStatuses: readonly RuledStatus[]
}

interface Job {
  readonly kind: TicketKind
  readonly deviceClass: string
}

export function firstResponseLimit(
  policy: Levels,
  job: Pick<Job, 'deviceClass'> & { readonly priority: Priority },
): number {
  return levelOf(policy, job)?.firstResponseMinutes[job.priority] ?? policy.firstResponseMinutes[job.priority]
}

/** `undefined`: no limit. */
export function stepLimit(policy: Levels, job: Job, status: string): number | undefined {
  const own = levelOf(policy, job)?.statusLimitMinutes as Readonly<Record<string, number>> | undefined
  return own?.[status] ?? limitMinutes(policy, job.kind, status)
}

/** The clock of the step stands still: nobody here can end it. */
export function isPaused(policy: Pick<Levels, 'pausedStatuses'>, status: string): boolean {
  return policy.pausedStatuses.some((paused) => paused === status)
}

/** The clock of the promise stands still. */
export function isPromisePaused(policy: PromisePauses, status: string): boolean {
  return policy.promisePausedStatuses.some((paused) => paused === status)
}

function levelOf(policy: Levels, { deviceClass }: Pick<Job, 'deviceClass'>): ServiceLevel | undefined {
  return policy.serviceLevels.find((level) => level.deviceClass === deviceClass)
}
