/**
 * The spool: takes queued jobs, makes the document from the facts, records its hash, hands it to a printer and records
 * what came of it. Each kind of paper has a lane of its own, so that a stuck label printer holds up no receipt; in a
 * lane the customer's papers go first. A job that was on its way when the program ended is `unknown`: nobody can say
 * what the paper did, so a person is asked. Nothing here ever throws at its caller.
 */

import type { DocumentModel } from '../../shared/documents/model'
import type { PaperKind } from '../../shared/documents/paper'
import { type NewFact, newFact } from '../../shared/events/aggregate'
import { nextJob } from '../../shared/print/priority'
import { type PrintJob, type PrintRow, type PrintStatus, printAggregate } from '../../shared/print/state'
import type { PrinterSettings } from '../../shared/printing/settings'
import type { Result } from '../../shared/result'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import { mediaFor, type PrintEngine } from './engine'

const againAfterMs = 1_000

export interface SpoolDependencies {
  readonly rows: RowStore
  readonly states: States
  readonly engine: PrintEngine
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  /** Printers for a paper, the one to try first at the head. */
  readonly printersFor: (job: PrintJob) => readonly PrinterSettings[]
  readonly record: (facts: readonly NewFact[]) => void
  readonly keepDocument: (job: PrintJob, hash: string, models: readonly DocumentModel[]) => void
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
  /** Whoever asked for the paper is answered, and sees it, before the paper is made. */
  readonly whenSeen: () => Promise<void>
  /** Nothing is to come out: what is asked for ends as not printed. */
  readonly practice: boolean
}

export interface Spool {
  /** Jobs that were printing when the program ended become unknown. Called once, before anything is printed. */
  readonly recover: () => number
  readonly wake: () => void
  /** Resolves when nothing is queued or printing any more. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function createSpool(dependencies: SpoolDependencies): Spool {
  const { rows } = dependencies
  const lanes = new Map<PaperKind, Promise<void>>()
  let stopped = false

  const withStatus = (status: PrintStatus): readonly PrintRow[] =>
    rows.find<PrintRow>({
      table: 'prints',
      filter: [{ column: 'status', op: 'is', value: status }],
      sort: { column: 'requestedAtMs', descending: false },
      limit: 1000,
    })

  async function work(paper: PaperKind): Promise<void> {
    for (;;) {
      const next = stopped ? undefined : nextJob(withStatus('queued'), paper)
      if (!next) return
      await printOne(dependencies, next.id)
    }
  }

  function open(paper: PaperKind): void {
    const lane = new Promise((resolve) => setImmediate(resolve))
      .then(dependencies.whenSeen)
      .then(() => work(paper))
      .then(
        () => {
          lanes.delete(paper)
          // Something may have been asked for while the lane was ending.
          wake()
        },
        (error: unknown) => {
          lanes.delete(paper)
          dependencies.log('spool stopped', { paper, error: String(error) })
          // The disk refused a record, or worse. Later, and not at once: it may be full.
          if (!stopped) setTimeout(wake, againAfterMs).unref()
        },
      )
    lanes.set(paper, lane)
  }

  function wake(): void {
    if (stopped) return
    try {
      settleLost()
      for (const { paper } of withStatus('queued')) if (!lanes.has(paper)) open(paper)
    } catch (error) {
      dependencies.log('spool could not look', { error: String(error) })
    }
  }

  /** What is said to be printing while its lane stands still was left by a crash, ours or the disk's. */
  function settleLost(): number {
    const lost = withStatus('printing').filter(({ paper }) => !lanes.has(paper))
    for (const { id } of lost) {
      dependencies.record([
        newFact(printAggregate, id, 'printEnded', {
          outcome: 'unknown',
          reason: 'program-ended',
          printer: '',
        }),
      ])
    }
    return lost.length
  }

  return {
    wake,
    recover: settleLost,
    idle: async () => {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
    stop: async () => {
      stopped = true
      await Promise.all(lanes.values())
    },
  }
}

async function printOne(dependencies: SpoolDependencies, jobId: string): Promise<void> {
  const load = () => dependencies.states.load(printAggregate, jobId).state as PrintJob
  const job = load()
  const ended = (outcome: 'printed' | 'failed' | 'unknown', reason: string, printer: string): void =>
    dependencies.record([
      newFact(
        printAggregate,
        job.id,
        'printEnded',
        // In practice nothing is printed, and that is no fault of anything.
        dependencies.practice && outcome === 'failed'
          ? { outcome: 'cancelled', reason: 'practice', printer: '' }
          : { outcome, reason, printer },
      ),
    ])
  const built = buildSafely(dependencies, job)
  if (built.kind === 'refused') return ended('failed', built.reason, '')
  const printers = dependencies.printersFor(job)
  const [first] = printers
  if (!first) return ended('failed', 'no-printer', '')

  let reason = 'printer-error'
  for (const [index, printer] of printers.entries()) {
    const prepared = await dependencies.engine.prepare(
      built.value,
      mediaFor({ ...printer, paper: job.paper }),
    )
    // Somebody may have cancelled it while its page was made.
    if (load().status === 'cancelled') return
    if (prepared.kind === 'failed') {
      reason = prepared.reason
      continue
    }
    const { modelSha256, sha256, media } = prepared.prepared
    if (index === 0 || load().documentHash === '') dependencies.keepDocument(job, modelSha256, built.value)
    dependencies.record([
      newFact(printAggregate, job.id, 'printStarted', {
        printer: printer.name,
        documentHash: modelSha256,
        bytesHash: sha256,
        ...(media.kind === 'receipt' ? { profile: media.profile } : {}),
      }),
    ])
    const title = `${job.form} ${job.number}`.trim()
    const outcome = await dependencies.engine.deliver(prepared.prepared, printer, title)
    if (outcome.kind === 'printed') return ended('printed', '', printer.name)
    // Something may have come out: another printer could make a second original.
    if (outcome.kind === 'unknown') return ended('unknown', outcome.reason, printer.name)
    reason = outcome.reason
  }
  ended('failed', reason, first.name)
}

function buildSafely(
  dependencies: SpoolDependencies,
  job: PrintJob,
): Result<readonly DocumentModel[], string> {
  try {
    return dependencies.build(job)
  } catch (error) {
    dependencies.log('document could not be made', { form: job.form, error: String(error) })
    return { kind: 'refused', reason: 'rendering-failed' }
  }
}
