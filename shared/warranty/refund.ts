/**
 * What the customer would get back today, with every step of the arithmetic. Depreciation is rounded down to the fen,
 * so the odd fraction is the customer's; days in repair are not days of use.
 */

import { dayNumber } from '../calendar/calendar-day'
import type { RefundAnswer } from './answer'
import type { Claim, ClaimedRemedy } from './claim'
import { daysInRepairBetween } from './history'
import type { PreparedRow } from './rules'
import type { CaseSituation } from './situation'
import { say } from './words'

export function refundOf(situation: CaseSituation, claim: Claim): RefundAnswer | null {
  const returns = claim.remedies.filter((remedy) => remedy.kind === 'return')
  const full = returns.find((remedy) => remedy.subject === 'whole-unit' && isAtFullPrice(remedy))
  if (full?.entry) return fullRefund(full.entry, 'whole-unit', situation.facts.priceFen)
  const accessory = returns.find((remedy) => remedy.subject === 'accessory')
  if (accessory?.entry) return fullRefund(accessory.entry, 'accessory', situation.facts.accessoryPriceFen)
  const isExchangeDue = claim.remedies.some(
    (remedy) => remedy.kind === 'exchange' && remedy.subject === 'whole-unit',
  )
  const isReturnDue = returns.some((remedy) => remedy.subject === 'whole-unit')
  if (!isExchangeDue && !isReturnDue) return null
  if (!situation.proof?.allows.includes('return')) return null
  return depreciatedRefund(situation, !isReturnDue)
}

/** A return that is chosen where an exchange would do is depreciated; every other return is at the invoice price. */
function isAtFullPrice(remedy: ClaimedRemedy): boolean {
  const situation = remedy.entry?.row.situation
  return situation !== undefined && situation !== 'repeated-repair' && situation !== 'repair-too-long'
}

function fullRefund(
  entry: PreparedRow,
  subject: RefundAnswer['subject'],
  priceFen: number | undefined,
): RefundAnswer {
  const steps =
    priceFen === undefined
      ? [say('refund-price-missing')]
      : [say('refund-price', { priceFen }), say('refund-total', { amountFen: priceFen })]
  return {
    amountFen: priceFen ?? null,
    basis: 'full',
    subject,
    isInPlaceOfExchange: false,
    usedDays: 0,
    repairDays: 0,
    depreciationFen: 0,
    by: entry.reference,
    steps,
  }
}

function depreciatedRefund(situation: CaseSituation, isInPlaceOfExchange: boolean): RefundAnswer | null {
  const entry = [...situation.pick('refund-in-place-of-exchange')].sort(
    (a, b) => a.row.basisPointsPerDay - b.row.basisPointsPerDay,
  )[0]
  if (!entry) return null
  const { today, facts, history } = situation
  const { basisPointsPerDay } = entry.row
  const start = dayNumber(situation.unitStart)
  const days = Math.max(0, today - start)
  const repairDays = Math.min(days, daysInRepairBetween(history, start, today))
  const usedDays = days - repairDays
  const { priceFen } = facts
  const common = {
    basis: 'less-depreciation' as const,
    subject: 'whole-unit' as const,
    isInPlaceOfExchange,
    usedDays,
    repairDays,
    by: entry.reference,
  }
  const daySteps = say('refund-days', { days, repairDays, usedDays })
  if (priceFen === undefined) {
    return { ...common, amountFen: null, depreciationFen: 0, steps: [daySteps, say('refund-price-missing')] }
  }
  // Capped before the multiplication, so that the product stays an exact integer.
  const basisPoints = Math.min(10_000, basisPointsPerDay * usedDays)
  const depreciationFen = Math.floor((priceFen * basisPoints) / 10_000)
  const amountFen = priceFen - depreciationFen
  return {
    ...common,
    amountFen,
    depreciationFen,
    steps: [
      say('refund-price', { priceFen }),
      daySteps,
      say('refund-depreciation', { priceFen, basisPointsPerDay, usedDays, depreciationFen }),
      say('refund-total', { amountFen }),
    ],
  }
}
