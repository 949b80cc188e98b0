/** Whether today's visit most likely repeats an earlier repair: ready less than a warranty period ago, same fault. */

import type { DevicePassport } from '../../../shared/questions/lookups'
import type { TicketRow } from '../../../shared/ticket/row'

const dayMs = 86_400_000

export function earlierRepair(
  passport: DevicePassport | undefined,
  warrantyDays: number,
  nowMs: number,
): TicketRow | undefined {
  return passport?.visits
    .filter((visit) => visit.outcome === 'repaired' && visit.closedAtMs > 0)
    .filter((visit) => nowMs - visit.closedAtMs <= warrantyDays * dayMs)
    .toSorted((a, b) => b.closedAtMs - a.closedAtMs)[0]
}

/** The same family: the same first level of the fault code (`P01` of `P01-03`), or nothing known of one of them. */
export function sameFault(
  earlier: TicketRow,
  faultCode: string,
  parentOf: (code: string) => string,
): boolean {
  if (earlier.faultCode === '' || faultCode === '') return false
  const family = (code: string) => parentOf(code) || code
  return family(earlier.faultCode) === family(faultCode)
}
