/** The rules of work as they are typed: three lists, and the policy they make. Pure. */

import { z } from 'zod'
import { deviceClassSchema } from '../../../shared/catalogue/model'
import { type Policy, policySchema } from '../../../shared/policy/policy'
import { promisePausable, type ServiceLevel } from '../../../shared/policy/service-level'
import { ticketKinds } from '../../../shared/ticket/events'
import { escalationSchema, ruledStatuses, workRuleSchema } from '../../../shared/ticket/work-rules'

const limitSchema = z.object({
  kind: z.enum(ticketKinds),
  status: z.enum(ruledStatuses),
  minutes: z.string().max(7),
})

/** A product line with what was promised for it; an empty text is as for all. */
const levelSchema = z.object({
  deviceClass: deviceClassSchema,
  response: z.record(z.string(), z.string().max(7)),
  steps: z.record(z.string(), z.string().max(7)),
})
export type LevelDraft = z.infer<typeof levelSchema>

export const rulesDraftSchema = z.object({
  rules: z.array(workRuleSchema),
  limits: z.array(limitSchema),
  levels: z.array(levelSchema),
  paused: z.array(z.enum(ruledStatuses)),
  promisePaused: z.array(z.enum(promisePausable)).default([]),
  escalations: z.array(z.object({ ...escalationSchema.shape, afterMinutes: z.string().max(7) })),
})
export type RulesDraft = z.infer<typeof rulesDraftSchema>

export function draftOf(policy: Policy): RulesDraft {
  const limits = Object.entries(policy.statusLimitMinutes).flatMap(([key, minutes]) => {
    const [kind, status] = key.split('.')
    const read = limitSchema.safeParse({ kind, status, minutes: String(minutes) })
    return read.success ? [read.data] : []
  })
  return {
    rules: [...policy.workRules],
    limits,
    levels: policy.serviceLevels.map(({ deviceClass, firstResponseMinutes, statusLimitMinutes }) => ({
      deviceClass,
      response: texts(firstResponseMinutes),
      steps: texts(statusLimitMinutes),
    })),
    paused: [...policy.pausedStatuses],
    promisePaused: [...policy.promisePausedStatuses],
    escalations: policy.escalations.map((rule) => ({ ...rule, afterMinutes: String(rule.afterMinutes) })),
  }
}

/** `undefined`: something typed is not possible. */
export function policyOf(policy: Policy, draft: RulesDraft): Policy | undefined {
  const common = Object.entries(policy.statusLimitMinutes).filter(([key]) => !key.includes('.'))
  const own = draft.limits.map(({ kind, status, minutes }) => [`${kind}.${status}`, whole(minutes)] as const)
  return policySchema.safeParse({
    ...policy,
    workRules: draft.rules,
    statusLimitMinutes: Object.fromEntries([...common, ...own]),
    serviceLevels: draft.levels.map(levelOf),
    pausedStatuses: draft.paused,
    promisePausedStatuses: draft.promisePaused,
    escalations: draft.escalations.map((rule) => ({ ...rule, afterMinutes: whole(rule.afterMinutes) })),
  }).data
}

function levelOf({ deviceClass, response, steps }: LevelDraft): ServiceLevel {
  return { deviceClass, firstResponseMinutes: numbers(response), statusLimitMinutes: numbers(steps) }
}

function texts(minutes: Readonly<Record<string, number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(minutes).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}

function numbers(typed: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, whole(text)]])),
  )
}

function whole(text: string): number {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN
}
