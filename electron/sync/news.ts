/** What the last run that brought something has changed here. The newest publications are the ones that it brought. */

import type { HeadquartersFact } from '../../shared/headquarters/facts'
import { changesOf } from '../../shared/headquarters/news'
import type { SyncNews, SyncRun } from '../../shared/questions/sync'
import type { Database } from '../journal/sqlite'

export function newsOf(database: Database, runs: readonly SyncRun[]): SyncNews | null {
  const run = runs.find(({ sent, received }) => sent + received > 0)
  if (!run) return null
  const brought = database.all<{ payload: Uint8Array }>(
    'SELECT payload FROM headquarters_facts ORDER BY hq_seq DESC LIMIT ?',
    run.received,
  )
  const facts = brought.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as HeadquartersFact)
  return { atMs: run.atMs, sent: run.sent, received: run.received, changes: changesOf(facts.reverse()) }
}
