/** What each person did in a period, at the counter and at the bench, counted from the same cases as the figures. */

import { median, share } from '../../shared/figures/case'
import { sumFen } from '../../shared/money'
import type { PersonResult } from '../../shared/questions/rota'
import { dutyMinutes } from '../../shared/rota/duties'
import type { StaffRow } from '../../shared/staff/state'
import type { ComplaintRow } from '../../shared/voice/complaint'
import type { FollowUpRow } from '../../shared/voice/follow-up'
import { isBreached } from './day-tallies'
import type { FigureDependencies } from './figures'
import { openPeriod, sumOf } from './period-figures'
import { dutiesBetween } from './rota'
import { between } from './voice'

const many = 100_000

export function peopleResults(
  dependencies: FigureDependencies,
  fromDay: string,
  toDay: string,
): readonly PersonResult[] {
  const { rows, store } = dependencies
  const period = openPeriod(dependencies, fromDay, toDay)
  const received = groups(period.received(), (one) => one.receivedBy)
  const handedOver = groups(period.closed(), (one) => one.handedOverBy)
  const closed = groups(period.closed(), (one) => one.technicianId)
  const earned = groups(
    period.closed().flatMap((one) => one.earned),
    (one) => one.by,
  )
  const percent = dependencies.policy().commissionPercent
  const takings = groups(period.takings(), (one) => one.by)
  const calls = groups(
    rows.find<FollowUpRow>({ table: 'followUps', filter: between('endedDay', fromDay, toDay), limit: many }),
    (one) => one.endedBy,
  )
  const answered = groups(
    rows.find<ComplaintRow>({
      table: 'complaints',
      filter: between('registeredDay', fromDay, toDay),
      limit: many,
    }),
    (one) => one.answeredBy,
  )
  const duties = groups(dutiesBetween(dependencies, fromDay, toDay), (one) => one.staffId)
  return rows.find<StaffRow>({ table: 'staff', limit: many }).flatMap((person): readonly PersonResult[] => {
    const own = closed(person.id)
    const labourFen = sumFen(earned(person.id).map((one) => one.labourFen))
    const partsFen = sumFen(earned(person.id).map((one) => one.partsFen))
    const repaired = own.filter((one) => one.outcome === 'repaired')
    const result: PersonResult = {
      staffId: person.id,
      name: person.name,
      role: person.role,
      received: received(person.id).length,
      handedOver: handedOver(person.id).length,
      payments: takings(person.id).length,
      takenFen: sumOf(takings(person.id)),
      calls: calls(person.id).length,
      complaintsAnswered: answered(person.id).length,
      repaired: own.length,
      medianMinutes: median(own.flatMap((one) => (one.repairMinutes < 0 ? [] : one.repairMinutes))),
      firstTimeFix: share(repaired.filter((one) => !store.isRepeated(one.id)).length, repaired.length),
      breached: own.filter(isBreached).length,
      plannedMinutes: duties(person.id).reduce((sum, duty) => sum + dutyMinutes(duty), 0),
      labourFen,
      partsFen,
      commissionFen: Math.round((labourFen * percent.labour + partsFen * percent.parts) / 100),
    }
    return person.active === 1 || didSomething(result) ? [result] : []
  })
}

/** Who has left is shown where there is something to show. */
function didSomething(one: PersonResult): boolean {
  const { received, handedOver, payments, calls, repaired, labourFen, partsFen } = one
  return received + handedOver + payments + calls + repaired + labourFen + partsFen > 0
}

function groups<One>(all: readonly One[], keyOf: (one: One) => string): (key: string) => readonly One[] {
  const found = new Map<string, One[]>()
  for (const one of all) {
    const own = found.get(keyOf(one))
    if (own) own.push(one)
    else found.set(keyOf(one), [one])
  }
  return (key) => found.get(key) ?? []
}
