/**
 * The archive of papers. What was handed to a printer is kept as its model; here it is drawn again, compared with the
 * hash in the fact, and made once more from the facts to show that nothing else is needed.
 */

import { canonicalModel } from '../../shared/documents/canonical'
import type { DocumentModel } from '../../shared/documents/model'
import { type FileKind, safeFileName } from '../../shared/lists'
import { mayHave } from '../../shared/print/request'
import { type PrintJob, printAggregate } from '../../shared/print/state'
import type { ExportedAs } from '../../shared/questions/archive'
import { ok, type Result, refused } from '../../shared/result'
import type { Journal } from '../journal/journal'
import { sha256Hex } from '../journal/seal'
import type { States } from '../journal/states'
import type { Media, PrintEngine } from '../printing/engine'
import { isErasedPaper, type KeptDocuments } from '../printing/kept-documents'
import type { NoteLook } from '../printing/looks'
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
  readonly journal: Pick<Journal, 'stream'>
  readonly noteLook: NoteLook
}): Handlers<'keptPaper' | 'exportPaper'> {
  const { states, kept } = dependencies

  function find(jobId: string, { person }: Asker): Result<Found, string> {
    const job = states.load(printAggregate, jobId).state as PrintJob | undefined
    if (!job) return refused('print-unknown')
    if (!person || !mayHave(job.form, person.role)) return refused('not-allowed')
    if (isErasedPaper(states, job)) return refused('document-erased')
    const document = kept.read(job.id)
    if (document.kind !== 'kept') return refused(`document-${document.kind}`)
    const models = JSON.parse(document.text) as readonly DocumentModel[]
    return ok({ job, models, hash: hashOf(models) })
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

  async function fileOf(
    { job, models }: Found,
    as: ExportedAs,
  ): Promise<Result<{ readonly bytes: Uint8Array; readonly extension: FileKind }, string>> {
    if (as === 'proof') return ok({ bytes: Buffer.from(proofOf(job, models)), extension: 'json' })
    if (as === 'commands' && !job.profile) return refused('no-commands-kept')
    const paper = job.paper === 'roll58' ? 'roll58' : 'roll80'
    const media: Media =
      as === 'commands' && job.profile
        ? { kind: 'receipt', paper, profile: job.profile }
        : { kind: 'page', paper: job.paper, orientation: 'portrait' }
    const made = await dependencies.engine.prepare(models, media)
    if (made.kind === 'failed') return refused(made.reason)
    return ok({ bytes: made.prepared.bytes, extension: as === 'commands' ? 'bin' : 'pdf' })
  }

  /** Everything that somebody else needs to check the hash: the text it was taken over, and the fact that carries it. */
  function proofOf(job: PrintJob, models: readonly DocumentModel[]): string {
    const started = dependencies.journal
      .stream(`print/${job.id}`)
      .filter(({ envelope }) => envelope.type === 'printStarted')
      .map(({ envelope, payload }) => ({ ...envelope, payload }))
    const text = models.map(canonicalModel).join('\n')
    return JSON.stringify(
      {
        form: job.form,
        number: job.number,
        sha256: sha256Hex(text),
        documentHash: job.documentHash,
        text,
        started,
      },
      null,
      2,
    )
  }

  return {
    keptPaper: ({ jobId }, asker) => {
      const found = find(jobId, asker)
      if (found.kind !== 'ok') return found
      const { job, models, hash } = found.value
      dependencies.noteLook(job, 'screen', models, asker)
      const [first] = models
      return ok({
        html: renderPage(models, job.paper).html,
        title: first?.head.title ?? '',
        number: job.number,
        paper: job.paper,
        hash: job.documentHash,
        unchanged: hash === job.documentHash,
        madeAgain: madeAgain(job),
        hasCommands: job.profile !== undefined,
        templateVersion: first?.templateVersion ?? '',
        termsVersion: first?.termsVersion ?? '',
      })
    },
    exportPaper: async ({ jobId, as }, asker) => {
      if (!dependencies.saveFile) return refused('saving-files-off')
      const found = find(jobId, asker)
      if (found.kind !== 'ok') return found
      const { job, models } = found.value
      const made = await fileOf(found.value, as)
      if (made.kind !== 'ok') return made
      dependencies.noteLook(job, 'file', models, asker)
      const { bytes, extension } = made.value
      const name = safeFileName(`${models[0]?.head.title ?? job.form} ${job.number}`, extension)
      const state = await dependencies.saveFile(asker.windowId, name, bytes)
      if (state === 'not-written') return refused('file-not-written')
      return ok({ state, sha256: sha256Hex(bytes), bytes: sameBytes(job, as, bytes) })
    },
  }
}

function hashOf(models: readonly DocumentModel[]): string {
  return sha256Hex(models.map(canonicalModel).join('\n'))
}

/** Receipt commands come out the same to the last byte; a PDF carries the moment at which it was made. */
function sameBytes(job: PrintJob, as: ExportedAs, bytes: Uint8Array): 'same' | 'different' | 'not-compared' {
  if (as !== 'commands' || job.bytesHash === '') return 'not-compared'
  return sha256Hex(bytes) === job.bytesHash ? 'same' : 'different'
}
