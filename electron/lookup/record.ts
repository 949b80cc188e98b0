/**
 * The record: facts of a span of days, newest first, by who and by what. Read from the journal itself, so it can not
 * say anything else than what happened. What was sealed for a person who is erased shows without its reason.
 */

import type { CustomerRow } from '../../shared/customer/state'
import type { DeviceRow } from '../../shared/device/state'
import { splitStream } from '../../shared/events/aggregate'
import type { ArticleRow } from '../../shared/knowledge/article'
import type { LoanerRow } from '../../shared/loaner/state'
import type { MeasureRow } from '../../shared/measure/state'
import type { OldPartRow } from '../../shared/old-part/state'
import type { PrintRow } from '../../shared/print/state'
import type { RecordGroup, RecordLine, RecordPage } from '../../shared/questions/record'
import type { ReportRow } from '../../shared/report/state'
import type { StocktakeRow } from '../../shared/stocktake/state'
import type { SupplyRow } from '../../shared/supply/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { ShiftRow } from '../../shared/till/state'
import type { TransferRow } from '../../shared/transfer/state'
import type { ComplaintRow } from '../../shared/voice/complaint'
import type { StoredFact } from '../journal/fact-row'
import type { Journal } from '../journal/journal'
import type { RowStore } from '../view/rows'

export interface RecordDependencies {
  readonly journal: Journal
  readonly rows: RowStore
  readonly staffName: (staffId: string) => string
}

export interface RecordWish {
  readonly group: RecordGroup
  readonly staffId: string
  readonly fromDay: string
  readonly toDay: string
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** More facts than that are not searched by words at once; the newest are. */
const mostSearched = 20_000

const groupTypes: Readonly<Record<Exclude<RecordGroup, 'all'>, readonly string[]>> = {
  looks: ['detailsRevealed', 'detailsExported', 'passcodeRevealed', 'customerErased', 'retentionRun'],
  settings: [
    'policyChanged',
    'outletChanged',
    'outletSetUp',
    'retentionRun',
    'templateSaved',
    'templateReset',
  ],
  money: [
    'paymentTaken',
    'discountGiven',
    'depositForfeited',
    'returnPriceAgreed',
    'invoiceAsked',
    'invoiceIssued',
    'invoiceVoided',
    'drawerOpened',
    'shiftOpened',
    'shiftHandedOver',
    'shiftClosed',
    'tillMoved',
  ],
  stock: [
    'stockReceived',
    'stockIssued',
    'stockReturned',
    'stockMissed',
    'stockAdjusted',
    'stockScrapped',
    'stockHeld',
    'holdReleased',
    'partsOrdered',
    'deliveryReceived',
    'transferSent',
    'transferArrived',
    'transferCameBack',
    'oldPartSent',
    'oldPartNotOwed',
    'stocktakeStarted',
    'stocktakeEnded',
    'stocktakeSettled',
    'stocktakeCancelled',
  ],
  people: ['staffAdded', 'staffChanged', 'staffLeft', 'staffReturned', 'pinSet', 'rotaPlanned'],
  paper: ['printRequested', 'printEnded', 'printSettled', 'printRetried', 'printShown'],
}

export function recordOf(dependencies: RecordDependencies, wish: RecordWish): RecordPage {
  const { journal } = dependencies
  const filter = {
    fromDay: wish.fromDay,
    toDay: wish.toDay,
    actor: wish.staffId,
    types: wish.group === 'all' ? [] : groupTypes[wish.group],
  }
  const line = (fact: StoredFact) => recordLine(dependencies, fact)
  if (wish.text.trim() === '') {
    const { facts, total } = journal.search({ ...filter, offset: wish.offset, limit: wish.limit })
    return { rows: facts.map(line), total }
  }
  const words = wish.text.trim().toLowerCase()
  const found = journal
    .search({ ...filter, offset: 0, limit: mostSearched })
    .facts.map(line)
    .filter(({ label, labelEn, reason, actorName, type }) =>
      `${label} ${labelEn} ${reason} ${actorName} ${type}`.toLowerCase().includes(words),
    )
  return { rows: found.slice(wish.offset, wish.offset + wish.limit), total: found.length }
}

export function recordLine(
  { rows, staffName }: Pick<RecordDependencies, 'rows' | 'staffName'>,
  fact: StoredFact,
): RecordLine {
  const { envelope } = fact
  const { kind, id } = splitStream(envelope.stream)
  const payload = (fact.payload ?? {}) as Readonly<Record<string, unknown>>
  return {
    factId: envelope.id,
    type: envelope.type,
    atMs: envelope.recordedAtMs,
    day: envelope.businessDay,
    actor: envelope.actor,
    actorName: staffName(envelope.actor),
    station: envelope.station,
    kind,
    subjectId: id,
    ...labelsOf(rows, kind, id, staffName),
    reason: typeof payload['reason'] === 'string' ? payload['reason'] : '',
  }
}

type Labels = Pick<RecordLine, 'label' | 'labelEn'>

/** Only a model has a name in each language. */
function labelsOf(rows: RowStore, kind: string, id: string, staffName: (id: string) => string): Labels {
  const both = (modelName: string, of: (name: string) => string): Labels => ({
    label: of(modelName),
    labelEn: of(rows.englishName(modelName)),
  })
  switch (kind) {
    case 'claim':
    case 'ticket': {
      const row = rows.get<TicketRow>('tickets', id)
      return row ? both(row.modelName, (name) => `${row.number} ${name}`) : { label: '', labelEn: '' }
    }
    case 'device': {
      const row = rows.get<DeviceRow>('devices', id)
      return row
        ? both(row.modelName, (name) => `${name} ${row.serial || row.imei}`.trim())
        : { label: '', labelEn: '' }
    }
    default: {
      const label = labelOf(rows, kind, id, staffName)
      return { label, labelEn: label }
    }
  }
}

function labelOf(rows: RowStore, kind: string, id: string, staffName: (id: string) => string): string {
  switch (kind) {
    case 'supply':
      return rows.get<SupplyRow>('supplies', id)?.number ?? ''
    case 'transfer':
      return rows.get<TransferRow>('transfers', id)?.number ?? ''
    case 'stocktake':
      return rows.get<StocktakeRow>('stocktakes', id)?.number ?? ''
    case 'oldPart':
      return rows.get<OldPartRow>('oldParts', id)?.partNumber ?? ''
    case 'article':
      return rows.get<ArticleRow>('articles', id)?.title ?? ''
    case 'loaner':
      return rows.get<LoanerRow>('loaners', id)?.name ?? ''
    case 'measure':
      return rows.get<MeasureRow>('measures', id)?.name ?? ''
    case 'customer': {
      const row = rows.get<CustomerRow>('customers', id)
      return row ? `${row.name} ${row.phone}` : ''
    }
    case 'staff':
      return staffName(id)
    case 'stock':
    case 'rota':
      return id
    case 'report': {
      const row = rows.get<ReportRow>('reports', id)
      return row ? `${row.fromDay} – ${row.toDay}` : ''
    }
    case 'shift':
      return rows.get<ShiftRow>('shifts', id)?.day ?? ''
    case 'print':
      return rows.get<PrintRow>('prints', id)?.number ?? ''
    case 'complaint':
      return rows.get<ComplaintRow>('complaints', id)?.number ?? ''
    default:
      return ''
  }
}
