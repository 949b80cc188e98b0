/**
 * Brand promises laid over the law. The law is the floor: a promise that ends, replaces or states less than a row of
 * law is refused whole, with the row it would have undercut, so that headquarters sees it before a counter does.
 */

import { ok, type Result, refused } from '../result'
import {
  firstIssue,
  overlaySchema,
  ruleSetSchema,
  type WarrantyOverlay,
  type WarrantyRow,
  type WarrantyRuleSet,
} from './rules'

export type OverlayRefusal =
  | 'overlay-not-readable'
  | 'overlay-names-itself-law'
  | 'overlay-replaces-a-row'
  | 'overlay-situation-is-law-only'
  | 'overlay-takes-away'

const promisable: ReadonlySet<WarrantyRow['situation']> = new Set([
  'early-fault',
  'whole-unit-period',
  'main-part-period',
  'accessory-period',
  'repeated-repair',
  'repair-too-long',
  'refund-in-place-of-exchange',
  'refund-without-same-model',
  'repair-warranty',
  'proof',
  'spare-parts',
  'repeat-repair',
] as const)

/** The merged set is a rule set like any other: it has its own id, and its hash is taken over all of it. */
export function mergeOverlay(base: WarrantyRuleSet, input: unknown): Result<WarrantyRuleSet, OverlayRefusal> {
  const parsed = overlaySchema.safeParse(input)
  if (!parsed.success) return refused('overlay-not-readable', { why: firstIssue(parsed.error) })
  const overlay = parsed.data
  const problem = overlayProblem(base, overlay)
  if (problem) return problem
  const merged = ruleSetSchema.safeParse({
    ...base,
    id: `${base.id}+${overlay.id}`,
    rules: [...base.rules, ...overlay.rules],
    rows: [...base.rows, ...overlay.rows],
  })
  return merged.success ? ok(merged.data) : refused('overlay-not-readable', { why: firstIssue(merged.error) })
}

function overlayProblem(base: WarrantyRuleSet, overlay: WarrantyOverlay) {
  const law = overlay.rules.find((rule) => rule.kind === 'law')
  if (law) return refused('overlay-names-itself-law', { rule: law.id })
  const ruleIds = new Set(base.rules.map((rule) => rule.id))
  const rowIds = new Set(base.rows.map((row) => row.id))
  const again =
    overlay.rules.find((rule) => ruleIds.has(rule.id)) ?? overlay.rows.find((row) => rowIds.has(row.id))
  if (again) return refused('overlay-replaces-a-row', { row: again.id })
  const ownRules = new Set(overlay.rules.map((rule) => rule.id))
  const borrowed = overlay.rows.find((row) => !ownRules.has(row.rule))
  if (borrowed) return refused('overlay-names-itself-law', { row: borrowed.id, rule: borrowed.rule })
  const lawOnly = overlay.rows.find((row) => !promisable.has(row.situation))
  if (lawOnly)
    return refused('overlay-situation-is-law-only', { row: lawOnly.id, situation: lawOnly.situation })
  const lawRules = new Set(base.rules.filter((rule) => rule.kind === 'law').map((rule) => rule.id))
  const lawRows = base.rows.filter((row) => lawRules.has(row.rule))
  for (const promise of overlay.rows) {
    const floor = lawRows.find((row) => meets(promise, row) && statesLess(promise, row))
    if (floor) return refused('overlay-takes-away', { row: promise.id, law: floor.id })
  }
  return undefined
}

/** Whether there is a case that both rows speak about. */
function meets(a: WarrantyRow, b: WarrantyRow): boolean {
  return (
    a.classes.some((productClass) => b.classes.includes(productClass)) &&
    (a.productLines === null ||
      b.productLines === null ||
      a.productLines.some((line) => b.productLines?.includes(line))) &&
    (a.validTo === null || a.validTo >= b.validFrom) &&
    (b.validTo === null || b.validTo >= a.validFrom)
  )
}

function statesLess(promise: WarrantyRow, law: WarrantyRow): boolean {
  switch (promise.situation) {
    case 'early-fault':
      return (
        law.situation === 'early-fault' &&
        promise.fromDay >= law.fromDay &&
        promise.toDay <= law.toDay &&
        lacksOne(promise.remedies, law.remedies)
      )
    case 'whole-unit-period':
      return law.situation === 'whole-unit-period' && promise.months < law.months
    case 'main-part-period':
      return (
        law.situation === 'main-part-period' &&
        promise.months < law.months &&
        promise.parts.some((part) => law.parts.includes(part))
      )
    case 'accessory-period':
      return (
        law.situation === 'accessory-period' &&
        promise.accessory === law.accessory &&
        (promise.months < law.months || promise.exchangesBeforeRefund > law.exchangesBeforeRefund)
      )
    case 'repeated-repair':
      return (
        law.situation === 'repeated-repair' &&
        (promise.repairs > law.repairs ||
          (promise.repairs === law.repairs && lacksOne(promise.remedies, law.remedies)))
      )
    case 'repair-too-long':
      return (
        law.situation === 'repair-too-long' &&
        promise.cause === law.cause &&
        (promise.overDays > law.overDays ||
          (promise.overDays === law.overDays && lacksOne(promise.remedies, law.remedies)))
      )
    case 'refund-in-place-of-exchange':
      return (
        law.situation === 'refund-in-place-of-exchange' && promise.basisPointsPerDay > law.basisPointsPerDay
      )
    case 'repair-warranty':
      return law.situation === 'repair-warranty' && promise.days < law.days
    case 'proof':
      return (
        law.situation === 'proof' &&
        promise.proofKind === law.proofKind &&
        (promise.graceDays < law.graceDays || lacksOne(promise.allows, law.allows))
      )
    case 'spare-parts':
      return law.situation === 'spare-parts' && promise.years < law.years
    default:
      return false
  }
}

function lacksOne(given: readonly string[], due: readonly string[]): boolean {
  return due.some((remedy) => !given.includes(remedy))
}
