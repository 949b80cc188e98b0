/** Taking a measure against a recurring fault, and judging later whether it helped. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { managerRoles } from '../staff/roles'
import { causeGroups, measureAggregate } from './state'

const id = z.string().min(8).max(64)
const one = (input: { readonly measureId: string }) => ({
  measure: streamOf(measureAggregate, input.measureId),
})

export const takeMeasure = defineCommand({
  name: 'takeMeasure',
  input: z.strictObject({
    measureId: id,
    group: z.enum(causeGroups),
    key: z.string().min(1).max(200),
    name: z.string().max(200),
    what: z.string().trim().min(1).max(2000),
    ownerId: z.string().min(1).max(64),
    dueDay: z.iso.date(),
  }),
  roles: managerRoles,
  streams: one,
  decide: ({ measureId, ...measure }, { measure: there }, context) => {
    if (there) return refused('measure-closed')
    if (measure.dueDay < context.businessDay) return refused('measure-too-early', { day: measure.dueDay })
    return ok({
      facts: [
        newFact(measureAggregate, measureId, 'measureTaken', { ...measure, fromDay: context.businessDay }),
      ],
      value: { measureId },
    })
  },
})

/** Not before it is due: until then the figures say little. */
export const judgeMeasure = defineCommand({
  name: 'judgeMeasure',
  input: z.strictObject({ measureId: id, worked: z.boolean(), note: z.string().trim().min(1).max(2000) }),
  roles: managerRoles,
  streams: one,
  decide: ({ measureId, worked, note }, { measure }, context) => {
    if (!measure) return refused('measure-unknown')
    if (measure.worked !== undefined) return refused('measure-closed')
    if (context.businessDay < measure.dueDay) return refused('measure-too-early', { day: measure.dueDay })
    return ok({
      facts: [newFact(measureAggregate, measureId, 'measureJudged', { worked, note })],
      value: null,
    })
  },
})
