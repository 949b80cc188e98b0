/**
 * Our own tickets as repairs of a warranty case: which days, whose days, what was charged, which labour and parts
 * carry a warranty. Days that waited for the customer's answer are the customer's, days that waited for a part are the
 * parts', and every other day is ours, also while the device is at the maker's.
 */

import { type CalendarDay, calendarDayAt } from '../calendar/calendar-day'
import { faultFamily } from '../catalogue/fault'
import { billOf } from '../ticket/bill'
import type { Ticket, TicketStatus } from '../ticket/state'
import type { WarrantyFactsInput } from './facts'

type RepairInput = NonNullable<WarrantyFactsInput['repairs']>[number]
type Delay = NonNullable<RepairInput['delays']>[number]

const whoseByStatus: Readonly<Partial<Record<TicketStatus, Delay['whose']>>> = {
  quoted: 'customer',
  waitingForPart: 'parts',
}

/** Kinds of visit that are repairs for the rules. */
export const repairKinds: readonly Ticket['kind'][] = ['repair', 'recall', 'software', 'maintenance']

export function repairOfTicket(
  ticket: Ticket,
  zone: string,
  partWord: (partNumber: string, name: string) => string,
): RepairInput {
  const code = ticket.diagnosis?.faultCode || ticket.intake.faultCode
  return {
    id: ticket.intake.number,
    from: calendarDayAt(ticket.receivedAtMs, zone),
    to: endOf(ticket, zone),
    ...(code === '' ? {} : { family: faultFamily(code) }),
    outcome: outcomeOf(ticket),
    charged: billOf(ticket).totalFen > 0 ? 'customer' : 'warranty',
    delays: [...delaysOf(ticket, zone)],
    labour: ticket.labour.map((line) => ({ labour: line.name, warrantyDays: line.warrantyDays })),
    parts: ticket.parts
      .filter((part) => part.state === 'used')
      .map((part) => ({
        part: partWord(part.partNumber, part.name),
        partNumber: part.partNumber,
        ...(part.serial === '' ? {} : { serial: part.serial }),
        warrantyDays: part.warrantyDays,
      })),
  }
}

function endOf(ticket: Ticket, zone: string): CalendarDay | null {
  const endedAtMs = ticket.readyAtMs ?? ticket.closedAtMs
  return endedAtMs === undefined ? null : calendarDayAt(endedAtMs, zone)
}

function outcomeOf(ticket: Ticket): NonNullable<RepairInput['outcome']> {
  if (ticket.status === 'cancelled') return 'cancelled'
  switch (ticket.outcome) {
    case 'noFaultFound':
      return 'no-fault-found'
    // Not repaired because the customer did not want it: nobody tried.
    case 'declined':
      return 'cancelled'
    case 'unrepairable':
    case 'exchanged':
    case 'returned':
      return 'not-repaired'
    default:
      return 'repaired'
  }
}

/** From the steps: how long the ticket stood in a status that waits for somebody. */
export function delaysOf(ticket: Ticket, zone: string): readonly Delay[] {
  const delays: Delay[] = []
  let waiting: { readonly whose: Delay['whose']; readonly from: CalendarDay } | undefined
  for (const step of ticket.steps) {
    const whose = whoseByStatus[step.status]
    if (whose === waiting?.whose) continue
    const day = calendarDayAt(step.atMs, zone)
    if (waiting) delays.push({ ...waiting, to: day })
    waiting = whose ? { whose, from: day } : undefined
  }
  if (waiting) delays.push({ ...waiting, to: null })
  return delays.filter((delay) => delay.to === null || delay.to > delay.from)
}
