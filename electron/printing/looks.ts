/**
 * Who looked at a paper or took it along. It is recorded before anything is shown: with the paper, and with the person
 * whose data stand on it.
 */

import { customerAggregate } from '../../shared/customer/state'
import type { DocumentModel } from '../../shared/documents/model'
import { type NewFact, newFact } from '../../shared/events/aggregate'
import { type PrintJob, printAggregate } from '../../shared/print/state'
import type { Giver } from '../commands/execute'
import type { States } from '../journal/states'
import type { Asker } from '../questions/handler'
import { customerOfPaper } from './kept-documents'

export type NoteLook = (
  job: PrintJob,
  how: 'screen' | 'file',
  models: readonly DocumentModel[],
  asker: Asker,
) => void

export function createNoteLook(dependencies: {
  readonly states: States
  readonly record: (facts: readonly NewFact[], giver: Giver) => void
}): NoteLook {
  return (job, how, models, { person }) => {
    if (!person) return
    const customerId = customerOfPaper(dependencies.states, job.subject)
    const facts = [newFact(printAggregate, job.id, 'printShown', { how })]
    if (customerId !== undefined) {
      const reason = `${models[0]?.head.title ?? job.form} ${job.number}`.trim()
      const ticketId = /^ticket\/(.+)$/.exec(job.subject)?.[1] ?? ''
      facts.push(newFact(customerAggregate, customerId, 'detailsRevealed', { reason, ticketId }, customerId))
    }
    dependencies.record(facts, person)
  }
}
