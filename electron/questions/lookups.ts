/** Models, parts, customers, devices, tickets: what the one box and the pickers ask while somebody types. */

import type { Part } from '../../shared/catalogue/part'
import { type Customer, type CustomerRow, customerAggregate } from '../../shared/customer/state'
import { type Device, type DeviceRow, deviceAggregate } from '../../shared/device/state'
import { noticeConcerns } from '../../shared/headquarters/facts'
import type { PrintRow } from '../../shared/print/state'
import type { ArticleHit } from '../../shared/questions/knowledge'
import type { Found, PartHit } from '../../shared/questions/lookups'
import type { Notice } from '../../shared/questions/sync'
import { ok, refused } from '../../shared/result'
import { managerRoles } from '../../shared/staff/roles'
import { type Stock, type StockRow, stockAggregate, stockRow } from '../../shared/stock/state'
import { billOf } from '../../shared/ticket/bill'
import { type TicketRow, ticketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { Keepsakes } from '../journal/keepsakes'
import type { States } from '../journal/states'
import type { Catalogue } from '../lookup/catalogue'
import type { CustomerFinder } from '../lookup/customers'
import { modelNames } from '../lookup/model-names'
import { numbersEnding } from '../lookup/number-ends'
import type { RowFilter, RowStore } from '../view/rows'
import type { Handlers } from './handler'
import { partsFitted } from './parts-fitted'

export interface LookupDependencies {
  readonly rows: RowStore
  readonly states: States
  readonly catalogue: Catalogue
  readonly customers: CustomerFinder
  readonly keepsakes: Keepsakes
  readonly notices: () => readonly Notice[]
  readonly staffName: (staffId: string) => string
  readonly findArticles: (text: string, limit: number) => readonly ArticleHit[]
  readonly zone: () => string
}

const mostTickets = 5

type Names =
  | 'findAnything'
  | 'findModels'
  | 'modelNames'
  | 'findParts'
  | 'part'
  | 'likelyParts'
  | 'findCustomers'
  | 'customer'
  | 'deviceBySerial'
  | 'device'
  | 'ticket'

export function lookupHandlers(dependencies: LookupDependencies): Handlers<Names> {
  const { rows, states, catalogue, customers } = dependencies

  const hit = (part: Part): PartHit => {
    const stock = rows.get<StockRow>('stock', part.partNumber)
    return {
      partNumber: part.partNumber,
      nameZh: part.nameZh,
      nameEn: part.nameEn,
      kind: part.kind,
      priceFen: part.priceFen,
      warrantyClass: part.warrantyClass,
      serialised: part.serialised,
      supersededBy: part.supersededBy ?? '',
      onHand: stock?.onHand ?? 0,
      reserved: stock?.reserved ?? 0,
      available: stock?.available ?? 0,
      hold: stock?.hold ?? 0,
      onOrder: stock?.onOrder ?? 0,
      expectedDay: stock?.expectedDay ?? '',
      bin: stock?.bin || part.bin,
    }
  }

  const { english } = modelNames(catalogue)

  /** Before anything is typed: what lies in the bins. */
  const stocked = (offset: number, limit: number): readonly Part[] =>
    rows
      .find<StockRow>({
        table: 'stock',
        filter: [{ column: 'onHand', op: 'from', value: 1 }],
        sort: { column: 'bin', descending: false },
        offset,
        limit,
      })
      .flatMap((row) => catalogue.part(row.id) ?? [])

  const ticketsOf = (column: 'customerId' | 'deviceId', value: string): readonly TicketRow[] =>
    rows.find<TicketRow>({
      table: 'tickets',
      filter: [{ column, op: 'is', value }],
      sort: { column: 'receivedAtMs', descending: true },
      limit: 200,
    })

  /** By the beginning of the number, or by its last digits. */
  const ticketsCalled = (text: string): readonly TicketRow[] => {
    const newest = { table: 'tickets', sort: { column: 'receivedAtMs', descending: true }, limit: 1 } as const
    const last = rows.find<TicketRow>(newest)[0]?.number ?? ''
    const numbered = (op: 'is' | 'startsWith', value: string, limit: number) =>
      rows.find<TicketRow>({ table: 'tickets', filter: [{ column: 'number', op, value }], limit })
    return [
      ...numbersEnding(text, last, mostTickets).flatMap((number) => numbered('is', number, 1)),
      ...numbered('startsWith', text, mostTickets),
    ].slice(0, mostTickets)
  }

  const countTickets = (customerId: string, also: readonly RowFilter[] = []): number =>
    rows.count({ table: 'tickets', filter: [{ column: 'customerId', op: 'is', value: customerId }, ...also] })

  function passport(device: DeviceRow) {
    const { state } = states.load(deviceAggregate, device.id)
    const known = state as Device | undefined
    if (!known) return null
    const visits = ticketsOf('deviceId', device.id)
    const last = visits[0]
    const lastTicket = last && (states.load(ticketAggregate, last.id).state as Ticket | undefined)
    const day = last?.businessDay ?? ''
    return {
      device,
      details: known.details,
      exchangedBy: known.exchangedBy ?? '',
      visits,
      knownCondition: (lastTicket?.intake.condition ?? [])
        .filter((item) => item.state === 'bad')
        .map(({ id, name, note, alreadyOn }) => ({ id, name, note, day: alreadyOn ?? day })),
      photos: lastTicket?.intake.photos ?? [],
      partsFitted: partsFitted(states, dependencies.zone(), visits),
      dueFen: visits.reduce((sum, visit) => sum + Math.max(0, visit.dueFen), 0),
      lastCustomer: last ? (rows.get<CustomerRow>('customers', last.customerId) ?? null) : null,
      recalls: recallsFor(dependencies.notices(), known.details.modelId, known.details.serial),
      openTicketId: visits.find((visit) => visit.open === 1)?.id ?? '',
    }
  }

  function deviceRowBySerial(serial: string): DeviceRow | undefined {
    for (const column of ['serial', 'imei', 'imei2'] as const) {
      const found = rows.find<DeviceRow>({
        table: 'devices',
        filter: [{ column, op: 'is', value: serial }],
        limit: 1,
      })
      if (found[0]) return found[0]
    }
    return undefined
  }

  return {
    findAnything: ({ text, limit }, asker) => {
      const upper = text.normalize('NFKC').trim().toUpperCase()
      const tickets = ticketsCalled(upper)
      const bySerial = deviceRowBySerial(upper)
      const people = asker.person?.role === 'technician' ? [] : customers.find(text, 5)
      const found: Found[] = [
        ...tickets.map((row) => ({
          kind: 'ticket' as const,
          id: row.id,
          title: row.number,
          note: `${row.modelName} ${row.customerName}`,
          noteEn: `${english(row.modelId) ?? row.modelName} ${row.customerName}`,
        })),
        ...(bySerial
          ? [
              {
                kind: 'device' as const,
                id: bySerial.id,
                title: bySerial.serial,
                note: bySerial.modelName,
                noteEn: english(bySerial.modelId) ?? bySerial.modelName,
              },
            ]
          : []),
        ...people.map(({ row, company }) => ({
          kind: 'customer' as const,
          id: row.id,
          title: company || row.name,
          note: row.phone,
        })),
        ...catalogue.findParts({ text, limit: 6 }).map((part) => ({
          kind: 'part' as const,
          id: part.partNumber,
          title: part.partNumber,
          note: part.nameZh,
          noteEn: part.nameEn,
        })),
        ...(upper === '' ? [] : dependencies.findArticles(text, 3)).map(({ row }) => ({
          kind: 'article' as const,
          id: row.id,
          title: row.title,
          note: row.models.map(({ name }) => name).join('、'),
          noteEn: row.models.map(({ modelId, name }) => english(modelId) ?? name).join(', '),
        })),
      ]
      return ok(found.slice(0, limit))
    },
    modelNames: ({ modelIds, ticketIds }) => {
      const asked = [
        ...modelIds.map((modelId) => [modelId, modelId] as const),
        ...ticketIds.map(
          (ticketId) => [ticketId, rows.get<TicketRow>('tickets', ticketId)?.modelId] as const,
        ),
      ]
      return ok(
        Object.fromEntries(
          asked.flatMap(([key, modelId]) => {
            const name = english(modelId ?? '')
            return name === undefined ? [] : [[key, name] as const]
          }),
        ),
      )
    },
    findModels: ({ text, limit }) =>
      ok(
        catalogue.findModels(text, limit).map((model) => ({
          modelId: model.id,
          name: model.name,
          nameZh: model.nameZh,
          brand: model.brand,
          brandZh: model.brandZh,
          modelNumbers: model.modelNumbers,
          deviceClass: model.class,
        })),
      ),
    findParts: ({ text, modelId, inStock, offset, limit }) => {
      const info = catalogue.info()
      // One more than asked for tells whether there are others.
      const page = (from: number, count: number): readonly PartHit[] =>
        (text.trim() === '' && modelId === ''
          ? stocked(from, count)
          : catalogue.findParts({ text, modelId, offset: from, limit: count })
        ).map(hit)
      // One more than asked for tells whether there are others.
      const found = inStock ? inStockOf(page, offset + limit + 1).slice(offset) : page(offset, limit + 1)
      return ok({
        parts: found.slice(0, limit),
        more: found.length > limit,
        catalogueOf: info.asOf,
        catalogueSize: info.parts,
        complete: info.complete,
      })
    },
    part: ({ partNumber }, asker) => {
      const part = catalogue.part(partNumber)
      if (!part) return ok(null)
      const stock = states.load(stockAggregate, partNumber).state as Stock
      const row = stockRow({ ...stock, partNumber })
      return ok({
        ...hit(part),
        oldNumbers: part.oldNumbers,
        models: part.modelIds.slice(0, 60).map((modelId) => ({
          modelId,
          nameZh: catalogue.model(modelId)?.nameZh ?? modelId,
          nameEn: english(modelId) ?? modelId,
        })),
        ...replacement(part),
        supersedes: part.supersedes.map((older) => {
          const { supersededReasonZh: reasonZh, supersededReasonEn: reasonEn } = replacement(
            catalogue.part(older),
          )
          const available = rows.get<StockRow>('stock', older)?.available ?? 0
          return { partNumber: older, reasonZh, reasonEn, available }
        }),
        costFen: asker.person && managerRoles.includes(asker.person.role) ? part.costFen : null,
        substitutes: part.substitutes.map((substitute) => {
          const other = catalogue.part(substitute.partNumber)
          return {
            partNumber: substitute.partNumber,
            nameZh: other?.nameZh ?? '',
            nameEn: other?.nameEn ?? '',
            reasonZh: substitute.reasonZh,
            reasonEn: substitute.reasonEn,
            available: rows.get<StockRow>('stock', substitute.partNumber)?.available ?? 0,
          }
        }),
        warrantyDays: part.warrantyDays,
        minimum: part.minimum,
        maximum: part.maximum,
        stock: row,
        reservations: Object.values(stock.reservations).map(({ ticketId, quantity }) => ({
          ticketId,
          number: rows.get<TicketRow>('tickets', ticketId)?.number ?? '',
          quantity,
        })),
      })
    },
    likelyParts: ({ modelId, faultCode }) => {
      const similar = rows
        .find<TicketRow>({
          table: 'tickets',
          filter: [{ column: 'modelId', op: 'is', value: modelId }],
          limit: 500,
        })
        .filter((row) => row.outcome === 'repaired' && (faultCode === '' || row.faultCode === faultCode))
      const uses = new Map<string, number>()
      for (const row of similar) {
        const ticket = states.load(ticketAggregate, row.id).state as Ticket | undefined
        const used = new Set(
          ticket?.parts.filter((part) => part.state === 'used').map((part) => part.partNumber),
        )
        for (const partNumber of used) uses.set(partNumber, (uses.get(partNumber) ?? 0) + 1)
      }
      const parts = [...uses]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 6)
        .flatMap(([partNumber, usedIn]) => {
          const part = catalogue.part(partNumber)
          return part ? [{ ...hit(part), usedIn }] : []
        })
      return ok({ repairs: similar.length, thin: similar.length < 5, parts })
    },
    findCustomers: ({ text, limit }) =>
      ok(
        // Counted, not read: a company may have brought thousands, and this answers each key.
        customers.find(text, limit).map(({ row, company }) => ({
          ...row,
          company,
          tickets: countTickets(row.id),
          openTickets: countTickets(row.id, [{ column: 'open', op: 'is', value: 1 }]),
        })),
      ),
    customer: ({ customerId }) => {
      const state = states.load(customerAggregate, customerId).state as Customer | undefined
      const row = rows.get<CustomerRow>('customers', customerId)
      if (!state || !row) return ok(null)
      const tickets = [customerId, ...customers.mergedInto(customerId)]
        .flatMap((id) => ticketsOf('customerId', id))
        .sort((a, b) => b.receivedAtMs - a.receivedAtMs)
      return ok({ row, tickets, dueFen: tickets.reduce((sum, one) => sum + Math.max(0, one.dueFen), 0) })
    },
    deviceBySerial: ({ serial }) => {
      const row = deviceRowBySerial(serial.normalize('NFKC').trim().toUpperCase())
      return ok(row ? passport(row) : null)
    },
    device: ({ deviceId }) => {
      const row = rows.get<DeviceRow>('devices', deviceId)
      return ok(row ? passport(row) : null)
    },
    ticket: ({ ticketId }) => {
      const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
      if (!ticket) return ok(null)
      if (ticket.id !== ticketId) return refused('ticket-unknown')
      const { intake } = ticket
      const prints = rows.find<PrintRow>({
        table: 'prints',
        filter: [{ column: 'subject', op: 'is', value: `ticket/${ticketId}` }],
        sort: { column: 'requestedAtMs', descending: true },
      })
      const earlier = intake.deviceId === undefined ? [] : ticketsOf('deviceId', intake.deviceId)
      return ok({
        ticket,
        row: ticketRow(ticket),
        bill: billOf(ticket),
        customer: rows.get<CustomerRow>('customers', intake.customerId) ?? null,
        prints,
        earlier: earlier.filter((row) => row.id !== ticketId),
        technicianName: ticket.technicianId ? dependencies.staffName(ticket.technicianId) : '',
        hasSecret: intake.secretId !== undefined && dependencies.keepsakes.hasSecret(intake.secretId),
        recalls: recallsFor(dependencies.notices(), intake.modelId, intake.serial),
      })
    },
  }
}

/** Where headquarters says nothing more, a new number means a new revision. */
function replacement(part: Part | undefined) {
  return {
    supersededReasonZh: part?.supersededReasonZh ?? '改版，换新编码',
    supersededReasonEn: part?.supersededReasonEn ?? 'new revision under a new number',
  }
}

/** The catalogue does not know the stock, so it is asked page by page until enough are found or a bound is reached. */
function inStockOf(
  page: (from: number, count: number) => readonly PartHit[],
  wanted: number,
): readonly PartHit[] {
  const step = 200
  const found: PartHit[] = []
  for (let from = 0; from < 2000 && found.length < wanted; from += step) {
    const hits = page(from, step)
    found.push(...hits.filter((part) => part.available > 0))
    if (hits.length < step) break
  }
  return found
}

function recallsFor(notices: readonly Notice[], modelId: string, serial: string): readonly Notice[] {
  return notices.filter((notice) => notice.kind === 'recall' && noticeConcerns(notice, { modelId, serial }))
}
