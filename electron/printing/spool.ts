/**
 * The spool: takes queued jobs one at a time, makes the document from the facts, records its hash, hands it to a
 * printer and records what came of it. A job that was on its way when the program ended is `unknown`: nobody can
 * say what the paper did, so a person is asked. Nothing here ever throws at its caller.
 */

import type { DocumentModel } from '../../shared/documents/model'
import { type NewFact, newFact } from '../../shared/events/aggregate'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import type { PrinterSettings } from '../../shared/printing/settings'
import type { Result } from '../../shared/result'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import { mediaFor, type PrintEngine } from './engine'

export interface SpoolDependencies {
  readonly rows: RowStore
  readonly states: States
  readonly engine: PrintEngine
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  /** Printers for a paper, the one to try first at the head. */
  readonly printersFor: (job: PrintJob) => readonly PrinterSettings[]
  readonly record: (facts: readonly NewFact[]) => void
  readonly keepDocument: (jobId: string, hash: string, models: readonly DocumentModel[]) => void
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
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
  let running: Promise<void> | undefined
  let stopped = false

  const withStatus = (status: string, limit = 1000): readonly PrintRow[] =>
    rows.find<PrintRow>({
      table: 'prints',
      filter: [{ column: 'status', op: 'is', value: status }],
      sort: { column: 'requestedAtMs', descending: false },
      limit,
    })

  async function work(): Promise<void> {
    for (;;) {
      const next = stopped ? undefined : withStatus('queued', 1)[0]
      if (!next) return
      const job = dependencies.states.load(printAggregate, next.id).state as PrintJob
      await printOne(dependencies, job)
    }
  }

  function wake(): void {
    if (running || stopped) return
    running = work()
      .catch((error: unknown) => dependencies.log('spool stopped', { error: String(error) }))
      .finally(() => {
        running = undefined
        if (!stopped && withStatus('queued', 1).length > 0) setTimeout(wake, 1000)
      })
  }

  return {
    wake,
    recover: () => {
      const lost = withStatus('printing')
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
    },
    idle: async () => {
      while (running) await running
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}

async function printOne(dependencies: SpoolDependencies, job: PrintJob): Promise<void> {
  const ended = (outcome: 'printed' | 'failed' | 'unknown', reason: string, printer: string): void =>
    dependencies.record([newFact(printAggregate, job.id, 'printEnded', { outcome, reason, printer })])
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
    if (prepared.kind === 'failed') return ended('failed', prepared.reason, printer.name)
    const { modelSha256 } = prepared.prepared
    if (index === 0) dependencies.keepDocument(job.id, modelSha256, built.value)
    dependencies.record([
      newFact(printAggregate, job.id, 'printStarted', { printer: printer.name, documentHash: modelSha256 }),
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
