/** Taking a number, calling the next one, and going on when nobody comes. All of it needs an open business day. */

import { z } from 'zod'
import { type CommandContext, defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { counterRoles } from '../staff/roles'
import { queueAggregate, queueId, queueText } from './state'

const input = z.strictObject({
  station: z.string().regex(/^[A-Z]$/),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})
type Where = z.output<typeof input>
const mostNumbers = 999

const streams = ({ station, day }: Where) => ({ queue: streamOf(queueAggregate, queueId(station, day)) })

export const takeQueueNumber = defineCommand({
  name: 'takeQueueNumber',
  input,
  roles: counterRoles,
  streams,
  decide: (where, { queue }, context) => {
    const no = elsewhere(where, context)
    if (no) return no
    const number = queue.last + 1
    if (number > mostNumbers) return refused('queue-full')
    return ok({
      facts: [newFact(queueAggregate, idOf(where), 'queueNumberTaken', { number })],
      value: { number, text: queueText(where.station, number) },
    })
  },
})

export const callNextNumber = defineCommand({
  name: 'callNextNumber',
  input,
  roles: counterRoles,
  streams,
  decide: (where, { queue }, context) => {
    const no = elsewhere(where, context)
    if (no) return no
    const [number] = queue.waiting
    if (number === undefined) return refused('queue-empty')
    return ok({
      facts: [newFact(queueAggregate, idOf(where), 'queueNumberCalled', { number })],
      value: { number, text: queueText(where.station, number) },
    })
  },
})

/** The one who was called is not there: once more at the end of the queue, the second time never again. */
export const skipQueueNumber = defineCommand({
  name: 'skipQueueNumber',
  input,
  roles: counterRoles,
  streams,
  decide: (where, { queue }, context) => {
    const no = elsewhere(where, context)
    if (no) return no
    if (queue.current === 0) return refused('queue-nobody-called')
    return ok({
      facts: [newFact(queueAggregate, idOf(where), 'queueNumberSkipped', { number: queue.current })],
      value: null,
    })
  },
})

function idOf({ station, day }: Where): string {
  return queueId(station, day)
}

function elsewhere({ station, day }: Where, context: CommandContext) {
  if (context.shiftId === undefined) return refused('no-open-day')
  const here = station === context.station && day === context.businessDay
  return here ? undefined : refused('queue-of-another-day', { day: context.businessDay })
}
