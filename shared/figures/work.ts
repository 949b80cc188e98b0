/**
 * A ticket as the figures count it: its days, its moments, how long it stood in each step, what was fitted. Narrow,
 * kept beside the list's row, never sent to a window; holds nothing about a person.
 */

import type { Outcome, Priority, TicketKind } from '../ticket/events'
import { openStatuses, type Ticket, type TicketStatus } from '../ticket/state'
import { promisedSince, type Stays, staysOf } from '../ticket/stays'

export interface WorkRow {
  readonly id: string
  readonly kind: TicketKind
  readonly priority: Priority
  /** Diagnosed as a major fault, or critical from the start. */
  readonly major: 0 | 1
  readonly status: TicketStatus
  readonly open: 0 | 1
  readonly outcome: Outcome | ''
  readonly receivedDay: string
  /** Empty while open. */
  readonly closedDay: string
  readonly receivedAtMs: number
  readonly firstResponseAtMs: number
  readonly promisedAtMs: number
  readonly promisedSinceMs: number
  readonly readyAtMs: number
  readonly closedAtMs: number
  readonly technicianId: string
  readonly modelName: string
  readonly deviceClass: string
  readonly receivedBy: string
  /** Who gave it back; empty while open. */
  readonly handedOverBy: string
  readonly faultCode: string
  readonly deviceId: string
  readonly serial: string
  readonly place: string
  readonly repeatOf: string
  /** Part numbers that stayed in the device. */
  readonly parts: readonly string[]
  /** Each time a part was wanted: the day, and whether it could not be had at once. */
  readonly requests: Ticket['partRequests']
  readonly stays: Stays
  /** What customers pay for, by who did it. */
  readonly earned: readonly Earned[]
}

export interface Earned {
  readonly by: string
  readonly labourFen: number
  readonly partsFen: number
}

export function workRow(ticket: Ticket): WorkRow {
  const { intake } = ticket
  return {
    id: ticket.id,
    kind: ticket.kind,
    priority: ticket.priority,
    major: ticket.diagnosis?.major || ticket.priority === 'critical' ? 1 : 0,
    status: ticket.status,
    open: openStatuses.includes(ticket.status) ? 1 : 0,
    outcome: ticket.outcome ?? '',
    receivedDay: ticket.businessDay,
    closedDay: ticket.closedDay ?? '',
    receivedAtMs: ticket.receivedAtMs,
    firstResponseAtMs: ticket.firstResponseAtMs ?? 0,
    promisedAtMs: ticket.promisedAtMs ?? 0,
    promisedSinceMs: promisedSince(ticket.steps),
    readyAtMs: ticket.readyAtMs ?? 0,
    closedAtMs: ticket.closedAtMs ?? 0,
    technicianId: ticket.technicianId ?? '',
    modelName: intake.modelName,
    deviceClass: intake.deviceClass,
    receivedBy: ticket.receivedBy,
    handedOverBy: ticket.handOver?.actor ?? '',
    faultCode: ticket.diagnosis?.faultCode ?? intake.faultCode,
    deviceId: intake.deviceId ?? '',
    serial: intake.serial,
    place: ticket.place,
    repeatOf: intake.repeatOf ?? '',
    parts: [...new Set(ticket.parts.filter(({ state }) => state === 'used').map((part) => part.partNumber))],
    requests: ticket.partRequests,
    stays: staysOf(ticket.steps),
    earned: earnedOn(ticket),
  }
}

/** Before a discount, which is the outlet's; work under warranty earns nothing from the customer. */
function earnedOn({ labour, parts }: Ticket): readonly Earned[] {
  const found = new Map<string, Earned>()
  const add = (by: string, labourFen: number, partsFen: number) => {
    if (labourFen + partsFen === 0) return
    const before = found.get(by) ?? { by, labourFen: 0, partsFen: 0 }
    found.set(by, {
      by,
      labourFen: before.labourFen + labourFen,
      partsFen: before.partsFen + partsFen,
    })
  }
  for (const { by, priceFen, underWarranty } of labour) if (!underWarranty) add(by, priceFen, 0)
  for (const { by = '', state, unitFen, quantity, underWarranty } of parts)
    if (state === 'used' && !underWarranty) add(by, 0, unitFen * quantity)
  return [...found.values()]
}
