/** A device, known by its serial or IMEI; its passport is the list of visits kept by the tickets themselves. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import { exclusionCodes } from '../warranty/rules'

const text = (most: number) => z.string().max(most)

export const deviceDetailsSchema = z.strictObject({
  serial: text(60),
  imei: text(20).default(''),
  imei2: text(20).default(''),
  modelId: text(120).default(''),
  modelName: text(200),
  deviceClass: text(40),
  saleDay: z.string().max(10).optional(),
  productionDay: z.string().max(10).optional(),
  invoiceNumber: text(60).default(''),
  invoicePriceFen: z.int().nonnegative().optional(),
  /** Of the warranty rules, where they make a difference between goods of one class. */
  productLine: text(40).optional(),
})
export type DeviceDetails = z.infer<typeof deviceDetailsSchema>

/** An extended warranty that was bought for this device. It can only add to what the law gives. */
export const contractSchema = z.strictObject({
  contractId: text(120).min(1),
  number: text(60).min(1),
  name: text(120).default(''),
  from: z.string().length(10),
  to: z.string().length(10),
  remedies: z
    .array(z.enum(['return', 'exchange', 'repair', 'free-repair']))
    .min(1)
    .max(4),
  /** Names of the rules (`battery`, `display`); empty: the whole device. */
  parts: z.array(text(120).min(1)).max(40).default([]),
  coversExclusions: z.array(z.enum(exclusionCodes)).max(20).default([]),
})
export type DeviceContract = z.output<typeof contractSchema>

export const deviceEvents = {
  deviceRegistered: z.strictObject({ details: deviceDetailsSchema }),
  deviceCorrected: z.strictObject({ details: deviceDetailsSchema, reason: text(400).default('') }),
  deviceVisited: z.strictObject({ ticketId: text(120), number: text(60), customerId: text(120) }),
  deviceExchanged: z.strictObject({ byDeviceId: text(120), ticketId: text(120) }),
  /** On the new unit: which one it was given for. The period starts again on that day. */
  deviceReplaced: z.strictObject({
    oldDeviceId: text(120),
    oldSerial: text(60),
    newSerial: text(60),
    on: z.string().length(10),
    ticketId: text(120),
  }),
  contractEntered: contractSchema,
  contractEnded: z.strictObject({ contractId: text(120), reason: text(400) }),
} as const

export interface Device {
  readonly id: string
  readonly revision: number
  readonly details: DeviceDetails
  readonly visits: readonly { ticketId: string; number: string; customerId: string; day: string }[]
  readonly exchangedBy: string | undefined
  /** The units before this one, oldest exchange first. */
  readonly replaces: readonly {
    readonly oldDeviceId: string
    readonly oldSerial: string
    readonly newSerial: string
    readonly on: string
    readonly ticketId: string
  }[]
  readonly contracts: readonly DeviceContract[]
}

export const deviceAggregate = defineAggregate<Device | undefined, typeof deviceEvents>({
  kind: 'device',
  events: deviceEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'deviceRegistered') {
      if (state) return state
      const { id } = splitStream(meta.stream)
      return {
        id,
        revision: meta.revision,
        details: event.payload.details,
        visits: [],
        exchangedBy: undefined,
        replaces: [],
        contracts: [],
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'deviceCorrected':
        return { ...next, details: event.payload.details }
      case 'deviceVisited':
        return { ...next, visits: [...state.visits, { ...event.payload, day: meta.businessDay }] }
      case 'deviceExchanged':
        return { ...next, exchangedBy: event.payload.byDeviceId }
      case 'deviceReplaced':
        return { ...next, replaces: [...state.replaces, event.payload] }
      case 'contractEntered': {
        const others = state.contracts.filter((known) => known.contractId !== event.payload.contractId)
        return { ...next, contracts: [...others, event.payload] }
      }
      case 'contractEnded': {
        const { contractId } = event.payload
        return { ...next, contracts: state.contracts.filter((known) => known.contractId !== contractId) }
      }
      default:
        return next
    }
  },
})

export interface DeviceRow {
  readonly id: string
  readonly revision: number
  readonly serial: string
  readonly imei: string
  readonly imei2: string
  readonly modelId: string
  readonly modelName: string
  readonly deviceClass: string
  readonly saleDay: string
  readonly visits: number
  readonly lastVisitDay: string
}

export function deviceRow(device: Device): DeviceRow {
  const { details } = device
  return {
    id: device.id,
    revision: device.revision,
    serial: details.serial,
    imei: details.imei,
    imei2: details.imei2,
    modelId: details.modelId,
    modelName: details.modelName,
    deviceClass: details.deviceClass,
    saleDay: details.saleDay ?? '',
    visits: device.visits.length,
    lastVisitDay: device.visits.at(-1)?.day ?? '',
  }
}
