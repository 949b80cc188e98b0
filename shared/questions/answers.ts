/** The shapes of main's answers. Only types: what a window gets when it asks. */

import type { CustomerRow } from '../customer/state'
import type { Device, DeviceRow } from '../device/state'
import type { PaperKind } from '../documents/paper'
import type { Person, SnapshotPage } from '../ipc'
import type { PrintForm, PrintRow } from '../print/state'
import type { PrinterSettings } from '../printing/settings'
import type { StockRow } from '../stock/state'
import type { Bill } from '../ticket/bill'
import type { Tender } from '../ticket/events'
import type { TicketRow } from '../ticket/row'
import type { Ticket } from '../ticket/state'
import type { ShiftRow, TillMovement } from '../till/state'

export type SnapshotAnswer = SnapshotPage

export interface StaffChoice extends Person {
  readonly badge: string
  /** First letters in Latin script, to pick by typing (`wxm`). */
  readonly initials: string
  readonly hasPin: boolean
}

export interface SignedIn extends Person {}

export interface RowsPage {
  readonly rows: readonly unknown[]
  readonly total: number
}

export interface Found {
  readonly kind: 'ticket' | 'device' | 'customer' | 'part'
  readonly id: string
  readonly title: string
  readonly note: string
}

export interface ModelHit {
  readonly modelId: string
  readonly name: string
  readonly nameZh: string
  readonly brand: string
  readonly brandZh: string
  readonly modelNumbers: readonly string[]
  readonly deviceClass: string
}

export interface PartHit {
  readonly partNumber: string
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: string
  readonly priceFen: number
  readonly warrantyClass: string
  readonly serialised: boolean
  readonly supersededBy: string
  readonly onHand: number
  readonly reserved: number
  readonly available: number
  readonly bin: string
}

export interface PartsAnswer {
  readonly parts: readonly PartHit[]
  /** At most a bounded count: `more` says that there are others. */
  readonly more: boolean
  readonly catalogueOf: string
  readonly catalogueSize: number
  readonly complete: boolean
}

export interface PartDetail extends PartHit {
  readonly oldNumbers: readonly string[]
  readonly models: readonly { readonly modelId: string; readonly name: string }[]
  readonly supersedes: readonly string[]
  readonly substitutes: readonly {
    readonly partNumber: string
    readonly nameZh: string
    readonly nameEn: string
    readonly reason: string
    readonly available: number
  }[]
  readonly warrantyDays: number
  readonly minimum: number
  readonly maximum: number
  readonly stock: StockRow
  readonly reservations: readonly {
    readonly ticketId: string
    readonly number: string
    readonly quantity: number
  }[]
}

export interface LikelyParts {
  /** How many finished repairs of this model and fault the outlet has seen. */
  readonly repairs: number
  readonly thin: boolean
  readonly parts: readonly (PartHit & { readonly usedIn: number })[]
}

/** Masked, but with enough to tell two people apart. */
export interface CustomerHit extends CustomerRow {
  readonly company: string
  readonly tickets: number
  readonly openTickets: number
}

export interface CustomerCard {
  readonly row: CustomerRow
  readonly tickets: readonly TicketRow[]
  readonly dueFen: number
}

export interface DevicePassport {
  readonly device: DeviceRow
  readonly details: Device['details']
  readonly exchangedBy: string
  readonly visits: readonly TicketRow[]
  /** Defects noted at the last visit, to be shown as already so. */
  readonly knownCondition: readonly {
    readonly id: string
    readonly name: string
    readonly note: string
    readonly day: string
  }[]
  readonly lastCustomer: CustomerRow | null
  readonly recalls: readonly Notice[]
  readonly openTicketId: string
}

export interface TicketDetail {
  readonly ticket: Ticket
  readonly row: TicketRow
  readonly bill: Bill
  readonly customer: CustomerRow | null
  readonly prints: readonly PrintRow[]
  readonly earlier: readonly TicketRow[]
  readonly technicianName: string
  readonly hasSecret: boolean
  readonly recalls: readonly Notice[]
}

export type ScanTarget =
  | {
      readonly kind: 'ticket'
      readonly ticketId: string
      readonly number: string
      readonly from: 'receipt' | 'label'
      readonly copy: number
      readonly latestCopy: number
    }
  | {
      readonly kind: 'device'
      readonly serial: string
      readonly deviceId: string
      readonly known: boolean
      readonly type: 'imei' | 'meid' | 'serial'
      readonly doubtful: boolean
    }
  | { readonly kind: 'part'; readonly partNumber: string }
  | { readonly kind: 'bin'; readonly bin: string }
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'payment'; readonly number: string; readonly ticketId: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly text: string }

export interface WarrantyResult {
  readonly covered: boolean
  /** `WarrantyAnswer` and the ready card of shared/warranty. */
  readonly answer: unknown
  readonly card: unknown
  readonly note: {
    readonly covered: boolean
    readonly ruleSetId: string
    readonly ruleSetHash: string
    readonly rowIds: readonly string[]
    readonly sentenceZh: string
    readonly sentenceEn: string
    readonly changesOn?: string
  }
}

export interface Reference {
  readonly faults: readonly {
    readonly code: string
    readonly nameZh: string
    readonly nameEn: string
    readonly level: number
    readonly parent: string
  }[]
  readonly labour: readonly {
    readonly code: string
    readonly nameZh: string
    readonly nameEn: string
    readonly priceFen: number
    readonly minutes: number
  }[]
  readonly accessories: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]
  readonly condition: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]
  readonly tests: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]
}

export interface AddressNode {
  readonly code: string
  readonly name: string
  readonly leaf: boolean
}

export interface HistoryLine {
  readonly factId: string
  readonly type: string
  readonly atMs: number
  readonly actor: string
  readonly actorName: string
  readonly station: string
  readonly revision: number
  /** The payload without anything that could identify a person. */
  readonly payload: Readonly<Record<string, unknown>>
}

export interface ShiftDetail {
  readonly row: ShiftRow
  readonly movements: readonly TillMovement[]
  /** Only when the shift is closed: the count is blind. */
  readonly expected: Readonly<Record<Tender, number>> | null
  readonly counted: Partial<Record<Tender, number>>
  readonly reason: string
}

export interface CountOf {
  readonly key: string
  readonly count: number
}

export interface DaySummary {
  readonly day: string
  readonly closed: boolean
  readonly received: number
  readonly collected: number
  readonly byStatus: readonly CountOf[]
  readonly byKind: readonly CountOf[]
  readonly byTender: readonly { readonly key: string; readonly amountFen: number; readonly count: number }[]
  readonly incomeFen: number
  readonly parts: readonly {
    readonly partNumber: string
    readonly name: string
    readonly quantity: number
    readonly amountFen: number
  }[]
  readonly breaches: readonly {
    readonly ticketId: string
    readonly number: string
    readonly what: string
    readonly lateMinutes: number
  }[]
  readonly inCustody: number
  readonly oldestDays: number
  readonly unsettledPrints: number
  readonly shifts: readonly ShiftRow[]
  readonly dayCode: string
}

export interface Figure {
  readonly id: string
  /** `null`: there was nothing to measure in the period. */
  readonly value: number | null
  readonly previous: number | null
  readonly target: number | null
  readonly unit: 'count' | 'percent' | 'minutes' | 'fen' | 'score'
  readonly better: 'more' | 'less'
  readonly of: number
}

export interface Figures {
  readonly fromDay: string
  readonly toDay: string
  readonly figures: readonly Figure[]
  readonly perDay: readonly {
    readonly day: string
    readonly received: number
    readonly collected: number
    readonly incomeFen: number
  }[]
  readonly byStatus: readonly CountOf[]
  readonly byModel: readonly CountOf[]
  readonly byFault: readonly CountOf[]
  readonly byTechnician: readonly {
    readonly key: string
    readonly name: string
    readonly count: number
    readonly medianMinutes: number
  }[]
}

export interface GapReport {
  readonly series: readonly {
    readonly kind: string
    readonly incarnation: number
    readonly issued: number
    readonly found: number
    readonly gaps: readonly { readonly number: string; readonly explanation: string }[]
  }[]
}

export interface UnsettledPrint extends PrintRow {
  readonly customerName: string
}

export interface PrinterSetup {
  readonly printers: readonly PrinterSettings[]
  readonly papers: Partial<Record<PrintForm, readonly PaperKind[]>>
  readonly language: 'zh-CN' | 'en'
  readonly status: readonly { readonly printerId: string; readonly state: string; readonly reason: string }[]
}

export interface SyncRun {
  readonly runId: string
  readonly atMs: number
  readonly ms: number
  readonly outcome: 'agree' | 'difference' | 'offline' | 'refused' | 'not-connected'
  readonly reason: string
  readonly sent: number
  readonly received: number
  readonly setAside: number
}

export interface SyncOverview {
  readonly url: string
  readonly connected: boolean
  readonly stationId: string
  readonly waiting: number
  readonly lastRun: SyncRun | null
  readonly runs: readonly SyncRun[]
  readonly nextAtMs: number
  readonly stations: readonly {
    readonly station: string
    readonly incarnation: number
    readonly here: { readonly count: number; readonly head: string }
    readonly there: { readonly count: number; readonly head: string } | null
  }[]
  readonly days: readonly {
    readonly day: string
    readonly here: string
    readonly there: string
    readonly agrees: boolean
  }[]
  readonly catalogueOf: string
}

export interface SyncRehearsal {
  readonly reachable: boolean
  readonly willSend: readonly CountOf[]
  readonly willReceive: readonly CountOf[]
  readonly needYou: number
}

export interface SyncDifference {
  readonly id: string
  readonly what: string
  readonly day: string
  readonly here: string
  readonly there: string
  readonly streams: readonly string[]
}

export interface Notice {
  readonly noticeId: string
  readonly kind: 'recall' | 'notice'
  readonly titleZh: string
  readonly titleEn: string
  readonly textZh: string
  readonly textEn: string
  readonly modelIds: readonly string[]
  readonly serialFrom: string
  readonly serialTo: string
  readonly publishedOn: string
}

export interface DataSafety {
  readonly facts: number
  readonly chainVerified: boolean
  readonly lastBackupAtMs: number
  readonly lastBackupFile: string
  readonly databaseBytes: number
  readonly freeBytes: number
  readonly synchronous: string
  readonly journalMode: string
}

export type {
  ComplaintDetail,
  ComplaintItem,
  FollowUpItem,
  FollowUpsAnswer,
  SamplingDetail,
  SamplingsAnswer,
  SurveyOverview,
  SurveyRound,
} from '../voice/answers'
