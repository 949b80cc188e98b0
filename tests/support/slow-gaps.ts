/** The report of gaps as slowly as possible: every fact of the journal is read, every number of every series is looked for. */

import type { Journal } from '../../electron/journal/journal'
import type { Database } from '../../electron/journal/sqlite'
import { formatNumber, type NumberKind } from '../../shared/numbers'
import type { GapReport } from '../../shared/questions/day'

export function slowGapReport(given: {
  readonly database: Database
  readonly journal: Journal
  readonly outlet: string
  readonly station: string
}): GapReport {
  const used = new Set<unknown>()
  let reached = 0
  for (;;) {
    const page = given.journal.facts(reached, 10_000)
    for (const { seq, envelope, payload } of page) {
      reached = seq
      const { number, returnNumber } = (payload ?? {}) as Readonly<Record<string, unknown>>
      // Slips carry the number of what they speak of, and a till movement the one of its payment.
      if (/^(print|shift)\//.test(envelope.stream)) continue
      used.add(number).add(returnNumber)
    }
    if (page.length === 0) break
  }
  const counters = given.database.all<{ kind: NumberKind; incarnation: number; last: number }>(
    'SELECT kind, incarnation, last FROM counters ORDER BY incarnation, kind',
  )
  return {
    series: counters.map(({ kind, incarnation, last }) => {
      const { outlet, station } = given
      const gaps = Array.from({ length: last }, (_, index) =>
        formatNumber({ kind, outlet, station, incarnation, counter: index + 1 }),
      )
        .filter((number) => !used.has(number))
        .map((number) => ({ number, explanation: 'not-found' }))
      return { kind, incarnation, issued: last, found: last - gaps.length, gaps }
    }),
  }
}
