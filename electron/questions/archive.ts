/**
 * The archive of papers. What was handed to a printer is kept as its model; here it is drawn again, compared with the
 * hash in the fact, and made once more from the facts to show that nothing else is needed.
 */

import { canonicalModel } from '../../shared/documents/canonical'
import type { DocumentModel } from '../../shared/documents/model'
import { type NewFact, newFact } from '../../shared/events/aggregate'
import { safeFileName } from '../../shared/lists'
import { mayHave } from '../../shared/print/request'
import { type PrintJob, printAggregate } from '../../shared/print/state'
import { ok, type Result, refused } from '../../shared/result'
import type { Giver } from '../commands/execute'
import { sha256Hex } from '../journal/seal'
import type { States } from '../journal/states'
import type { PrintEngine } from '../printing/engine'
import type { KeptDocuments } from '../printing/kept-documents'
import { renderPage } from '../printing/render-page'
import type { Asker, Handlers } from './handler'
import type { SaveFile } from './list-files'

interface Found {
  readonly job: PrintJob
  readonly models: readonly DocumentModel[]
  readonly hash: string
}

export function archiveHandlers(dependencies: {
  readonly states: States
  readonly kept: KeptDocuments
  readonly engine: PrintEngine
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  readonly saveFile: SaveFile | undefined
  readonly record: (facts: readonly NewFact[], giver: Giver) => void
}): Handlers<'keptPaper' | 'exportPaper'> {
  const { states, kept } = dependencies

  function find(jobId: string, { person }: Asker): Result<Found, string> {
    const job = states.load(printAggregate, jobId).state as PrintJob | undefined
    if (!job) return refused('print-unknown')
    if (!person || !mayHave(job.form, person.role)) return refused('not-allowed')
    const document = kept.read(job.id)
    if (document.kind !== 'kept') return refused(`document-${document.kind}`)
    const models = JSON.parse(document.text) as readonly DocumentModel[]
    return ok({ job, models, hash: hashOf(models) })
  }

  function note(job: PrintJob, how: 'screen' | 'file', { person }: Asker): void {
    if (person) dependencies.record([newFact(printAggregate, job.id, 'printShown', { how })], person)
  }

  function madeAgain(job: PrintJob): 'same' | 'different' | 'not-possible' {
    try {
      const built = dependencies.build(job)
      if (built.kind !== 'ok') return 'not-possible'
      return hashOf(built.value) === job.documentHash ? 'same' : 'different'
    } catch {
      return 'not-possible'
    }
  }

  return {
    keptPaper: ({ jobId }, asker) => {
      const found = find(jobId, asker)
      if (found.kind !== 'ok') return found
      const { job, models, hash } = found.value
      note(job, 'screen', asker)
      const [first] = models
      return ok({
        html: renderPage(models, job.paper).html,
        title: first?.head.title ?? '',
        number: job.number,
        paper: job.paper,
        hash: job.documentHash,
        unchanged: hash === job.documentHash,
        madeAgain: madeAgain(job),
        templateVersion: first?.templateVersion ?? '',
        termsVersion: first?.termsVersion ?? '',
      })
    },
    exportPaper: async ({ jobId }, asker) => {
      if (!dependencies.saveFile) return refused('saving-files-off')
      const found = find(jobId, asker)
      if (found.kind !== 'ok') return found
      const { job, models } = found.value
      const prepared = await dependencies.engine.prepare(models, {
        kind: 'page',
        paper: job.paper,
        orientation: 'portrait',
      })
      if (prepared.kind === 'failed') return refused(prepared.reason)
      note(job, 'file', asker)
      const name = safeFileName(`${models[0]?.head.title ?? job.form} ${job.number}`, 'pdf')
      const state = await dependencies.saveFile(asker.windowId, name, prepared.prepared.bytes)
      return state === 'not-written' ? refused('file-not-written') : ok({ state })
    },
  }
}

function hashOf(models: readonly DocumentModel[]): string {
  return sha256Hex(models.map(canonicalModel).join('\n'))
}
