/** What ties tickets together: which repair was repeated, which repairs a serial had. */

import type { Case } from '../../shared/figures/case'

export interface FigureLinks {
  /** Tickets that a later ticket names as the repair it repeats. */
  readonly repeated: ReadonlySet<string>
  readonly repairs: ReadonlyMap<string, readonly Case[]>
}

export function linksOf(cases: readonly Case[]): FigureLinks {
  const repeated = new Set<string>()
  const repairs = new Map<string, Case[]>()
  for (const one of cases) {
    if (one.repeatOf !== '' && one.status !== 'cancelled') repeated.add(one.repeatOf)
    if (one.serial === '' || one.outcome !== 'repaired' || one.closedDay === '') continue
    const own = repairs.get(one.serial)
    if (own) own.push(one)
    else repairs.set(one.serial, [one])
  }
  return { repeated, repairs }
}
