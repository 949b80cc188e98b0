/** Paper: slips, previews, printers. */

import { z } from 'zod'
import { type PaperKind, paperKinds } from '../documents/paper'
import { type PrintForm, type PrintRow, printForms } from '../print/state'
import { doctorSteps } from '../printing/doctor'
import { type PrinterSettings, printerSettingsSchema } from '../printing/settings'
import { administratorRoles, counterRoles, everyone } from '../staff/roles'
import { id, languageSchema, nothing, question } from './spec'

export interface UnsettledPrint extends PrintRow {
  readonly customerName: string
}

export interface PrinterSetup {
  readonly printers: readonly PrinterSettings[]
  readonly papers: Partial<Record<PrintForm, readonly PaperKind[]>>
  readonly language: 'zh-CN' | 'en'
  readonly status: readonly { readonly printerId: string; readonly state: string; readonly reason: string }[]
}

export const paperQuestions = {
  unsettledPrints: question<readonly UnsettledPrint[]>()(everyone, nothing),
  preview: question<{ readonly html: string; readonly svg: string; readonly sha256: string }>()(
    everyone,
    z.strictObject({ jobId: id }),
  ),
  /** The report of the work as it would be printed now, for the customer to read and sign at hand-over. */
  documentToSign: question<{
    readonly form: 'repairReceipt' | 'commissioningReceipt'
    readonly html: string
    readonly sha256: string
  }>()(counterRoles, z.strictObject({ ticketId: id, language: languageSchema })),
  printers: question<PrinterSetup>()(everyone, nothing),
  savePrinters: question<null>()(
    administratorRoles,
    z.strictObject({
      printers: z.array(printerSettingsSchema).max(20),
      papers: z.partialRecord(z.enum(printForms), z.array(z.enum(paperKinds)).max(4)),
      language: languageSchema,
    }),
  ),
  systemQueues: question<readonly string[]>()(administratorRoles, nothing),
  /** One step of the printer doctor, with settings that need not be saved yet. */
  doctorPrint: question<{
    readonly outcome: string
    readonly reason: string
    /** What the printer says about itself, where it says anything. */
    readonly status: string
    readonly statusReason: string
  }>()(administratorRoles, z.strictObject({ printer: printerSettingsSchema, step: z.enum(doctorSteps) })),
  testPrint: question<{ readonly outcome: string; readonly reason: string }>()(
    administratorRoles,
    z.strictObject({ printerId: id }),
  ),
} as const
