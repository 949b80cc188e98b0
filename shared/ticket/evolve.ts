/** Ticket facts → ticket. Pure and total; see `state.ts` for what the fields mean. */

import { splitStream } from '../events/aggregate'
import { evolveBench, noBenchWork } from './bench-state'
import type { Step, Ticket, TicketEvent, TicketStatus } from './state'

export function evolveTicket(state: Ticket | undefined, event: TicketEvent): Ticket | undefined {
  const next = apply(state, event)
  if (!next) return next
  const atMs = event.meta.recordedAtMs
  const moved = next.status !== state?.status
  const step: Step = {
    type: event.type,
    status: next.status,
    atMs,
    actor: event.meta.actor,
    station: event.meta.station,
    factId: event.meta.id,
  }
  return {
    ...next,
    revision: event.meta.revision,
    statusSinceMs: moved ? atMs : next.statusSinceMs,
    steps: [...next.steps, step],
  }
}

function apply(state: Ticket | undefined, event: TicketEvent): Ticket | undefined {
  if (event.type === 'deviceReceived') return state ?? received(event)
  if (!state) return undefined
  const { meta } = event
  switch (event.type) {
    case 'loanerLent':
      return { ...state, loaners: [...state.loaners, event.payload] }
    case 'loanerTakenBack':
      return { ...state, loaners: state.loaners.filter((out) => out.loanerId !== event.payload.loanerId) }
    case 'ticketAssigned':
      return {
        ...state,
        technicianId: event.payload.technicianId,
        status: state.status === 'received' ? 'assigned' : state.status,
      }
    case 'diagnosisStarted':
      return {
        ...state,
        technicianId: event.payload.technicianId,
        firstResponseAtMs: state.firstResponseAtMs ?? meta.recordedAtMs,
        status: 'diagnosing',
      }
    case 'faultDiagnosed':
      return { ...state, diagnosis: event.payload }
    case 'noteAdded': {
      const note = { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor }
      return { ...state, notes: [...state.notes.filter((old) => old.noteId !== note.noteId), note] }
    }
    case 'customerContacted': {
      const contact = { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor }
      return { ...state, contacts: [...state.contacts, contact] }
    }
    case 'quoteGiven':
      return {
        ...state,
        status: 'quoted',
        quote: { ...event.payload, answer: 'open', givenAtMs: meta.recordedAtMs, actor: meta.actor },
      }
    case 'quoteAnswered': {
      if (!state.quote || state.quote.quoteId !== event.payload.quoteId) return state
      const { accepted } = event.payload
      return {
        ...state,
        quote: { ...state.quote, answer: accepted ? 'accepted' : 'declined' },
        status: accepted ? 'repairing' : 'ready',
        outcome: accepted ? state.outcome : 'declined',
        readyAtMs: accepted ? state.readyAtMs : meta.recordedAtMs,
        discountFen: accepted ? state.quote.discountFen : state.discountFen,
        discountReason: accepted ? state.quote.discountReason : state.discountReason,
        discountBy: accepted
          ? { actor: state.quote.actor, approvedBy: state.quote.approvedBy }
          : state.discountBy,
      }
    }
    case 'partReserved':
      return {
        ...state,
        partRequests: [...state.partRequests, { day: meta.businessDay, missed: false }],
        parts: [
          ...state.parts,
          {
            lineId: event.payload.reservationId,
            partNumber: event.payload.partNumber,
            name: event.payload.name,
            quantity: event.payload.quantity,
            untilDiagnosis: event.payload.untilDiagnosis,
            state: 'reserved',
            unitFen: 0,
            underWarranty: false,
            serial: '',
            warrantyDays: 0,
          },
        ],
      }
    case 'partReleased':
      return markPart(state, event.payload.reservationId, 'released')
    case 'partUsed': {
      const { usageId, reservationId, ...line } = event.payload
      const kept = state.parts.filter((part) => part.lineId !== reservationId)
      const asked = reservationId === undefined ? [{ day: meta.businessDay, missed: false }] : []
      return {
        ...state,
        parts: [...kept, { ...line, lineId: usageId, state: 'used', by: meta.actor }],
        partRequests: [...state.partRequests, ...asked],
      }
    }
    case 'partReturned':
      return markPart(state, event.payload.usageId, 'returned')
    case 'partAwaited':
      return {
        ...state,
        status: 'waitingForPart',
        awaited: [...state.awaited, event.payload],
        partRequests: [...state.partRequests, { day: meta.businessDay, missed: true }],
      }
    case 'partArrived': {
      const awaited = state.awaited.filter((part) => part.partNumber !== event.payload.partNumber)
      const done = awaited.length === 0 && state.status === 'waitingForPart'
      return { ...state, awaited, status: done ? 'repairing' : state.status }
    }
    case 'labourAdded':
      return {
        ...state,
        labour: [...state.labour, { ...event.payload, atMs: meta.recordedAtMs, by: workerOf(state, meta) }],
      }
    case 'labourRemoved':
      return { ...state, labour: state.labour.filter((line) => line.lineId !== event.payload.lineId) }
    case 'repairStarted':
      return { ...state, status: 'repairing' }
    case 'testRecorded':
      return {
        ...state,
        status: 'testing',
        test: { ...event.payload, actor: meta.actor, atMs: meta.recordedAtMs },
      }
    case 'madeReady':
      return { ...state, status: 'ready', outcome: event.payload.outcome, readyAtMs: meta.recordedAtMs }
    case 'discountGiven':
      return {
        ...state,
        discountFen: event.payload.discountFen,
        discountReason: event.payload.reason,
        discountBy: { actor: meta.actor, approvedBy: event.payload.approvedBy },
      }
    case 'paymentTaken': {
      const { shiftId: _shift, ...payment } = event.payload
      return { ...state, payments: [...state.payments, { ...payment, atMs: meta.recordedAtMs }] }
    }
    case 'depositForfeited':
      return { ...state, forfeited: event.payload.amountFen === 0 ? undefined : event.payload }
    case 'invoiceAsked':
      return { ...state, invoiceAsked: event.payload.asked }
    case 'invoiceIssued': {
      const line = { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor }
      return { ...state, invoices: [...state.invoices, line] }
    }
    case 'invoiceVoided': {
      const { invoiceId, reason: voided } = event.payload
      const invoices = state.invoices.map((line) =>
        line.invoiceId === invoiceId ? { ...line, voided } : line,
      )
      return { ...state, invoices }
    }
    case 'returnPriceAgreed':
      return { ...state, returnPrice: event.payload }
    case 'deviceHandedOver':
      return {
        ...state,
        handOver: { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor },
        ...wentBack(state, event.payload.accessoriesReturned),
        ...closed(event, 'collected'),
      }
    case 'ticketArchived':
      return { ...state, status: 'archived', archiveCode: event.payload.archiveCode }
    case 'ticketCancelled':
      return {
        ...state,
        ...wentBack(state, event.payload.accessoriesReturned),
        ...closed(event, 'cancelled'),
      }
    case 'priorityChanged':
      return { ...state, priority: event.payload.priority }
    case 'promiseChanged':
      return { ...state, promisedAtMs: event.payload.promisedAtMs }
    case 'deviceMoved':
      return { ...state, place: event.payload.place }
    case 'sentOut':
      return {
        ...state,
        status: 'sentOut',
        place: 'out',
        sentOut: { ...event.payload, atMs: meta.recordedAtMs },
      }
    case 'cameBack':
      return { ...state, status: 'testing', place: 'bench' }
    default:
      return evolveBench(state, event)
  }
}

function received(event: Extract<TicketEvent, { type: 'deviceReceived' }>): Ticket {
  const { payload, meta } = event
  return {
    id: splitStream(meta.stream).id,
    revision: 1,
    status: 'received',
    statusSinceMs: meta.recordedAtMs,
    intake: payload,
    receivedAtMs: meta.recordedAtMs,
    receivedBy: meta.actor,
    businessDay: meta.businessDay,
    kind: payload.kind,
    priority: payload.priority,
    promisedAtMs: payload.promisedAtMs,
    technicianId: undefined,
    firstResponseAtMs: undefined,
    diagnosis: undefined,
    notes: [],
    contacts: [],
    quote: undefined,
    parts: [],
    awaited: [],
    partRequests: [],
    labour: [],
    test: undefined,
    outcome: undefined,
    discountFen: 0,
    discountReason: '',
    discountBy: undefined,
    payments: [],
    invoiceAsked: false,
    invoices: [],
    forfeited: undefined,
    returnPrice: undefined,
    place: payload.place,
    readyAtMs: undefined,
    handOver: undefined,
    closedAtMs: undefined,
    closedDay: undefined,
    archiveCode: undefined,
    sentOut: undefined,
    loaners: [],
    ...noBenchWork,
    steps: [],
  }
}

/** The device is the customer's again; what did not go with it stays to be settled. */
function wentBack(
  { intake }: Ticket,
  returned: readonly string[] | undefined,
): Partial<Pick<Ticket, 'place' | 'accessoriesOut'>> {
  if (returned === undefined) return {}
  return {
    place: 'customer',
    accessoriesOut: intake.accessories.filter(({ id }) => !returned.includes(id)),
  }
}

function closed(
  event: TicketEvent,
  status: TicketStatus,
): Pick<Ticket, 'status' | 'closedAtMs' | 'closedDay'> {
  return { status, closedAtMs: event.meta.recordedAtMs, closedDay: event.meta.businessDay }
}

function markPart(state: Ticket, lineId: string, to: 'released' | 'returned'): Ticket {
  return {
    ...state,
    parts: state.parts.map((part) => (part.lineId === lineId ? { ...part, state: to } : part)),
  }
}

/** What was quoted is recorded with the customer's answer, by whoever takes it: the work is the technician's. */
function workerOf({ steps, technicianId }: Ticket, meta: TicketEvent['meta']): string {
  const isAnswer = steps.some(({ type, atMs }) => type === 'quoteAnswered' && atMs === meta.recordedAtMs)
  return isAnswer ? (technicianId ?? meta.actor) : meta.actor
}
