/** Looking things up: models, parts, customers, devices, tickets, scans, and the facts behind a number. */

import { z } from 'zod'
import type { CustomerRow } from '../customer/state'
import type { Device, DeviceRow } from '../device/state'
import type { PrintRow } from '../print/state'
import { counterRoles, everyone } from '../staff/roles'
import type { StockRow } from '../stock/state'
import type { Bill } from '../ticket/bill'
import type { TicketRow } from '../ticket/row'
import type { Ticket } from '../ticket/state'
import { id, paging, question, text } from './spec'
import type { Notice } from './sync'

export interface Found {
  readonly kind: 'ticket' | 'device' | 'customer' | 'part' | 'article'
  readonly id: string
  readonly title: string
  readonly note: string
  /** Where English has other words for it. */
  readonly noteEn?: string
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
  readonly hold: number
  readonly onOrder: number
  readonly expectedDay: string
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
  readonly models: readonly {
    readonly modelId: string
    readonly nameZh: string
    readonly nameEn: string
  }[]
  readonly supersedes: readonly {
    readonly partNumber: string
    readonly reasonZh: string
    readonly reasonEn: string
    /** Old pieces that still lie here. */
    readonly available: number
  }[]
  readonly supersededReasonZh: string
  readonly supersededReasonEn: string
  readonly costFen: number | null
  readonly substitutes: readonly {
    readonly partNumber: string
    readonly nameZh: string
    readonly nameEn: string
    readonly reasonZh: string
    readonly reasonEn: string
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
  /** Of the last visit, to be laid beside today's. */
  readonly photos: readonly string[]
  /** Newest first, over all visits. */
  readonly partsFitted: readonly {
    readonly lineId: string
    readonly partNumber: string
    readonly name: string
    readonly number: string
    readonly day: string
    /** Empty: no guarantee. */
    readonly untilDay: string
  }[]
  /** Still to be paid for earlier visits. */
  readonly dueFen: number
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
  /** What the brand of the asked model calls our fault codes. */
  readonly brandCodes: readonly { readonly code: string; readonly brandCode: string }[]
  readonly accessories: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]
  readonly condition: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]
  readonly tests: readonly {
    readonly id: string
    readonly nameZh: string
    readonly nameEn: string
    /** Has to pass before the device is ready. */
    readonly required: boolean
    /** A fitted part of one of these kinds makes it required. */
    readonly afterKinds: readonly string[]
  }[]
}

/** By the id that was asked for, of a model or of a ticket: what the catalogue calls that model in English now. */
export type EnglishModelNames = Readonly<Record<string, string>>

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

export const lookupsQuestions = {
  findAnything: question<readonly Found[]>()(
    everyone,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(12) }),
  ),
  findModels: question<readonly ModelHit[]>()(
    everyone,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(20) }),
  ),
  findParts: question<PartsAnswer>()(
    everyone,
    z.strictObject({ text, modelId: text.default(''), inStock: z.boolean().default(false), ...paging }),
  ),
  modelNames: question<EnglishModelNames>()(
    everyone,
    z.strictObject({ modelIds: z.array(text).max(1000), ticketIds: z.array(id).max(1000) }),
  ),
  part: question<PartDetail | null>()(everyone, z.strictObject({ partNumber: id })),
  likelyParts: question<LikelyParts>()(everyone, z.strictObject({ modelId: id, faultCode: text })),
  findCustomers: question<readonly CustomerHit[]>()(
    counterRoles,
    z.strictObject({ text, limit: z.int().min(1).max(50).default(20) }),
  ),
  customer: question<CustomerCard | null>()(everyone, z.strictObject({ customerId: id })),
  deviceBySerial: question<DevicePassport | null>()(everyone, z.strictObject({ serial: text })),
  device: question<DevicePassport | null>()(everyone, z.strictObject({ deviceId: id })),
  ticket: question<TicketDetail | null>()(everyone, z.strictObject({ ticketId: id })),
  /** What a scanned or typed code means here: a ticket, a device, a part, a bin, a person … */
  resolveScan: question<ScanTarget>()(everyone, z.strictObject({ raw: z.string().max(400) })),
  reference: question<Reference>()(
    everyone,
    z.strictObject({ deviceClass: text, modelId: text.default('') }),
  ),
  addresses: question<readonly AddressNode[]>()(
    everyone,
    z.strictObject({ parent: z.string().max(12).default('') }),
  ),
  /** The facts behind a ticket, a part's stock, a shift: what makes a number. */
  history: question<readonly HistoryLine[]>()(
    everyone,
    z.strictObject({ stream: z.string().min(3).max(200), ...paging }),
  ),
} as const
