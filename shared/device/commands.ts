/** A device given for another one, and extended warranties: what changes a device's own warranty beside its visits. */

import { z } from 'zod'
import { isCalendarDay } from '../calendar/calendar-day'
import { defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { counterRoles, managerRoles } from '../staff/roles'
import { stepRefusal } from '../ticket/rules'
import { ticketAggregate } from '../ticket/state'
import { contractSchema, deviceAggregate } from './state'

const id = z.string().min(4).max(120)

/** Both serials are kept: the old unit says what it was exchanged for, the new one since when its period runs. */
export const exchangeDevice = defineCommand({
  name: 'exchangeDevice',
  input: z.strictObject({
    ticketId: z.string().min(8).max(64),
    deviceId: id,
    newDeviceId: id,
    newSerial: z.string().trim().min(4).max(60),
    newImei: z.string().max(20).default(''),
    newImei2: z.string().max(20).default(''),
  }),
  roles: counterRoles,
  streams: ({ ticketId, deviceId, newDeviceId }) => ({
    ticket: streamOf(ticketAggregate, ticketId),
    old: streamOf(deviceAggregate, deviceId),
    next: streamOf(deviceAggregate, newDeviceId),
  }),
  decide: (input, { ticket, old, next }, context) => {
    const no = stepRefusal(ticket, 'change')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!old || ticket.intake.deviceId !== input.deviceId) return refused('device-unknown')
    if (old.exchangedBy !== undefined) return refused('already-exchanged')
    const newSerial = input.newSerial.toUpperCase()
    const oldNumbers = [old.details.serial, old.details.imei, old.details.imei2]
    if (input.newDeviceId === input.deviceId || oldNumbers.includes(newSerial)) {
      return refused('exchange-needs-another-serial')
    }
    if (next && next.details.serial !== newSerial) return refused('device-differs')
    const { imei: _imei, imei2: _imei2, serial: _serial, productionDay: _made, ...same } = old.details
    const details = { ...same, serial: newSerial, imei: input.newImei, imei2: input.newImei2 }
    const facts: NewFact[] = [
      ...(next ? [] : [newFact(deviceAggregate, input.newDeviceId, 'deviceRegistered', { details })]),
      newFact(deviceAggregate, input.newDeviceId, 'deviceReplaced', {
        oldDeviceId: input.deviceId,
        oldSerial: old.details.serial,
        newSerial,
        on: context.businessDay,
        ticketId: input.ticketId,
      }),
      newFact(deviceAggregate, input.deviceId, 'deviceExchanged', {
        byDeviceId: input.newDeviceId,
        ticketId: input.ticketId,
      }),
    ]
    return ok({ facts, value: { deviceId: input.newDeviceId } })
  },
})

/** The same contract again corrects it. */
export const enterContract = defineCommand({
  name: 'enterContract',
  input: z.strictObject({ deviceId: id, contract: contractSchema }),
  roles: counterRoles,
  streams: ({ deviceId }) => ({ device: streamOf(deviceAggregate, deviceId) }),
  decide: ({ deviceId, contract }, { device }) => {
    if (!device) return refused('device-unknown')
    if (!isCalendarDay(contract.from) || !isCalendarDay(contract.to)) return refused('not-a-calendar-day')
    if (contract.to < contract.from) return refused('contract-ends-before-it-begins')
    const twice = device.contracts.find(
      (known) => known.number === contract.number && known.contractId !== contract.contractId,
    )
    if (twice) return refused('contract-already-there', { number: contract.number })
    return ok({ facts: [newFact(deviceAggregate, deviceId, 'contractEntered', contract)], value: null })
  },
})

export const endContract = defineCommand({
  name: 'endContract',
  input: z.strictObject({
    deviceId: id,
    contractId: z.string().min(1).max(120),
    reason: z.string().trim().min(1).max(400),
  }),
  roles: managerRoles,
  streams: ({ deviceId }) => ({ device: streamOf(deviceAggregate, deviceId) }),
  decide: ({ deviceId, contractId, reason }, { device }) => {
    if (!device?.contracts.some((known) => known.contractId === contractId))
      return refused('contract-unknown')
    return ok({
      facts: [newFact(deviceAggregate, deviceId, 'contractEnded', { contractId, reason })],
      value: null,
    })
  },
})
