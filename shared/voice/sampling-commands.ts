/** Drawing a sample of the tickets of a period, and grading each against the standard. Nobody grades their own work. */

import { z } from 'zod'
import { isCalendarDay } from '../calendar/calendar-day'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { managerRoles } from '../staff/roles'
import { ticketAggregate } from '../ticket/state'
import { gradeOf, samplingAggregate } from './sampling'
import { drawSample as draw } from './sampling-draw'
import { standardPointIds, standardVersion } from './sampling-standard'

const id = z.string().min(8).max(64)
const day = z.string().length(10)
/** What one person can still grade. */
const mostTickets = 2000

export const drawSample = defineCommand({
  name: 'drawSample',
  input: z.strictObject({
    samplingId: id,
    fromDay: day,
    toDay: day,
    sharePercent: z.number().min(0.1).max(100),
  }),
  roles: managerRoles,
  streams: (input) => ({ sampling: streamOf(samplingAggregate, input.samplingId) }),
  decide: ({ samplingId, fromDay, toDay, sharePercent }, { sampling }, context) => {
    if (sampling) return refused('sample-already-there')
    if (!isCalendarDay(fromDay) || !isCalendarDay(toDay) || toDay < fromDay) {
      return refused('period-not-possible')
    }
    const population = context.closedTickets(fromDay, toDay)
    if (population.length === 0) return refused('nothing-to-sample')
    const seed = context.newId()
    const ticketIds = draw(population, seed, sharePercent)
    if (ticketIds.length > mostTickets) return refused('sample-too-large', { most: mostTickets })
    return ok({
      facts: [
        newFact(samplingAggregate, samplingId, 'sampleDrawn', {
          fromDay,
          toDay,
          sharePercent,
          seed,
          population: population.length,
          ticketIds: [...ticketIds],
          standard: standardVersion,
        }),
      ],
      value: { samplingId, drawn: ticketIds.length },
    })
  },
})

export const gradeTicket = defineCommand({
  name: 'gradeTicket',
  input: z.strictObject({
    samplingId: id,
    ticketId: z.string().min(8).max(64),
    items: z
      .array(
        z.strictObject({
          id: z.enum(standardPointIds),
          result: z.enum(['pass', 'fail', 'notApplicable']),
        }),
      )
      .max(40),
    note: z.string().trim().max(1000).default(''),
  }),
  roles: managerRoles,
  streams: (input) => ({
    sampling: streamOf(samplingAggregate, input.samplingId),
    ticket: streamOf(ticketAggregate, input.ticketId),
  }),
  decide: ({ samplingId, ticketId, items, note }, { sampling, ticket }, context) => {
    if (!sampling || !ticket || !sampling.ticketIds.includes(ticketId)) return refused('not-in-sample')
    if (gradeOf(sampling, ticketId)) return refused('already-graded')
    if (ticket.technicianId === context.actor.staffId) return refused('own-work')
    const missing = standardPointIds.find((point) => !items.some((item) => item.id === point))
    if (missing) return refused('grades-missing')
    if (items.every((item) => item.result === 'notApplicable')) return refused('grades-missing')
    const passed = items.every((item) => item.result !== 'fail')
    if (!passed && note === '') return refused('grade-note-missing')
    return ok({
      facts: [
        newFact(samplingAggregate, samplingId, 'ticketGraded', {
          ticketId,
          technicianId: ticket.technicianId ?? '',
          items,
          passed,
          note,
        }),
      ],
      value: { passed },
    })
  },
})
