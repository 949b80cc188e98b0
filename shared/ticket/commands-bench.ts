/** The technician's steps: take a job, diagnose, note, labour, test, ready. */

import { z } from 'zod'
import { causeNamed } from '../catalogue/cause'
import { type CommandContext, defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { benchRoles, everyone } from '../staff/roles'
import { staffAggregate } from '../staff/state'
import { stockAggregate } from '../stock/state'
import { fenSchema, outcomes } from './events'
import { checkItemSchema } from './events-bench'
import { stepRefusal } from './rules'
import { type Ticket, ticketAggregate } from './state'
import { requiredTests, testRefusal, workedOn } from './test-gate'
import { timerStopped } from './timer'

const id = z.string().min(8).max(64)
const text = (most: number) => z.string().max(most)
const ticketOnly = (input: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
})

export const assignTicket = defineCommand({
  name: 'assignTicket',
  input: z.strictObject({ ticketId: id, technicianId: z.string().min(1).max(64) }),
  roles: [...benchRoles, 'counter'],
  streams: (input) => ({ ...ticketOnly(input), technician: streamOf(staffAggregate, input.technicianId) }),
  decide: (input, { ticket, technician }, context) => {
    const no = stepRefusal(ticket, 'assign', context)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!technician?.active) return refused('staff-unknown')
    if (ticket.technicianId === input.technicianId) return ok({ facts: [], value: null })
    const facts: NewFact[] = [
      newFact(ticketAggregate, input.ticketId, 'ticketAssigned', { technicianId: input.technicianId }),
      ...dispatchOrder(context, ticket),
    ]
    return ok({ facts, value: null })
  },
})

/** Takes the job: from here on it is this technician's, and the first response is done. */
export const startDiagnosis = defineCommand({
  name: 'startDiagnosis',
  input: z.strictObject({ ticketId: id }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'startDiagnosis', context)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const technicianId = context.actor.staffId
    if (ticket.status === 'diagnosing' && ticket.technicianId === technicianId)
      return ok({ facts: [], value: null })
    // Whoever takes a job that nobody was given has dispatched it: the order prints as it does when it is assigned.
    const dispatched = ticket.technicianId === undefined
    return ok({
      facts: [
        newFact(ticketAggregate, input.ticketId, 'diagnosisStarted', { technicianId }),
        ...(dispatched ? dispatchOrder(context, ticket) : []),
      ],
      value: null,
    })
  },
})

export const recordDiagnosis = defineCommand({
  name: 'recordDiagnosis',
  input: z.strictObject({
    ticketId: id,
    faultCode: text(40).min(1),
    symptomCode: text(40).default(''),
    finding: text(4000).default(''),
    major: z.boolean().default(false),
    causeCode: text(40).default(''),
    /** Of the parts kept on a guess, those that are needed; the others go back. */
    keepParts: z.array(id).max(60).default([]),
  }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId, keepParts, ...diagnosis }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'recordDiagnosis', context, { said: diagnosis.finding })
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (diagnosis.causeCode !== '' && !causeNamed(diagnosis.causeCode))
      return refused('cause-unknown', { code: diagnosis.causeCode })
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'faultDiagnosed', diagnosis),
        ...(ticket.diagnosis === undefined
          ? releaseReserved(ticket, 'diagnosed', (part) => isGuess(part) && !keepParts.includes(part.lineId))
          : []),
      ],
      value: null,
    })
  },
})

/** The same `noteId` again replaces the text: the sheet saves a note as it is typed. */
export const addNote = defineCommand({
  name: 'addNote',
  input: z.strictObject({ ticketId: id, noteId: id, note: text(8000).min(1) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, noteId, note }, { ticket }) => {
    const no = stepRefusal(ticket, 'addNote')
    if (no) return no
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'noteAdded', { noteId, note })], value: null })
  },
})

export const addLabour = defineCommand({
  name: 'addLabour',
  input: z.strictObject({
    ticketId: id,
    code: text(60).min(1),
    name: text(200).min(1),
    priceFen: fenSchema,
    minutes: z.int().nonnegative().max(100_000),
    underWarranty: z.boolean(),
  }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId, ...line }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'addLabour', context)
    if (no) return no
    const lineId = context.newId()
    const warrantyDays = context.policy.repairWarrantyDays
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'labourAdded', { lineId, ...line, warrantyDays })],
      value: { lineId },
    })
  },
})

export const removeLabour = defineCommand({
  name: 'removeLabour',
  input: z.strictObject({ ticketId: id, lineId: id }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId, lineId }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'addLabour', context)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!ticket.labour.some((line) => line.lineId === lineId)) return refused('line-unknown')
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'labourRemoved', { lineId })], value: null })
  },
})

export const startRepair = defineCommand({
  name: 'startRepair',
  input: z.strictObject({ ticketId: id }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'startRepair', context)
    if (no) return no
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'repairStarted', {})], value: null })
  },
})

export const recordTest = defineCommand({
  name: 'recordTest',
  input: z.strictObject({ ticketId: id, items: z.array(checkItemSchema).min(1).max(60) }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId, items }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'recordTest', context)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const { staffId } = context.actor
    if (context.policy.secondPersonCheck && (ticket.technicianId === staffId || workedOn(ticket, staffId))) {
      return refused('second-person-needed')
    }
    const passed = items.every((item) => item.result !== 'fail')
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'testRecorded', { items, passed })],
      value: { passed },
    })
  },
})

/**
 * Ready to be collected. A repair is ready only when its whole checklist has passed and nobody worked on it since;
 * what was reserved and not used goes back. What could not be repaired goes back with its sales return note.
 */
export const makeReady = defineCommand({
  name: 'makeReady',
  input: z.strictObject({ ticketId: id, outcome: z.enum(outcomes), finding: text(4000).default('') }),
  roles: [...benchRoles, 'counter'],
  streams: ticketOnly,
  decide: ({ ticketId, outcome, finding }, { ticket }, context) => {
    const failed = outcome === 'unrepairable' || outcome === 'returned'
    const words = { said: finding, failed: failed || outcome === 'declined' }
    const no = stepRefusal(ticket, 'makeReady', context, words)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (outcome === 'repaired') {
      const fitted = ticket.parts.filter((part) => part.state === 'used')
      const kinds = fitted.map((part) => context.part(part.partNumber)?.kind)
      const untested = testRefusal(ticket, requiredTests(context.testsFor(ticket.intake.deviceClass), kinds))
      if (untested) return untested
      if (!ticket.diagnosis) return refused('diagnosis-missing')
    }
    return ok({
      facts: [
        ...releaseReserved(ticket, 'ready'),
        ...timerStopped(ticket, context.nowMs),
        newFact(ticketAggregate, ticketId, 'madeReady', { outcome, finding }),
        ...(failed
          ? printFacts(context, {
              form: 'salesReturnNote',
              subject: `ticket/${ticketId}`,
              number: ticket.intake.number,
            })
          : []),
      ],
      value: null,
    })
  },
})

const isGuess = (part: Ticket['parts'][number]): boolean => part.untilDiagnosis === true

/** Both sides of giving back what a ticket had reserved: on the ticket and in the part's stock. */
export function releaseReserved(
  ticket: Ticket,
  reason: string,
  which: (part: Ticket['parts'][number]) => boolean = () => true,
): readonly NewFact[] {
  return ticket.parts
    .filter((part) => part.state === 'reserved' && which(part))
    .flatMap((part) => [
      newFact(stockAggregate, part.partNumber, 'reservationReleased', { reservationId: part.lineId, reason }),
      newFact(ticketAggregate, ticket.id, 'partReleased', { reservationId: part.lineId }),
    ])
}

/** QR15-03, the paper that goes to the bench with the device. */
function dispatchOrder(context: CommandContext, { id, intake }: Ticket): readonly NewFact[] {
  return printFacts(context, { form: 'dispatchOrder', subject: `ticket/${id}`, number: intake.number })
}
