/**
 * Everything that an outlet or headquarters may set differently. A number that one manual gives and another
 * contradicts lives here as a default, never as a constant in the rules.
 */

import { z } from 'zod'
import { defaultReports, reportSettingsSchema } from '../report/schedule'
import {
  defaultEscalations,
  defaultWorkRules,
  escalationSchema,
  ruledStatuses,
  workRuleSchema,
} from '../ticket/work-rules'
import { defaultPausedStatuses, promisePausable, serviceLevelSchema } from './service-level'

const minutesByPriority = z.strictObject({
  critical: z.int().positive(),
  high: z.int().positive(),
  medium: z.int().positive(),
  low: z.int().positive(),
})

export const statisticsSchedules = ['never', 'weekly', 'monthly', 'quarterly', 'halfYearly'] as const
export type StatisticsSchedule = (typeof statisticsSchedules)[number]

export const policySchema = z.strictObject({
  /** First response, in business minutes. */
  firstResponseMinutes: minutesByPriority.default({ critical: 15, high: 60, medium: 120, low: 1440 }),
  /** Whole repair, in business minutes: 96 h of the service manual. */
  repairMinutes: minutesByPriority.default({ critical: 480, high: 1440, medium: 2880, low: 5760 }),
  /**
   * Minutes a ticket may stay in one status before it counts as late (business time); `dataRecovery.repairing` says
   * it for one kind of ticket.
   */
  statusLimitMinutes: z.record(z.string(), z.int().positive()).default({
    received: 30,
    assigned: 120,
    diagnosing: 240,
    quoted: 2880,
    waitingForPart: 5760,
    repairing: 960,
    testing: 240,
    ready: 10080,
    sentOut: 14400,
  }),
  /** Product lines that were promised something else than the rest. */
  serviceLevels: z.array(serviceLevelSchema).max(40).default([]),
  /** Steps whose clock stands still. */
  pausedStatuses: z
    .array(z.enum(ruledStatuses))
    .max(ruledStatuses.length)
    .default([...defaultPausedStatuses]),
  /** Steps in which what was promised to the customer stands still. */
  promisePausedStatuses: z
    .array(z.enum(promisePausable))
    .max(promisePausable.length)
    .default([...defaultPausedStatuses]),
  /** What a step asks for beyond its place in the life of a ticket, by kind of ticket. */
  workRules: z
    .array(workRuleSchema)
    .max(200)
    .default([...defaultWorkRules]),
  /** Who is told by name when a job is over its time. */
  escalations: z
    .array(escalationSchema)
    .max(50)
    .default([...defaultEscalations]),
  discountLimitPercent: z
    .strictObject({
      counter: z.number(),
      technician: z.number(),
      manager: z.number(),
      administrator: z.number(),
    })
    .default({ counter: 5, technician: 0, manager: 30, administrator: 100 }),
  /** What a person is given of what customers pay for their work and the parts they fitted. */
  commissionPercent: z
    .strictObject({ labour: z.number().min(0).max(100), parts: z.number().min(0).max(100) })
    .default({ labour: 0, parts: 0 }),
  quoteValidDays: z.int().positive().default(7),
  defaultPromiseDays: z.int().positive().default(3),
  repairWarrantyDays: z.int().positive().default(30),
  partWarrantyDays: z.int().positive().default(90),
  followUpDays: z.int().positive().default(3),
  retentionYears: z.int().min(3).default(3),
  passcodeDays: z.int().positive().default(14),
  secondPersonCheck: z.boolean().default(false),
  complaintAnswerHours: z.int().positive().default(24),
  surveyLevels: z.array(z.number()).length(5).default([1, 0.8, 0.6, 0.3, 0]),
  surveyWeights: z.array(z.number()).length(5).default([0.2, 0.2, 0.2, 0.2, 0.2]),
  warrantyDayOneIsSaleDay: z.boolean().default(true),
  /** Only repairs of the same fault count towards an exchange: practice of some makers, not law. */
  warrantySameFaultOnly: z.boolean().default(false),
  /** Days in repair do not use up the period. */
  warrantyRepairDaysExtend: z.boolean().default(true),
  /** How many days before a limit of a running repair it is shown as near. */
  warrantyClockWarnDays: z.int().min(1).max(90).default(7),
  /** Which fitted parts' predecessors have to go back, and within how many days. */
  oldPartReturn: z.enum(['warranty', 'all', 'none']).default('warranty'),
  oldPartReturnDays: z.int().positive().default(15),
  /** How long a delivery usually takes, until this outlet has seen enough of its own. */
  partLeadDays: z.int().positive().default(7),
  /** Which reports are made by themselves, and when. */
  reports: reportSettingsSchema.default(defaultReports),
  /** With which closing of a day the survey statistics come out by themselves. */
  statisticsAtClose: z.enum(statisticsSchedules).default('monthly'),
  termsVersion: z.string().default('2026-01'),
})

export type Policy = z.infer<typeof policySchema>

export const defaultPolicy: Policy = policySchema.parse({})
