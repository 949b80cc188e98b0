/**
 * To headquarters or a vendor and back. A delivery note goes with the device; on return its serial is compared, and
 * where another device comes back both serials are kept, so that the one that went out can still be found.
 */

import { z } from 'zod'
import { isCalendarDay } from '../calendar/calendar-day'
import { defineCommand } from '../commands/command'
import { deviceAggregate } from '../device/state'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { everyone } from '../staff/roles'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'
import { timerStopped } from './timer'

const id = z.string().min(8).max(64)
const text = (most: number) => z.string().max(most)

export const sendOut = defineCommand({
  name: 'sendOut',
  input: z.strictObject({
    ticketId: id,
    to: text(200).min(1),
    toKind: z.enum(['headquarters', 'vendor']),
    waybill: text(60).default(''),
    /** When they said it would be back; empty: nothing was said. */
    expectedDay: text(10).default(''),
  }),
  roles: everyone,
  streams: (input) => ({ ticket: streamOf(ticketAggregate, input.ticketId) }),
  decide: ({ ticketId, ...input }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'sendOut', context)
    if (no) return no
    if (input.expectedDay !== '') {
      if (!isCalendarDay(input.expectedDay)) return refused('day-wrong', { day: input.expectedDay })
      if (input.expectedDay < context.clockDay) return refused('expiry-in-past', { day: input.expectedDay })
    }
    const number = context.nextNumber('D')
    return ok({
      facts: [
        ...(ticket ? timerStopped(ticket, context.nowMs) : []),
        newFact(ticketAggregate, ticketId, 'sentOut', { number, ...input }),
        ...printFacts(context, { form: 'deliveryNote', subject: `ticket/${ticketId}`, number }),
      ],
      value: { number },
    })
  },
})

export const takeBack = defineCommand({
  name: 'takeBack',
  input: z.strictObject({
    ticketId: id,
    /** Read from the device that came back; after an exchange it is the new one's. */
    serialSeen: text(60).default(''),
    result: z.enum(['repaired', 'unrepairable', 'exchanged']),
    note: text(1000).default(''),
    /** The passport of the device that went out, where it has one. */
    deviceId: id.optional(),
  }),
  roles: everyone,
  streams: (input) => ({
    ticket: streamOf(ticketAggregate, input.ticketId),
    device: streamOf(deviceAggregate, input.deviceId ?? 'none'),
  }),
  decide: ({ ticketId, deviceId, ...input }, { ticket, device }, context) => {
    const no = stepRefusal(ticket, 'takeBack', context, { said: input.note })
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const oldSerial = ticket.intake.serial
    const cameBack = newFact(ticketAggregate, ticketId, 'cameBack', input)
    if (input.result !== 'exchanged') {
      if (oldSerial !== '' && input.serialSeen !== oldSerial) {
        return refused('serial-differs', { expected: oldSerial })
      }
      return ok({ facts: [cameBack], value: null })
    }
    if (input.serialSeen.trim() === '') return refused('new-serial-missing')
    if (input.serialSeen === oldSerial) return refused('serial-not-new', { serial: oldSerial })
    if (deviceId !== undefined && deviceId !== ticket.intake.deviceId) return refused('device-unknown')
    const newDeviceId = context.newId()
    const passports =
      device && deviceId !== undefined
        ? [
            newFact(deviceAggregate, newDeviceId, 'deviceRegistered', {
              details: { ...device.details, serial: input.serialSeen, imei: '', imei2: '' },
            }),
            newFact(deviceAggregate, deviceId, 'deviceExchanged', { byDeviceId: newDeviceId, ticketId }),
          ]
        : []
    return ok({
      facts: [
        cameBack,
        newFact(ticketAggregate, ticketId, 'serialExchanged', { oldSerial, newSerial: input.serialSeen }),
        ...passports,
      ],
      value: null,
    })
  },
})
