/** Printers, previews, and the slips whose paper nobody is sure about. */

import { canonicalModel } from '../../shared/documents/canonical'
import type { DocumentModel } from '../../shared/documents/model'
import { mayHave } from '../../shared/print/request'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import type { Result } from '../../shared/result'
import { ok, refused } from '../../shared/result'
import type { Ticket } from '../../shared/ticket/state'
import { ticketAggregate } from '../../shared/ticket/state'
import { sha256Hex } from '../journal/seal'
import type { States } from '../journal/states'
import { doctorSlip } from '../printing/doctor'
import { mediaFor, type PrintEngine } from '../printing/engine'
import type { NoteLook } from '../printing/looks'
import { defaultPapers, type PrinterStore } from '../printing/printer-store'
import { listQueues, type Run } from '../printing/queue'
import { renderPage } from '../printing/render-page'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

type Names =
  | 'unsettledPrints'
  | 'preview'
  | 'documentToSign'
  | 'printers'
  | 'savePrinters'
  | 'systemQueues'
  | 'testPrint'
  | 'doctorPrint'

export function paperHandlers(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly store: PrinterStore
  readonly engine: PrintEngine
  readonly run: Run
  readonly nowMs: () => number
  readonly build: (job: PrintJob) => Result<readonly DocumentModel[], string>
  readonly noteLook: NoteLook
  readonly testPage: (paper: PrintJob['paper']) => readonly DocumentModel[]
}): Handlers<Names> {
  const { rows, states, store, engine } = dependencies
  return {
    unsettledPrints: () => {
      const unknown = rows.find<PrintRow>({
        table: 'prints',
        filter: [{ column: 'status', op: 'is', value: 'unknown' }],
        sort: { column: 'requestedAtMs', descending: true },
      })
      return ok(
        unknown.map((row) => {
          const ticketId = /^ticket\/(.+)$/.exec(row.subject)?.[1]
          const ticket = ticketId && (states.load(ticketAggregate, ticketId).state as Ticket | undefined)
          return { ...row, customerName: ticket ? ticket.intake.customerName : '' }
        }),
      )
    },
    preview: ({ jobId }, asker) => {
      const job = states.load(printAggregate, jobId).state as PrintJob | undefined
      if (!job) return refused('print-unknown')
      if (!asker.person || !mayHave(job.form, asker.person.role)) return refused('not-allowed')
      const built = dependencies.build(job)
      if (built.kind === 'refused') return built
      dependencies.noteLook(job, 'screen', built.value, asker)
      const page = renderPage(built.value, job.paper)
      const sha256 = sha256Hex(built.value.map(canonicalModel).join('\n'))
      return ok({ html: page.html, svg: '', sha256 })
    },
    documentToSign: ({ ticketId, language }, asker) => {
      const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
      if (!ticket) return refused('ticket-unknown')
      const form = ticket.kind === 'commissioning' ? 'commissioningReceipt' : 'repairReceipt'
      const built = dependencies.build({
        id: 'to-sign',
        revision: 0,
        form,
        paper: 'a5',
        language,
        subject: `ticket/${ticketId}`,
        number: ticket.intake.number,
        copy: 1,
        reason: '',
        parameters: { holder: 'customer' },
        status: 'queued',
        outcomeReason: '',
        documentHash: '',
        bytesHash: '',
        profile: undefined,
        printer: '',
        wantedPrinter: '',
        hurried: false,
        requestedAtMs: dependencies.nowMs(),
        requestedBy: asker.person?.staffId ?? '',
        endedAtMs: 0,
        tries: 0,
      })
      if (built.kind === 'refused') return built
      const sha256 = sha256Hex(built.value.map(canonicalModel).join('\n'))
      return ok({ form, html: renderPage(built.value, 'a5').html, sha256 })
    },
    printers: async () => {
      const { printers, papers, language } = store.read()
      const status = await Promise.all(
        printers.map(async (printer) => {
          const told = await engine.status(printer)
          return {
            printerId: printer.id,
            state: told.kind,
            reason: told.kind === 'not-ready' ? told.reason : '',
          }
        }),
      )
      return ok({ printers, papers: { ...defaultPapers, ...papers }, language, status })
    },
    savePrinters: (content) => {
      store.write(content)
      return ok(null)
    },
    systemQueues: async () => ok(await listQueues(dependencies.run)),
    doctorPrint: async ({ printer, step }) => {
      if (mediaFor(printer).kind !== 'receipt') return refused('wrong-paper')
      const told = await engine.status(printer)
      const status = { status: told.kind, statusReason: told.kind === 'not-ready' ? told.reason : '' }
      const prepared = await doctorSlip(engine, printer, step)
      if (prepared.kind === 'failed') return ok({ outcome: 'failed', reason: prepared.reason, ...status })
      const outcome = await engine.deliver(prepared.prepared, printer, `doctor ${step}`)
      return ok({
        outcome: outcome.kind,
        reason: outcome.kind === 'printed' ? '' : outcome.reason,
        ...status,
      })
    },
    testPrint: async ({ printerId }) => {
      const printer = store.read().printers.find((one) => one.id === printerId)
      if (!printer) return refused('printer-unknown')
      const prepared = await engine.prepare(dependencies.testPage(printer.paper), mediaFor(printer))
      if (prepared.kind === 'failed') return ok({ outcome: 'failed', reason: prepared.reason })
      const outcome = await engine.deliver(prepared.prepared, printer, 'test')
      return ok({ outcome: outcome.kind, reason: outcome.kind === 'printed' ? '' : outcome.reason })
    },
  }
}
