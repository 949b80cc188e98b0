/** Planning a week. The week is written whole; what stood there before stays in the record. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { managerRoles } from '../staff/roles'
import { dutiesRefusal, dutySchema } from './duties'
import { rotaAggregate } from './state'

export const planRota = defineCommand({
  name: 'planRota',
  input: z.strictObject({ week: z.iso.date(), duties: z.array(dutySchema).max(700) }),
  roles: managerRoles,
  streams: ({ week }) => ({ rota: streamOf(rotaAggregate, week) }),
  decide: ({ week, duties }) => {
    const wrong = dutiesRefusal(week, duties)
    if (wrong) return refused(wrong)
    return ok({ facts: [newFact(rotaAggregate, week, 'rotaPlanned', { duties })], value: null })
  },
})
