/** A device, known by its serial or IMEI; its passport is the list of visits kept by the tickets themselves. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

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
})
export type DeviceDetails = z.infer<typeof deviceDetailsSchema>

export const deviceEvents = {
  deviceRegistered: z.strictObject({ details: deviceDetailsSchema }),
  deviceCorrected: z.strictObject({ details: deviceDetailsSchema, reason: text(400).default('') }),
  deviceVisited: z.strictObject({ ticketId: text(120), number: text(60), customerId: text(120) }),
  deviceExchanged: z.strictObject({ byDeviceId: text(120), ticketId: text(120) }),
} as const

export interface Device {
  readonly id: string
  readonly revision: number
  readonly details: DeviceDetails
  readonly visits: readonly { ticketId: string; number: string; customerId: string; day: string }[]
  readonly exchangedBy: string | undefined
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
