/** What was fitted in a device at its earlier visits, and until when each part is answered for. */

import { addDays, type CalendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import type { DevicePassport } from '../../shared/questions/lookups'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { States } from '../journal/states'

const mostVisits = 10

export function partsFitted(
  states: States,
  zone: string,
  visits: readonly TicketRow[],
): DevicePassport['partsFitted'] {
  return visits
    .filter((visit) => visit.partsUsed > 0)
    .slice(0, mostVisits)
    .flatMap((visit) => {
      const ticket = states.load(ticketAggregate, visit.id).state as Ticket
      const day =
        ticket.readyAtMs === undefined
          ? (visit.businessDay as CalendarDay)
          : calendarDayAt(ticket.readyAtMs, zone)
      return ticket.parts
        .filter((part) => part.state === 'used')
        .map((part) => ({
          lineId: part.lineId,
          partNumber: part.partNumber,
          name: part.name,
          number: visit.number,
          day,
          untilDay: part.warrantyDays > 0 ? addDays(day, part.warrantyDays) : '',
        }))
    })
}
