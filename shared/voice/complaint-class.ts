/**
 * How what a customer tells us is sorted, and where each sort goes: settled at the outlet with a corrective measure,
 * handed to quality management with its record, or taken along the recall procedure.
 */

/** The boxes of QR15-06. Only the first two need a cause, measures and a check. */
export const complaintKinds = ['complaint', 'quality', 'suggestion', 'inquiry', 'praise'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const complaintSources = ['phone', 'visit', 'letter', 'online', 'follow-up'] as const
export type ComplaintSource = (typeof complaintSources)[number]

export const complaintClasses = [
  'quantity',
  'delivery',
  'transportDamage',
  'majorQuality',
  'recall',
  'attitude',
  'repair',
  'price',
  'other',
] as const
export type ComplaintClass = (typeof complaintClasses)[number]

export type ComplaintRoute = 'outlet' | 'quality' | 'recall'

export function routeOf(complaintClass: ComplaintClass): ComplaintRoute {
  if (complaintClass === 'majorQuality') return 'quality'
  return complaintClass === 'recall' ? 'recall' : 'outlet'
}

export function needsMeasures(kind: ComplaintKind): boolean {
  return kind === 'complaint' || kind === 'quality'
}
