/** Which kinds of facts were recorded since a lesson began; their kinds only, nothing of their content. */

import { firstDayFacts } from '../../shared/learning/first-day'
import type { learningQuestions } from '../../shared/questions/learning'
import { ok } from '../../shared/result'
import type { Journal } from '../journal/journal'
import type { Database } from '../journal/sqlite'
import type { Handlers } from './handler'

export function learningHandlers(dependencies: {
  readonly database: Database
  readonly journal: Journal
}): Handlers<keyof typeof learningQuestions> {
  const { database, journal } = dependencies
  const known = firstDayFacts.map(() => '?').join(', ')
  return {
    firstDay: ({ afterSeq }) =>
      ok({
        head: journal.head(),
        recorded: database
          .all<{ type: string }>(
            `SELECT DISTINCT type FROM events WHERE seq > ? AND type IN (${known})`,
            afterSeq,
            ...firstDayFacts,
          )
          .map(({ type }) => type),
      }),
  }
}
