/**
 * Opening, counting and closing the day. The count is blind: the closing command brings what was counted, and
 * only the answer says what was expected. Any manager may close, whoever opened, also when the opener has left.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { outletAggregate, outletStreamId } from '../outlet/state'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { counterRoles, managerRoles } from '../staff/roles'
import { tenders } from '../ticket/events'
import { closingPapers } from './closing-papers'
import { expectedByTender, shiftAggregate } from './state'

const id = z.string().min(8).max(64)
const reason = z.string().max(400)

export const openDay = defineCommand({
  name: 'openDay',
  input: z.strictObject({ shiftId: id, floatFen: z.int().nonnegative().max(100_000_000) }),
  roles: counterRoles,
  streams: (input) => ({
    outlet: streamOf(outletAggregate, outletStreamId),
    shift: streamOf(shiftAggregate, input.shiftId),
  }),
  decide: ({ shiftId, floatFen }, { outlet, shift }, context) => {
    if (outlet.openShiftId || shift) return refused('day-already-open', { day: outlet.openDay ?? '' })
    const { clockDay } = context
    // A clock that went back never reopens a closed day: the next shift carries on with the last day's date.
    const behind = outlet.lastDay !== undefined && clockDay < outlet.lastDay
    const day = behind && outlet.lastDay !== undefined ? outlet.lastDay : clockDay
    return ok({
      facts: [
        newFact(shiftAggregate, shiftId, 'shiftOpened', {
          day,
          floatFen,
          clockNote: behind ? `clock shows ${clockDay}` : '',
        }),
        newFact(outletAggregate, outletStreamId, 'dayOpened', { shiftId, day }),
      ],
      value: { day, clockBehind: behind },
    })
  },
})

export const closeDay = defineCommand({
  name: 'closeDay',
  input: z.strictObject({
    shiftId: id,
    counted: z.partialRecord(z.enum(tenders), z.int().nonnegative()),
    reason: reason.default(''),
    print: z.boolean().default(true),
  }),
  roles: managerRoles,
  streams: (input) => ({
    outlet: streamOf(outletAggregate, outletStreamId),
    shift: streamOf(shiftAggregate, input.shiftId),
  }),
  decide: ({ shiftId, counted, reason: why, print }, { outlet, shift }, context) => {
    if (!shift || shift.closedAtMs !== undefined || outlet.openShiftId !== shiftId)
      return refused('day-not-open')
    if (counted.cash === undefined) return refused('cash-not-counted')
    const expected = expectedByTender(shift)
    const differenceFen = tenders.reduce(
      (sum, tender) => sum + (counted[tender] === undefined ? 0 : counted[tender] - expected[tender]),
      0,
    )
    const differs = tenders.some(
      (tender) => counted[tender] !== undefined && counted[tender] !== expected[tender],
    )
    if (differs && why.trim() === '') {
      return refused('difference-needs-reason', { differenceFen, expectedCashFen: expected.cash })
    }
    const dayCode = context.chainCode
    return ok({
      facts: [
        newFact(shiftAggregate, shiftId, 'shiftClosed', {
          counted,
          expected,
          differenceFen,
          reason: why,
          dayCode,
          summary: context.dayData(shift.day),
        }),
        newFact(outletAggregate, outletStreamId, 'dayClosed', { shiftId, day: shift.day, headHash: dayCode }),
        ...(print
          ? [
              ...printFacts(context, {
                form: 'dailySummary',
                subject: `shift/${shiftId}`,
                number: shift.day,
              }),
              ...closingPapers(context, shift.day),
            ]
          : []),
      ],
      value: { day: shift.day, expected, differenceFen, dayCode },
    })
  },
})

export const openDrawer = defineCommand({
  name: 'openDrawer',
  input: z.strictObject({ shiftId: id, reason: z.string().min(1).max(200) }),
  roles: counterRoles,
  streams: (input) => ({ shift: streamOf(shiftAggregate, input.shiftId) }),
  decide: ({ shiftId, reason: why }, { shift }) => {
    if (!shift || shift.closedAtMs !== undefined) return refused('no-open-day')
    return ok({ facts: [newFact(shiftAggregate, shiftId, 'drawerOpened', { reason: why })], value: null })
  },
})

/** Cash that is put in or taken out for something other than a ticket. */
export const moveCash = defineCommand({
  name: 'moveCash',
  input: z.strictObject({
    shiftId: id,
    direction: z.enum(['in', 'out']),
    amountFen: z.int().positive(),
    reason: z.string().min(1).max(200),
  }),
  roles: managerRoles,
  streams: (input) => ({ shift: streamOf(shiftAggregate, input.shiftId) }),
  decide: ({ shiftId, direction, amountFen, reason: why }, { shift }, context) => {
    if (!shift || shift.closedAtMs !== undefined) return refused('no-open-day')
    const expectedFen = expectedByTender(shift).cash
    if (direction === 'out' && amountFen > expectedFen) return refused('not-enough-cash')
    return ok({
      facts: [
        newFact(shiftAggregate, shiftId, 'tillMoved', {
          movementId: context.newId(),
          kind: direction === 'in' ? 'paidIn' : 'paidOut',
          tender: 'cash',
          amountFen: direction === 'in' ? amountFen : -amountFen,
          ticketId: '',
          number: '',
          reason: why,
        }),
      ],
      value: null,
    })
  },
})

export const handOverShift = defineCommand({
  name: 'handOverShift',
  input: z.strictObject({
    shiftId: id,
    to: z.string().min(1).max(64),
    countedCashFen: z.int().nonnegative(),
  }),
  roles: counterRoles,
  streams: (input) => ({ shift: streamOf(shiftAggregate, input.shiftId) }),
  decide: ({ shiftId, to, countedCashFen }, { shift }, { actor, approver }) => {
    if (!shift || shift.closedAtMs !== undefined) return refused('no-open-day')
    // Two people have counted: one is signed in, the other says so with their own PIN, and one of them takes it over.
    const taker = [actor, approver].find((person) => person?.staffId === to)
    if (!taker || !approver) return refused('taker-must-confirm')
    if (!counterRoles.includes(taker.role)) return refused('not-allowed')
    const differenceFen = countedCashFen - expectedByTender(shift).cash
    return ok({
      facts: [newFact(shiftAggregate, shiftId, 'shiftHandedOver', { to, countedCashFen, differenceFen })],
      value: { differenceFen },
    })
  },
})
