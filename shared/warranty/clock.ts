/**
 * The clock of the repair that is running: days so far, whose they are, which limit comes first and on which day the
 * right arises if things stay as they are today. It runs only for a repair under the three guarantees.
 */

import { dayFromNumber, dayNumber } from '../calendar/calendar-day'
import type { ClockAnswer, ClockLimit } from './answer'
import { clockApplies, isTooLong } from './claim'
import { repairDays, waitingOn } from './history'
import type { CaseSituation } from './situation'

export function clockOf(situation: CaseSituation): ClockAnswer | null {
  const { running, today } = situation
  if (!running) return null
  const counted = repairDays(running, today)
  const waitingFor = waitingOn(running, today)
  const limits = clockApplies(situation) && situation.standing.length === 0 ? limitsOf(situation) : []
  return {
    repair: running.fact.id,
    since: running.fact.from,
    daysInRepair: today - dayNumber(running.fact.from),
    ...counted,
    waitingFor,
    limits,
    governing: governingOf(limits),
  }
}

function limitsOf(situation: CaseSituation): readonly ClockLimit[] {
  const { running, today, facts } = situation
  if (!running) return []
  const counted = repairDays(running, today)
  const waitingFor = waitingOn(running, today)
  const hasPartsDelay = counted.byParts > 0 || waitingFor === 'parts'
  return situation
    .pick('repair-too-long')
    .filter((entry) => entry.row.cause === 'repairer' || hasPartsDelay)
    .map((entry): ClockLimit => {
      const { cause, overDays, remedies } = entry.row
      const countedDays = cause === 'repairer' ? counted.byUs : counted.byUs + counted.byParts
      const isReached = isTooLong(situation, entry.row, today)
      const isRunning = cause === 'repairer' ? waitingFor === 'us' : waitingFor !== 'customer'
      // A parts delay that began today counts from tomorrow, even where the total is over the limit already.
      const inDays = Math.max(1, overDays + 1 - countedDays)
      const daysLeft = Math.max(0, overDays - countedDays)
      const warnInDays = inDays - facts.settings.clockWarnDays
      return {
        cause,
        overDays,
        countedDays,
        daysLeft,
        isReached,
        warnOn: isReached || !isRunning ? null : dayFromNumber(today + warnInDays),
        isWarning: !isReached && inDays <= facts.settings.clockWarnDays,
        rightArisesOn: isReached || !isRunning ? null : dayFromNumber(today + inDays),
        remedies: remedies.filter((kind) => situation.proof?.allows.includes(kind)),
        by: entry.reference,
      }
    })
}

function governingOf(limits: readonly ClockLimit[]): number | null {
  return limits.reduce<number | null>((best, limit, index) => {
    const leader = best === null ? undefined : limits[best]
    return !leader || rank(limit) < rank(leader) ? index : best
  }, null)
}

function rank(limit: ClockLimit): string {
  if (limit.isReached) return '0'
  return limit.rightArisesOn !== null ? `1${limit.rightArisesOn}` : `2${1000 + limit.daysLeft}`
}
