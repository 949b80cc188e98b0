/**
 * Whatever is done to stock in whatever order, ten thousand times over: every figure is the sum of its movements,
 * nothing is less than nothing, free is on hand less reserved less held, and a serial number is in one place.
 * Replay with SEED=<number>.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availableOf, inTransitOf, onOrderOf, reservedOf, type Stock } from '../../shared/stock/state'
import type { Stocktake } from '../../shared/stocktake/state'
import { differingLines } from '../../shared/stocktake/state'
import { type StockWorld, stockWorld } from '../support/stock-world'

const sequences = 10_000
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const parts = [
  { partNumber: 'P-PLAIN', serialised: false },
  { partNumber: 'P-SERIAL', serialised: true },
] as const

const acts = [
  'receive',
  'adjust',
  'scrapGood',
  'scrapBad',
  'hold',
  'release',
  'bad',
  'reserve',
  'unreserve',
  'use',
  'bringBack',
  'send',
  'confirm',
  'comeBack',
  'order',
  'deliver',
  'closeSupply',
  'ship',
  'withdraw',
  'count',
  'endCount',
  'settle',
] as const
type Act = (typeof acts)[number]

interface Step {
  readonly act: Act
  readonly part: 0 | 1
  readonly amount: number
  readonly pick: number
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...acts) },
    { weight: 1, arbitrary: fc.constantFrom('receive', 'reserve', 'use') },
  ) as fc.Arbitrary<Act>,
  part: fc.constantFrom(0, 1),
  amount: fc.integer({ min: 1, max: 4 }),
  pick: fc.nat(99),
})

let done = 0
const doneBy = new Map<Act, number>()

/** One sequence, with the identities it has made so far. */
class Story {
  readonly world: StockWorld = stockWorld(parts)
  readonly transfers: string[] = []
  readonly supplies: string[] = []
  stocktake = ''
  serials = 0

  constructor() {
    this.world.force('ticket/ticket-0001', 'deviceReceived', received)
    this.world.force('ticket/ticket-0001', 'diagnosisStarted', { technicianId: 'staff-1' })
    // So that there is something to do it to.
    for (const part of [0, 1] as const) this.run({ act: 'receive', part, amount: 4, pick: 0 })
  }

  private nextSerial(): string {
    this.serials += 1
    return `SN${this.serials}`
  }

  run({ act, part, amount, pick }: Step): undefined {
    const { partNumber, serialised } = parts[part]
    const stock = this.world.stock(partNumber)
    const quantity = amount
    const named = (place: string, count = quantity) =>
      serialised
        ? Object.keys(stock.serials)
            .filter((one) => stock.serials[one] === place)
            .slice(0, count)
        : []
    const fresh = (count: number) =>
      serialised ? Array.from({ length: count }, () => this.nextSerial()) : []
    const ticketId = 'ticket-0001'
    const oneOf = (list: readonly string[]) => list[pick % Math.max(1, list.length)]
    const give = (name: string, input: object, by?: string): undefined => {
      if (this.world.give(name, input, by).kind !== 'ok') return undefined
      done += 1
      doneBy.set(act, (doneBy.get(act) ?? 0) + 1)
      return undefined
    }
    const about = { partNumber, quantity, reason: '试' }
    switch (act) {
      case 'receive':
        return give('receiveStock', { ...about, serials: fresh(quantity) })
      case 'adjust': {
        const difference = quantity - 2 || 1
        return give('adjustStock', {
          partNumber,
          difference,
          reason: '试',
          serialsFound: difference > 0 ? fresh(difference) : [],
          serialsMissing: difference < 0 ? named('good', -difference) : [],
        })
      }
      case 'scrapGood':
        return give('scrapStock', { ...about, from: 'good', serials: named('good') })
      case 'scrapBad':
        return give('scrapStock', { ...about, from: 'defective', serials: named('defective') })
      case 'hold':
        return give('holdStock', { ...about, serials: named('good') })
      case 'release':
        return give('releaseHold', { ...about, serials: named('hold') })
      case 'bad':
        return give('findDefective', { ...about, serials: named('good') })
      case 'reserve':
        return give('reservePart', { ticketId, partNumber, quantity })
      case 'unreserve': {
        const reservationId = oneOf(Object.keys(stock.reservations))
        return reservationId ? give('releasePart', { ticketId, partNumber, reservationId }) : undefined
      }
      case 'use': {
        const count = serialised ? 1 : quantity
        const serial = named('good', 1)[0] ?? ''
        return give('usePart', {
          ticketId,
          partNumber,
          quantity: count,
          serial,
          underWarranty: pick % 2 === 0,
        })
      }
      case 'bringBack': {
        const usageId = oneOf(Object.keys(stock.issued))
        const to = pick % 2 === 0 ? 'good' : 'defective'
        return usageId ? give('returnPart', { ticketId, partNumber, usageId, to, reason: '试' }) : undefined
      }
      case 'send': {
        const from = pick % 3 === 0 ? 'defective' : 'good'
        const transferId = `transfer-${this.transfers.length + 1}`
        this.transfers.push(transferId)
        const lines = [{ partNumber, quantity, serials: named(from) }]
        return give('sendTransfer', { transferId, toKind: 'outlet', to: 'SZ02', from, reason: '试', lines })
      }
      case 'confirm': {
        const transferId = oneOf(this.transfers)
        return transferId ? give('confirmTransfer', { transferId, confirmedBy: '李' }) : undefined
      }
      case 'comeBack': {
        const transferId = oneOf(this.transfers)
        const to = pick % 2 === 0 ? 'good' : 'defective'
        return transferId ? give('takeTransferBack', { transferId, to, reason: '试' }) : undefined
      }
      case 'order': {
        const supplyId = `supply-${this.supplies.length + 1}`
        this.supplies.push(supplyId)
        return give('orderParts', { supplyId, lines: [{ partNumber, quantity }] })
      }
      case 'deliver': {
        const supplyId = oneOf(this.supplies)
        const defective = Math.min(quantity, pick % 3)
        const lines = [{ partNumber, arrived: quantity, defective, serials: fresh(quantity) }]
        return supplyId ? give('receiveDelivery', { supplyId, lines, complete: pick % 2 === 0 }) : undefined
      }
      case 'closeSupply': {
        const supplyId = oneOf(this.supplies)
        return supplyId ? give('closeSupply', { supplyId, reason: '试' }) : undefined
      }
      case 'ship': {
        // For an order of ours, or a parcel that nobody here asked for.
        const shipmentId = pick % 2 === 0 ? oneOf(this.supplies) : `supply-${this.supplies.length + 1}`
        if (!shipmentId) return undefined
        if (!this.supplies.includes(shipmentId)) this.supplies.push(shipmentId)
        const lines = [{ partNumber, quantity }]
        const parcel = { shipmentId, deliveryNumber: 'HQ-1', source: 'headquarters', lines }
        return give('noteShipment', parcel, 'headquarters')
      }
      case 'withdraw': {
        const shipmentId = oneOf(this.supplies)
        return shipmentId ? give('withdrawShipment', { shipmentId, reason: '试' }, 'headquarters') : undefined
      }
      case 'count': {
        const running = this.world.state<Stocktake | undefined>('stocktake', this.stocktake)
        if (running?.state !== 'counting') {
          this.stocktake = `stocktake-${pick}-${this.serials}-${done}`
          give('startStocktake', { stocktakeId: this.stocktake })
        }
        const serials = serialised ? [...named('good', 9), ...fresh(1)].slice(0, quantity) : []
        return give('countPart', {
          stocktakeId: this.stocktake,
          partNumber,
          how: pick % 2 === 0 ? 'add' : 'set',
          quantity: serialised ? serials.length : quantity,
          serials,
        })
      }
      case 'endCount':
        return this.stocktake === '' ? undefined : give('endStocktake', { stocktakeId: this.stocktake })
      case 'settle': {
        const ended = this.world.state<Stocktake | undefined>('stocktake', this.stocktake)
        const line = ended && differingLines(ended)[0]
        if (!line) return undefined
        return give('settleStocktake', {
          stocktakeId: this.stocktake,
          partNumbers: [line.partNumber],
          decision: pick % 3 === 0 ? 'kept' : 'adjusted',
          reason: '试',
        })
      }
    }
  }
}

const received = {
  number: 'S-SZ01-AA-000001-1',
  kind: 'repair',
  priority: 'medium',
  customerId: 'customer-1',
  customerName: '王*',
  customerPhone: '138****5678',
  modelName: '手机',
  deviceClass: 'phone',
  accessories: [],
  condition: [],
  termsVersion: '2026-01',
  fault: '坏',
  dataLossConsent: true,
} as const

function check(stock: Stock, serialised: boolean): void {
  const figures = {
    onHand: stock.onHand,
    hold: stock.hold,
    defective: stock.defective,
    scrapped: stock.scrapped,
    reserved: reservedOf(stock),
    transit: inTransitOf(stock),
    order: onOrderOf(stock),
    available: availableOf(stock),
  }
  for (const [name, value] of Object.entries(figures)) if (value < 0) throw new Error(`${name} is ${value}`)
  if (figures.available !== stock.onHand - figures.reserved - stock.hold)
    throw new Error('free does not add up')
  if (!serialised) return
  const counted = (place: string) => Object.values(stock.serials).filter((one) => one === place).length
  const places = { good: stock.onHand - stock.hold, hold: stock.hold, defective: stock.defective }
  for (const [place, pieces] of Object.entries(places))
    if (counted(place) !== pieces) throw new Error(`${counted(place)} numbers and ${pieces} pieces ${place}`)
  if (counted('transit') !== figures.transit) throw new Error('transit')
  if (counted('scrapped') !== stock.scrapped) throw new Error('scrapped')
}

describe('stock', () => {
  it(`adds up after each of ${sequences} sequences (SEED=${seed})`, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        const story = new Story()
        for (const one of steps) {
          story.run(one)
          for (const { partNumber, serialised } of parts) check(story.world.stock(partNumber), serialised)
        }
      }),
      { numRuns: sequences, seed },
    )
    // A test of refusals would pass as well: most of it has really happened.
    expect(done).toBeGreaterThan(sequences * 3)
    for (const act of acts) expect(doneBy.get(act) ?? 0, act).toBeGreaterThan(20)
  })
})
