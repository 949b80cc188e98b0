/**
 * Every question a window may ask and every act of main that records no fact of the trade (signing in, saving a
 * draft, asking headquarters now). As with commands, what is not listed does not exist, and who may ask is here.
 */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'
import { maxPieceLength, maxPrintedRows } from '../lists'
import { outletDetailsSchema } from '../outlet/state'
import { printForms } from '../print/state'
import { printerQueueSchema, printerSettingsSchema } from '../printing/settings'
import {
  administratorRoles,
  benchRoles,
  counterRoles,
  everyone,
  managerRoles,
  type Role,
} from '../staff/roles'
import { mirroredTables, tableNames } from '../view/tables'
import type * as answers from './answers'

export interface QuestionSpec<Schema extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Schema
  /**
   * `anyone`: also at the lock screen. `setup`: only before the outlet is set up. `customerScreen`: only the window
   * that the customer looks at, which may ask nothing else.
   */
  readonly roles: readonly Role[] | 'anyone' | 'setup' | 'customerScreen'
  readonly output?: Output
}

function question<Output>() {
  return <Schema extends z.ZodType>(
    roles: QuestionSpec['roles'],
    input: Schema,
  ): QuestionSpec<Schema, Output> => ({ roles, input })
}

const nothing = z.strictObject({})
const id = z.string().min(1).max(120)
const text = z.string().max(200)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const paging = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(50),
}
export const languageSchema = z.enum(['zh-CN', 'en'])
const pin = z.string().regex(/^\d{4,12}$/)

export const questions = {
  // who is there
  people: question<readonly answers.StaffChoice[]>()('anyone', nothing),
  signIn: question<answers.SignedIn>()('anyone', z.strictObject({ staffId: id, pin: z.string().max(12) })),
  lock: question<null>()('anyone', nothing),
  setPin: question<null>()(
    everyone,
    z.strictObject({ staffId: id, pin, ownPin: z.string().max(12).optional() }),
  ),
  /** A second person's PIN, at the same screen, for what the first may not do alone. */
  setUp: question<{ readonly staffId: string }>()(
    'setup',
    z.strictObject({
      language: languageSchema,
      outlet: outletDetailsSchema,
      station: z.string().regex(/^[A-Z]$/),
      administrator: z.strictObject({ name: z.string().min(1).max(60), pin }),
      printers: z
        .array(z.strictObject({ paper: z.enum(paperKinds), queue: printerQueueSchema }))
        .max(10)
        .default([]),
      headquartersUrl: z.string().max(300).default(''),
      enrolmentCode: z.string().max(80).default(''),
    }),
  ),
  /** The system's printers, for the first start: afterwards `systemQueues`, for administrators. */
  setupQueues: question<readonly string[]>()('setup', nothing),
  status: question<null>()('anyone', nothing),

  // the mirror and lists
  snapshot: question<answers.SnapshotAnswer>()(
    everyone,
    z.strictObject({ table: z.enum(mirroredTables), after: z.string().max(200).default('') }),
  ),
  /** The window's own database can not be opened: main throws its files away, and the window fills a new one. */
  clearMirror: question<null>()(everyone, nothing),
  rows: question<answers.RowsPage>()(
    everyone,
    z.strictObject({
      table: z.enum(tableNames as readonly [(typeof tableNames)[number]]),
      filter: z
        .array(
          z.strictObject({
            column: z.string().max(40),
            op: z.enum(['is', 'isNot', 'from', 'to', 'startsWith']),
            value: z.union([z.string().max(200), z.number()]),
          }),
        )
        .max(8)
        .default([]),
      sort: z.strictObject({ column: z.string().max(40), descending: z.boolean() }).optional(),
      ...paging,
    }),
  ),

  // looking things up
  findAnything: question<readonly answers.Found[]>()(
    everyone,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(12) }),
  ),
  findModels: question<readonly answers.ModelHit[]>()(
    everyone,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(20) }),
  ),
  findParts: question<answers.PartsAnswer>()(
    everyone,
    z.strictObject({ text, modelId: text.default(''), inStock: z.boolean().default(false), ...paging }),
  ),
  part: question<answers.PartDetail | null>()(everyone, z.strictObject({ partNumber: id })),
  likelyParts: question<answers.LikelyParts>()(everyone, z.strictObject({ modelId: id, faultCode: text })),
  findCustomers: question<readonly answers.CustomerHit[]>()(
    counterRoles,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(20) }),
  ),
  customer: question<answers.CustomerCard | null>()(everyone, z.strictObject({ customerId: id })),
  deviceBySerial: question<answers.DevicePassport | null>()(everyone, z.strictObject({ serial: text })),
  device: question<answers.DevicePassport | null>()(everyone, z.strictObject({ deviceId: id })),
  ticket: question<answers.TicketDetail | null>()(everyone, z.strictObject({ ticketId: id })),
  /** What a scanned or typed code means here: a ticket, a device, a part, a bin, a person … */
  resolveScan: question<answers.ScanTarget>()(everyone, z.strictObject({ raw: z.string().max(400) })),
  warranty: question<answers.WarrantyResult>()(
    everyone,
    z.strictObject({
      deviceId: text.default(''),
      serial: text.default(''),
      modelId: text.default(''),
      deviceClass: text,
      saleDay: z.string().max(10).default(''),
      productionDay: z.string().max(10).default(''),
      proof: z.enum(['invoice', 'voucher', 'none']),
      invoicePriceFen: z.int().nonnegative().optional(),
      exclusions: z.array(z.string().max(40)).max(20).default([]),
      language: languageSchema,
    }),
  ),
  reference: question<answers.Reference>()(everyone, z.strictObject({ deviceClass: text })),
  addresses: question<readonly answers.AddressNode[]>()(
    everyone,
    z.strictObject({ parent: z.string().max(12).default('') }),
  ),
  /** The facts behind a ticket, a part's stock, a shift: what makes a number. */
  history: question<readonly answers.HistoryLine[]>()(
    everyone,
    z.strictObject({ stream: z.string().min(3).max(200), ...paging }),
  ),

  // photos, signatures, secrets, drafts, views
  attach: question<{ readonly hash: string }>()(
    everyone,
    z.strictObject({
      base64: z.string().max(900_000),
      mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    }),
  ),
  attachment: question<{ readonly base64: string; readonly mime: string } | null>()(
    everyone,
    z.strictObject({ hash: z.string().length(64) }),
  ),
  keepSecret: question<{ readonly secretId: string }>()(
    counterRoles,
    z.strictObject({ secret: z.string().min(1).max(200) }),
  ),
  revealSecret: question<{ readonly secret: string }>()(
    benchRoles,
    z.strictObject({ ticketId: id, reason: z.string().min(1).max(200) }),
  ),
  saveDraft: question<null>()(
    everyone,
    z.strictObject({ place: z.string().max(80), draft: z.string().max(200_000) }),
  ),
  draft: question<{ readonly draft: string } | null>()(
    everyone,
    z.strictObject({ place: z.string().max(80) }),
  ),
  saveView: question<null>()(
    everyone,
    z.strictObject({ place: z.string().max(80), view: z.string().max(20_000) }),
  ),
  view: question<{ readonly view: string } | null>()(everyone, z.strictObject({ place: z.string().max(80) })),

  // the day and the figures
  shift: question<answers.ShiftDetail | null>()(counterRoles, z.strictObject({ shiftId: id })),
  daySummary: question<answers.DaySummary>()(managerRoles, z.strictObject({ day })),
  figures: question<answers.Figures>()(managerRoles, z.strictObject({ fromDay: day, toDay: day })),
  /** The tickets behind one figure or one bar. */
  ticketsBehind: question<answers.RowsPage>()(
    managerRoles,
    z.strictObject({
      figure: z.string().max(60),
      key: z.string().max(120).default(''),
      fromDay: day,
      toDay: day,
      ...paging,
    }),
  ),
  gapReport: question<answers.GapReport>()(managerRoles, nothing),

  // the customer's voice
  followUps: question<answers.FollowUpsAnswer>()(counterRoles, nothing),
  complaints: question<readonly answers.ComplaintItem[]>()(
    counterRoles,
    z.strictObject({ show: z.enum(['open', 'ended']), limit: z.int().min(1).max(1000).default(300) }),
  ),
  complaint: question<answers.ComplaintDetail | null>()(counterRoles, z.strictObject({ complaintId: id })),
  surveyOverview: question<answers.SurveyOverview>()(
    counterRoles,
    z.strictObject({ fromDay: day, toDay: day }),
  ),
  /** The key customers of this half-year and how far their surveys are. */
  surveyRound: question<answers.SurveyRound>()(counterRoles, nothing),
  samplings: question<answers.SamplingsAnswer>()(managerRoles, nothing),
  sampling: question<answers.SamplingDetail | null>()(managerRoles, z.strictObject({ samplingId: id })),

  // paper
  unsettledPrints: question<readonly answers.UnsettledPrint[]>()(everyone, nothing),
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
  printers: question<answers.PrinterSetup>()(everyone, nothing),
  savePrinters: question<null>()(
    administratorRoles,
    z.strictObject({
      printers: z.array(printerSettingsSchema).max(20),
      papers: z.partialRecord(z.enum(printForms), z.array(z.enum(paperKinds)).max(4)),
      language: languageSchema,
    }),
  ),
  systemQueues: question<readonly string[]>()(administratorRoles, nothing),
  testPrint: question<{ readonly outcome: string; readonly reason: string }>()(
    administratorRoles,
    z.strictObject({ printerId: id }),
  ),

  // lists as files and on paper
  /** A file in pieces, in order; with the last one main asks where it should go. */
  saveFile: question<{ readonly state: 'more' | 'saved' | 'cancelled' }>()(
    everyone,
    z.strictObject({
      list: z.string().max(60),
      transferId: id,
      name: z.string().min(1).max(200),
      format: z.enum(['csv', 'xlsx']),
      piece: z.int().min(0).max(99),
      pieces: z.int().min(1).max(100),
      base64: z.base64().max(maxPieceLength),
    }),
  ),
  /** No record: a list is not a slip. What came of it is the answer. */
  printList: question<{ readonly outcome: 'printed' | 'failed' | 'unknown'; readonly reason: string }>()(
    everyone,
    z.strictObject({
      list: z.string().max(60),
      language: languageSchema,
      title: z.string().min(1).max(120),
      /** The filter in words; empty where nothing is filtered. */
      filter: z.string().max(400),
      columns: z
        .array(
          z.strictObject({
            title: z.string().max(60),
            width: z.number().positive().max(2000),
            align: z.enum(['start', 'end']),
          }),
        )
        .min(1)
        .max(30),
      rows: z.array(z.array(z.string().max(400)).max(30)).max(maxPrintedRows),
      totals: z.array(z.strictObject({ label: z.string().max(60), value: z.string().max(60) })).max(30),
    }),
  ),

  // headquarters
  sync: question<answers.SyncOverview>()(everyone, nothing),
  rehearseSync: question<answers.SyncRehearsal>()(managerRoles, nothing),
  syncNow: question<answers.SyncRun>()(managerRoles, nothing),
  syncDifferences: question<readonly answers.SyncDifference[]>()(managerRoles, nothing),
  connectHeadquarters: question<null>()(
    administratorRoles,
    z.strictObject({ url: z.string().max(300), enrolmentCode: z.string().max(80) }),
  ),
  notices: question<readonly answers.Notice[]>()(everyone, nothing),

  // the customer's screen
  openCustomerScreen: question<null>()(counterRoles, nothing),
  closeCustomerScreen: question<null>()(counterRoles, nothing),
  /** What the customer sees from now on, as JSON of a `CustomerView`; `forId` comes back with the signature. */
  showCustomer: question<null>()(counterRoles, z.strictObject({ forId: id, view: z.string().max(20_000) })),
  /** The customer's window is there and wants to be told. */
  customerShown: question<null>()('customerScreen', nothing),
  customerSigned: question<null>()(
    'customerScreen',
    z.strictObject({ turn: z.int().nonnegative(), base64: z.string().max(300_000) }),
  ),

  // safety
  backupNow: question<{ readonly file: string; readonly facts: number }>()(managerRoles, nothing),
  dataSafety: question<answers.DataSafety>()(managerRoles, nothing),
} as const

export type QuestionName = keyof typeof questions
export type QuestionInput<Name extends QuestionName> = z.input<(typeof questions)[Name]['input']>
export type QuestionOutput<Name extends QuestionName> =
  (typeof questions)[Name] extends QuestionSpec<z.ZodType, infer Output> ? Output : never

export function questionNamed(name: string): QuestionSpec | undefined {
  return Object.hasOwn(questions, name)
    ? (questions as unknown as Record<string, QuestionSpec>)[name]
    : undefined
}
