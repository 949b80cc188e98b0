/**
 * The row tables: which stream kind fills which table, which columns are indexed in main, and which rows a
 * window's mirror holds (the hot set). Raise `viewVersion` whenever a row's shape changes: every table and every
 * mirror is then rebuilt from the journal.
 */

import { type Claim, type ClaimRow, claimRow } from '../claim/state'
import { type Customer, type CustomerRow, customerRow } from '../customer/state'
import { type Device, type DeviceRow, deviceRow } from '../device/state'
import { type TakingsRow, takingsRow } from '../figures/takings'
import { type WorkRow, workRow } from '../figures/work'
import { type Article, type ArticleRow, articleRow } from '../knowledge/article'
import { type Loaner, type LoanerRow, loanerRow } from '../loaner/state'
import { type Measure, type MeasureRow, measureRow } from '../measure/state'
import { type OldPart, type OldPartRow, oldPartRow } from '../old-part/state'
import { type Outlet, type OutletRow, outletRow } from '../outlet/state'
import { type PrintJob, type PrintRow, printRow } from '../print/state'
import { type Queue, type QueueRow, queueRow } from '../queue/state'
import { type Report, type ReportRow, reportRow } from '../report/state'
import { type Rota, type RotaRow, rotaRow } from '../rota/state'
import { type Staff, type StaffRow, staffRow } from '../staff/state'
import { type Stock, type StockRow, stockRow } from '../stock/state'
import { type Stocktake, type StocktakeRow, stocktakeRow } from '../stocktake/state'
import { type Supply, type SupplyRow, supplyRow } from '../supply/state'
import { type TicketRow, ticketRow } from '../ticket/row'
import type { Ticket } from '../ticket/state'
import { type Shift, type ShiftRow, shiftRow } from '../till/state'
import { type Transfer, type TransferRow, transferRow } from '../transfer/state'
import { type Complaint, type ComplaintRow, complaintRow } from '../voice/complaint'
import { type FollowUp, type FollowUpRow, followUpRow } from '../voice/follow-up'
import { type Sampling, type SamplingRow, samplingRow } from '../voice/sampling'
import { type Survey, type SurveyRow, surveyRow } from '../voice/survey'

export const viewVersion = 20

export interface Rows {
  readonly tickets: TicketRow
  readonly customers: CustomerRow
  readonly devices: DeviceRow
  readonly stock: StockRow
  readonly shifts: ShiftRow
  readonly staff: StaffRow
  readonly outlet: OutletRow
  readonly prints: PrintRow
  readonly complaints: ComplaintRow
  readonly followUps: FollowUpRow
  readonly surveys: SurveyRow
  readonly samplings: SamplingRow
  readonly loaners: LoanerRow
  readonly queues: QueueRow
  readonly work: WorkRow
  readonly takings: TakingsRow
  readonly claims: ClaimRow
  readonly articles: ArticleRow
  readonly supplies: SupplyRow
  readonly transfers: TransferRow
  readonly oldParts: OldPartRow
  readonly stocktakes: StocktakeRow
  readonly measures: MeasureRow
  readonly rotas: RotaRow
  readonly reports: ReportRow
}

export type TableName = keyof Rows
export type AnyRow = Rows[TableName]

interface TableSpec<Name extends TableName> {
  readonly kind: string
  /** `undefined`: the stream has no row (yet). */
  readonly row: (state: never) => Rows[Name] | undefined
  /** Columns that main filters and sorts by. */
  readonly indexed: readonly (keyof Rows[Name] & string)[]
  /** `all`, nothing, or what is open and what happened at or after a moment. */
  readonly mirrored: 'all' | 'none' | { readonly open: keyof Rows[Name]; readonly sinceMs: keyof Rows[Name] }
}

function spec<Name extends TableName, State>(
  kind: string,
  row: (state: State) => Rows[Name] | undefined,
  indexed: TableSpec<Name>['indexed'],
  mirrored: TableSpec<Name>['mirrored'],
): TableSpec<Name> {
  return {
    kind,
    row: (state: State | undefined) => (state === undefined ? undefined : row(state)),
    indexed,
    mirrored,
  }
}

export const tables: { readonly [Name in TableName]: TableSpec<Name> } = {
  tickets: spec<'tickets', Ticket>(
    'ticket',
    ticketRow,
    [
      'number',
      'open',
      'status',
      'kind',
      'priority',
      'customerId',
      'deviceId',
      'serial',
      'modelId',
      'modelName',
      'customerName',
      'technicianId',
      'receivedAtMs',
      'promisedAtMs',
      'readyAtMs',
      'closedAtMs',
      'businessDay',
      'closedDay',
      'place',
      'batchId',
      'statusSinceMs',
      'dueFen',
      'invoice',
      'paidFen',
      'invoicedFen',
    ],
    { open: 'open', sinceMs: 'receivedAtMs' },
  ),
  customers: spec<'customers', Customer>('customer', customerRow, ['keyCustomer', 'enteredAtMs'], 'none'),
  devices: spec<'devices', Device>('device', deviceRow, ['serial', 'imei', 'imei2', 'modelId'], 'none'),
  stock: spec<'stock', Stock>(
    'stock',
    stockRow,
    ['onHand', 'available', 'bin', 'hasSerials', 'onOrder'],
    'none',
  ),
  shifts: spec<'shifts', Shift>('shift', shiftRow, ['day', 'open', 'openedAtMs'], {
    open: 'open',
    sinceMs: 'openedAtMs',
  }),
  staff: spec<'staff', Staff>('staff', staffRow, ['role', 'active'], 'all'),
  outlet: spec<'outlet', Outlet>('outlet', outletRow, [], 'all'),
  prints: spec<'prints', PrintJob>(
    'print',
    printRow,
    ['open', 'status', 'subject', 'number', 'requestedAtMs'],
    {
      open: 'open',
      sinceMs: 'requestedAtMs',
    },
  ),
  complaints: spec<'complaints', Complaint>(
    'complaint',
    complaintRow,
    [
      'number',
      'open',
      'status',
      'kind',
      'class',
      'registeredDay',
      'registeredAtMs',
      'dueAtMs',
      'ticketId',
      'customerId',
    ],
    'none',
  ),
  followUps: spec<'followUps', FollowUp>(
    'followUp',
    followUpRow,
    ['open', 'outcome', 'nextDay', 'endedDay', 'endedAtMs'],
    'none',
  ),
  surveys: spec<'surveys', Survey>(
    'survey',
    surveyRow,
    [
      'status',
      'givenDay',
      'givenAtMs',
      'answeredDay',
      'answeredAtMs',
      'customerId',
      'ticketId',
      'keyCustomer',
    ],
    'none',
  ),
  samplings: spec<'samplings', Sampling>('sampling', samplingRow, ['open', 'toDay', 'drawnAtMs'], 'none'),
  loaners: spec<'loaners', Loaner>('loaner', loanerRow, ['state', 'serial'], 'all'),
  articles: spec<'articles', Article>('article', articleRow, ['active', 'deviceClass'], 'none'),
  queues: spec<'queues', Queue>('queue', queueRow, ['open', 'startedAtMs'], {
    open: 'open',
    sinceMs: 'startedAtMs',
  }),
  // What the figures count from: narrow, beside the rows of the lists, never sent to a window.
  work: spec<'work', Ticket>('ticket', workRow, ['receivedDay', 'closedDay', 'open'], 'none'),
  measures: spec<'measures', Measure>('measure', measureRow, ['open', 'fromDay'], 'none'),
  takings: spec<'takings', Shift>('shift', takingsRow, ['day', 'openedAtMs'], 'none'),
  claims: spec<'claims', Claim>('claim', claimRow, ['open', 'ruling', 'askedAtMs'], {
    open: 'open',
    sinceMs: 'askedAtMs',
  }),
  supplies: spec<'supplies', Supply>('supply', supplyRow, ['open', 'state', 'orderedAtMs'], 'none'),
  transfers: spec<'transfers', Transfer>('transfer', transferRow, ['open', 'sentAtMs'], 'none'),
  oldParts: spec<'oldParts', OldPart>(
    'oldPart',
    oldPartRow,
    ['open', 'state', 'dueDay', 'ticketId', 'returnNumber'],
    'none',
  ),
  rotas: spec<'rotas', Rota>('rota', rotaRow, [], 'none'),
  reports: spec<'reports', Report>('report', reportRow, ['kind', 'fromDay', 'madeAtMs'], 'none'),
  stocktakes: spec<'stocktakes', Stocktake>('stocktake', stocktakeRow, ['open', 'startedAtMs'], 'none'),
}

export const tableNames = Object.keys(tables) as readonly TableName[]
/** One kind of stream may fill more than one table. */
export const tablesOfKind: ReadonlyMap<string, readonly TableName[]> = new Map(
  tableNames.map((name) => [
    tables[name].kind,
    tableNames.filter((other) => tables[other].kind === tables[name].kind),
  ]),
)
/** What a window's mirror holds, in the order in which it is filled: open work first. */
export const mirroredTables = [
  'outlet',
  'staff',
  'tickets',
  'prints',
  'shifts',
  'loaners',
  'queues',
  'claims',
] as const satisfies readonly TableName[]
export type MirroredTable = (typeof mirroredTables)[number]

export interface RowChange {
  readonly table: TableName
  readonly row: AnyRow
}

/** What main sends to every window after a commit, and as the answer to a resync. */
export interface Published {
  readonly kind: 'rows'
  readonly journalId: string
  readonly epoch: number
  readonly viewVersion: number
  /** The mirror must stand exactly here, or ask for a resync. */
  readonly afterSeq: number
  readonly seq: number
  /** Rows of the mirrored tables, whole. */
  readonly changes: readonly RowChange[]
  /** Every table with a changed row, also those that no window keeps: who shows one asks main anew. */
  readonly touched: readonly TableName[]
}
