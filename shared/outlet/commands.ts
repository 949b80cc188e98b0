/** Setting the outlet up and changing how it works. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { policySchema } from '../policy/policy'
import { ok, refused } from '../result'
import { administratorRoles, managerRoles } from '../staff/roles'
import { outletAggregate, outletDetailsSchema, outletStreamId } from './state'

const outlet = () => ({ outlet: streamOf(outletAggregate, outletStreamId) })

/** Given once, by the first-run wizard, before anybody can sign in. */
export const setUpOutlet = defineCommand({
  name: 'setUpOutlet',
  input: z.strictObject({ details: outletDetailsSchema }),
  roles: administratorRoles,
  streams: outlet,
  decide: ({ details }, state) => {
    if (state.outlet.details) return refused('already-set-up')
    return ok({ facts: [newFact(outletAggregate, outletStreamId, 'outletSetUp', { details })], value: null })
  },
})

export const changeOutlet = defineCommand({
  name: 'changeOutlet',
  input: z.strictObject({ details: outletDetailsSchema }),
  roles: managerRoles,
  streams: outlet,
  decide: ({ details }, state) => {
    if (!state.outlet.details) return refused('not-set-up')
    if (state.outlet.details.code !== details.code) return refused('outlet-code-fixed')
    return ok({
      facts: [newFact(outletAggregate, outletStreamId, 'outletChanged', { details })],
      value: null,
    })
  },
})

export const changePolicy = defineCommand({
  name: 'changePolicy',
  input: z.strictObject({ policy: policySchema, reason: z.string().min(1).max(400) }),
  roles: managerRoles,
  streams: outlet,
  decide: ({ policy, reason }) => {
    const weights = policy.surveyWeights.reduce((sum, weight) => sum + weight, 0)
    if (Math.abs(weights - 1) > 1e-9) return refused('weights-not-one', { sum: weights })
    return ok({
      facts: [newFact(outletAggregate, outletStreamId, 'policyChanged', { policy, reason })],
      value: null,
    })
  },
})
