/**
 * Papers that earlier programs kept under the journal's own key, of people who have been erased since: they are emptied
 * once, after the start, a few at a time. What was kept later went with the person's key.
 */

import { labelsSubject, labelTickets } from '../../shared/print/labels'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import { journalKeyId } from '../journal/seal'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { KeptDocuments } from '../printing/kept-documents'
import type { RowStore } from '../view/rows'
import { subjectsOf } from './person'

const mark = 'papersOfErasedSwept'
const step = 500

export async function sweepPapers(dependencies: {
  readonly database: Database
  readonly rows: RowStore
  readonly states: States
  readonly kept: KeptDocuments
  readonly erased: readonly string[]
}): Promise<number> {
  const { database, rows, states, kept, erased } = dependencies
  if (database.get('SELECT 1 AS there FROM meta WHERE key = ?', mark)) return 0
  const subjects = new Set(erased.flatMap((customerId) => subjectsOf(rows, customerId)))

  const isAbout = (jobId: string): boolean => {
    const subject = rows.get<PrintRow>('prints', jobId)?.subject ?? ''
    if (!subject.startsWith(labelsSubject)) return subjects.has(subject)
    const job = states.load(printAggregate, jobId).state as PrintJob | undefined
    return labelTickets(job?.parameters ?? {}).some((ticketId) => subjects.has(`ticket/${ticketId}`))
  }

  let emptied = 0
  let reached = ''
  while (subjects.size > 0) {
    const page = database.all<{ job_id: string }>(
      `SELECT job_id FROM documents WHERE job_id > ? AND key_id = ? AND length(sealed) > 0 ORDER BY job_id LIMIT ${step}`,
      reached,
      journalKeyId,
    )
    const found = page.map(({ job_id }) => job_id).filter(isAbout)
    kept.erase(found)
    emptied += found.length
    reached = page.at(-1)?.job_id ?? reached
    if (page.length < step) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  database.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", mark)
  return emptied
}
