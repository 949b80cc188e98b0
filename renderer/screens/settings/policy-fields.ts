/**
 * The policies as a form: groups of numbers and switches, each with its path in the policy. What the form does not
 * know of stays as it was.
 */

import { z } from 'zod'
import { type Policy, policySchema } from '../../../shared/policy/policy'
import type { settingsWords } from '../../i18n/settings'
import type { ticketWords } from '../../i18n/ticket'

type SettingsKey = keyof typeof settingsWords.entries
type TicketKey = keyof typeof ticketWords.entries
type GroupKey = Extract<SettingsKey, `group${string}`>

export interface PolicyField {
  readonly path: readonly (string | number)[]
  readonly kind: 'minutes' | 'whole' | 'share' | 'switch' | 'text' | 'choice'
  /** Of a choice: its values, and the word for each. */
  readonly choices?: readonly { readonly value: string; readonly label: SettingsKey }[]
  readonly label:
    | { readonly in: 'settings'; readonly key: SettingsKey }
    | { readonly in: 'ticket'; readonly key: TicketKey }
    | {
        readonly in: 'role'
        readonly key: 'roleCounter' | 'roleTechnician' | 'roleManager' | 'roleAdministrator'
      }
    | { readonly in: 'level' | 'weight'; readonly key: SettingsKey }
  readonly from?: number
}

export interface PolicyGroup {
  readonly title: GroupKey
  readonly hint: GroupKey
  readonly fields: readonly PolicyField[]
}

const priorities = ['critical', 'high', 'medium', 'low'] as const
const steps = [
  'received',
  'assigned',
  'diagnosing',
  'quoted',
  'waitingForPart',
  'repairing',
  'testing',
  'sentOut',
  'ready',
] as const
const roleKeys = {
  counter: 'roleCounter',
  technician: 'roleTechnician',
  manager: 'roleManager',
  administrator: 'roleAdministrator',
} as const

const number = (key: SettingsKey & keyof Policy, from = 1): PolicyField => ({
  path: [key],
  kind: 'whole',
  label: { in: 'settings', key },
  from,
})
const five = [1, 2, 3, 4, 5] as const

export const policyGroups: readonly PolicyGroup[] = [
  {
    title: 'groupResponse',
    hint: 'groupResponseHint',
    fields: priorities.map((priority) => ({
      path: ['firstResponseMinutes', priority],
      kind: 'minutes',
      label: { in: 'ticket', key: `priority_${priority}` },
      from: 1,
    })),
  },
  {
    title: 'groupRepair',
    hint: 'groupRepairHint',
    fields: priorities.map((priority) => ({
      path: ['repairMinutes', priority],
      kind: 'minutes',
      label: { in: 'ticket', key: `priority_${priority}` },
      from: 1,
    })),
  },
  {
    title: 'groupSteps',
    hint: 'groupStepsHint',
    fields: steps.map((step) => ({
      path: ['statusLimitMinutes', step],
      kind: 'minutes',
      label: { in: 'ticket', key: `status_${step}` },
      from: 1,
    })),
  },
  {
    title: 'groupTerms',
    hint: 'groupTermsHint',
    fields: [
      number('quoteValidDays'),
      number('defaultPromiseDays'),
      number('repairWarrantyDays'),
      number('partWarrantyDays'),
    ],
  },
  {
    title: 'groupDiscount',
    hint: 'groupDiscountHint',
    fields: (['counter', 'technician', 'manager', 'administrator'] as const).map((role) => ({
      path: ['discountLimitPercent', role],
      kind: 'share',
      label: { in: 'role', key: roleKeys[role] },
      from: 0,
    })),
  },
  {
    title: 'groupCommission',
    hint: 'groupCommissionHint',
    fields: (['labour', 'parts'] as const).map((of) => ({
      path: ['commissionPercent', of],
      kind: 'share',
      label: { in: 'settings', key: `commission_${of}` },
      from: 0,
    })),
  },
  {
    title: 'groupPrivacy',
    hint: 'groupPrivacyHint',
    fields: [number('retentionYears', 3), number('passcodeDays')],
  },
  {
    title: 'groupQuality',
    hint: 'groupQualityHint',
    fields: [
      number('followUpDays'),
      number('complaintAnswerHours'),
      {
        path: ['statisticsAtClose'],
        kind: 'choice',
        label: { in: 'settings', key: 'statisticsAtClose' },
        choices: [
          { value: 'never', label: 'statisticsNever' },
          { value: 'weekly', label: 'statisticsWeekly' },
          { value: 'monthly', label: 'statisticsMonthly' },
          { value: 'quarterly', label: 'statisticsQuarterly' },
          { value: 'halfYearly', label: 'statisticsHalfYearly' },
        ],
      },
      ...five.map(
        (at): PolicyField => ({
          path: ['surveyLevels', at - 1],
          kind: 'share',
          label: { in: 'level', key: `level${at}` },
          from: 0,
        }),
      ),
      ...five.map(
        (at): PolicyField => ({
          path: ['surveyWeights', at - 1],
          kind: 'share',
          label: { in: 'weight', key: `weight${at}` },
          from: 0,
        }),
      ),
    ],
  },
  {
    title: 'groupParts',
    hint: 'groupPartsHint',
    fields: [
      {
        path: ['oldPartReturn'],
        kind: 'choice',
        label: { in: 'settings', key: 'oldPartReturn' },
        choices: [
          { value: 'warranty', label: 'oldPartReturnWarranty' },
          { value: 'all', label: 'oldPartReturnAll' },
          { value: 'none', label: 'oldPartReturnNone' },
        ],
      },
      number('oldPartReturnDays'),
      number('partLeadDays'),
    ],
  },
  {
    title: 'groupRules',
    hint: 'groupRulesHint',
    fields: [
      { path: ['secondPersonCheck'], kind: 'switch', label: { in: 'settings', key: 'secondPersonCheck' } },
      {
        path: ['warrantyDayOneIsSaleDay'],
        kind: 'switch',
        label: { in: 'settings', key: 'warrantyDayOneIsSaleDay' },
      },
      {
        path: ['warrantyRepairDaysExtend'],
        kind: 'switch',
        label: { in: 'settings', key: 'warrantyRepairDaysExtend' },
      },
      {
        path: ['warrantySameFaultOnly'],
        kind: 'switch',
        label: { in: 'settings', key: 'warrantySameFaultOnly' },
      },
      number('warrantyClockWarnDays'),
      { path: ['termsVersion'], kind: 'text', label: { in: 'settings', key: 'termsVersion' } },
    ],
  },
]

/** What was typed, by the field's path; what is not here is as saved. */
export type Typed = Readonly<Record<string, string>>
export const typedSchema = z.record(z.string(), z.string())

export function idOf(field: PolicyField): string {
  return field.path.join('.')
}

export function savedText(policy: Policy, field: PolicyField): string {
  let value: unknown = policy
  for (const key of field.path) {
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key]
  }
  return value === undefined ? '' : String(value)
}

export function isWrong(field: PolicyField, text: string): boolean {
  if (field.kind === 'switch') return false
  if (field.kind === 'choice') return field.choices?.every(({ value }) => value !== text) ?? true
  if (field.kind === 'text') return text.trim() === ''
  const value = numberOf(text)
  if (value === undefined || value < (field.from ?? 0)) return true
  return field.kind !== 'share' && !Number.isInteger(value)
}

export function changedFields(policy: Policy, typed: Typed): readonly PolicyField[] {
  return policyGroups
    .flatMap(({ fields }) => fields)
    .filter((field) => typed[idOf(field)] !== undefined && typed[idOf(field)] !== savedText(policy, field))
}

/** `undefined`: something typed is not possible. */
export function policyWith(policy: Policy, typed: Typed): Policy | undefined {
  const changed = changedFields(policy, typed)
  if (changed.some((field) => isWrong(field, typed[idOf(field)] ?? ''))) return undefined
  const next = JSON.parse(JSON.stringify(policy)) as Record<string | number, unknown>
  for (const field of changed) {
    const text = (typed[idOf(field)] ?? '').trim()
    const isText = field.kind === 'text' || field.kind === 'choice'
    const value = isText ? text : field.kind === 'switch' ? text === 'true' : numberOf(text)
    const [first = '', second] = field.path
    if (second === undefined) next[first] = value
    else (next[first] as Record<string | number, unknown>)[second] = value
  }
  return policySchema.safeParse(next).data
}

export function numberOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,7}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined
}
