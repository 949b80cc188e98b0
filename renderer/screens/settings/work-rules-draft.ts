/** The rules of work as they are typed: three lists, and the policy they make. Pure. */

import { z } from 'zod'
import { type Policy, policySchema } from '../../../shared/policy/policy'
import { ticketKinds } from '../../../shared/ticket/events'
import { escalationSchema, ruledStatuses, workRuleSchema } from '../../../shared/ticket/work-rules'

const limitSchema = z.object({
  kind: z.enum(ticketKinds),
  status: z.enum(ruledStatuses),
  minutes: z.string().max(7),
})

export const rulesDraftSchema = z.object({
  rules: z.array(workRuleSchema),
  limits: z.array(limitSchema),
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
    escalations: draft.escalations.map((rule) => ({ ...rule, afterMinutes: whole(rule.afterMinutes) })),
  }).data
}

function whole(text: string): number {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN
}
