/**
 * This workstation's printers and papers: a file of its own (printers differ from machine to machine, so they are
 * not facts of the outlet), written durably and checked on reading. Without one, everything goes to PDF files.
 */

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type PaperKind, paperKinds } from '../../shared/documents/paper'
import { type PrintForm, printForms } from '../../shared/print/state'
import { type PrinterSettings, printerSettingsSchema } from '../../shared/printing/settings'
import { writeDurably } from '../journal/durable-file'

const storeSchema = z.object({
  printers: z.array(printerSettingsSchema),
  papers: z.partialRecord(z.enum(printForms), z.array(z.enum(paperKinds))),
  language: z.enum(['zh-CN', 'en']),
})
export type PrinterStoreContent = z.infer<typeof storeSchema>

export interface PrinterStore {
  readonly read: () => PrinterStoreContent
  readonly write: (content: PrinterStoreContent) => void
  /** As this workstation is set; else as the outlet's template of the form says, else as usual. */
  readonly papersFor: (form: PrintForm, ofOutlet?: readonly PaperKind[]) => readonly PaperKind[]
  /**
   * Printers loaded with this paper, the second for when the first certainly did nothing; where there is none, the
   * folder for PDF files. One that a person chose is tried alone: whoever chooses wants it there.
   */
  readonly printersFor: (paper: PaperKind, chosenId?: string) => readonly PrinterSettings[]
}

export const defaultPapers: Partial<Record<PrintForm, readonly PaperKind[]>> = {
  claimReceipt: ['roll80', 'a5'],
  deviceLabel: ['label60x40'],
  stockLabel: ['label60x40'],
  repairReceipt: ['a5'],
  commissioningReceipt: ['a5'],
  dispatchOrder: ['a5'],
  dailySummary: ['a4'],
  quotation: ['a5'],
  paymentSlip: ['roll80'],
  deliveryNote: ['a5'],
  salesReturnNote: ['a5'],
  partsPickList: ['a5'],
  warrantyCard: ['roll80'],
  reconcileSlip: ['roll80'],
  customerInformation: ['a4'],
  customerOpinion: ['a4'],
  survey: ['a4'],
  surveyStatistics: ['a4'],
  periodReport: ['a4'],
}

export function createPrinterStore(file: string, pdfFolder: string): PrinterStore {
  let content = read(file)
  // The program's own folder. One that an outlet chose and that is gone is told instead: it may be a stick.
  mkdirSync(pdfFolder, { recursive: true })
  return {
    read: () => content,
    write: (next) => {
      content = storeSchema.parse(next)
      writeDurably(file, JSON.stringify(content, null, 2))
    },
    papersFor: (form, ofOutlet) => content.papers[form] ?? ofOutlet ?? defaultPapers[form] ?? ['a4'],
    printersFor: (paper, chosenId = '') => {
      const chosen = content.printers.find(({ id }) => id === chosenId)
      if (chosen) return [chosen]
      const set = content.printers.filter((printer) => printer.paper === paper)
      return set.length > 0 ? set : [filePrinter(paper, pdfFolder)]
    },
  }
}

function read(file: string): PrinterStoreContent {
  const none: PrinterStoreContent = { printers: [], papers: {}, language: 'zh-CN' }
  if (!existsSync(file)) return none
  const parsed = storeSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : none
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A torn settings file is as good as none: printing goes to files, and the screen says that no printer is set.
    return undefined
  }
}

/** A queue of the system, through its own driver: what can be said before anybody has tested it. */
export function queuePrinter(use: { readonly queue: string; readonly paper: PaperKind }): PrinterSettings {
  const { queue, paper } = use
  const connection = { kind: 'system', queue, raw: false } as const
  return {
    ...filePrinter(paper, ''),
    id: `${paper}-${queue}`.slice(0, 64),
    name: queue.slice(0, 80),
    connection,
  }
}

function filePrinter(paper: PaperKind, folder: string): PrinterSettings {
  return {
    id: `file-${paper}`,
    name: 'PDF',
    connection: { kind: 'file', folder: join(folder) },
    paper,
    orientation: 'portrait',
    rollAs: 'page',
    receipt: {
      columns: 48,
      text: 'gb18030',
      cut: 'partial',
      drawer: 'none',
      buzzer: false,
      qr: 'printer',
      dots: 576,
    },
    answersStatus: 'auto',
    timeLimitSeconds: 30,
  }
}
