/**
 * Whatever people do in whatever order: pieces and money add up, nothing is less than nothing, numbers are unique and
 * without gaps, and folding the journal again gives what the program works with. Replay with SEED=<number>.
 */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStates } from '../../electron/journal/states'
import { createIssuedNumbers } from '../../electron/lookup/issued-numbers'
import { createSpareTime } from '../../electron/spare-time'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { splitStream } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import { printForms } from '../../shared/print/state'
import type { Role } from '../../shared/staff/roles'
import { availableOf, reservedOf, type Stock, stockAggregate } from '../../shared/stock/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import { quickFolder } from '../support/folders'
import { allPassed, plainPart } from '../support/full-day'
import { slowGapReport } from '../support/slow-gaps'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const sequences = 320
const perWorkstation = 16
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

/** One thing that somebody does; `pick` chooses among what is there (tickets, reservations, parts). */
interface Act {
  readonly what: (typeof acts)[number]
  readonly pick: number
  readonly amount: number
  readonly tender: 'cash' | 'wechat' | 'card'
}

const acts = [
  'receive',
  'receiveWithDeposit',
  'diagnose',
  'quote',
  'accept',
  'decline',
  'stockUp',
  'reserve',
  'release',
  'releaseElsewhere',
  'use',
  'useReserved',
  'bringBack',
  'await',
  'hold',
  'unhold',
  'scrap',
  'adjust',
  'discount',
  'test',
  'ready',
  'pay',
  'deposit',
  'refund',
  'handOver',
  'cancel',
  'sendOut',
  'openDay',
  'closeDay',
  'cashIn',
  'cashOut',
  'nextDay',
  'clockBack',
] as const

const actArbitrary: fc.Arbitrary<Act> = fc.record({
  // Taking devices in and working on them comes more often than the rest, or little would ever happen.
  what: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...acts) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'diagnose',
        'reserve',
        'releaseElsewhere',
        'useReserved',
        'pay',
        'openDay',
        'stockUp',
      ),
    },
  ) as fc.Arbitrary<Act['what']>,
  pick: fc.nat(9999),
  amount: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40_000 })),
  tender: fc.constantFrom('cash', 'wechat', 'card'),
})

/** So that there is something to do it to. */
const beginning = (
  [
    'openDay',
    'receive',
    'receive',
    'diagnose',
    'diagnose',
    'stockUp',
    'stockUp',
    'reserve',
    'reserve',
  ] as const
).map((what, index): Act => ({ what, pick: index, amount: 1 + index, tender: 'cash' }))

let test: TestWorkstation
let parts: readonly string[]
let ran = 0
let accepted = 0

async function start(): Promise<void> {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  parts = [plainPart(test, 0), plainPart(test, 1)]
  // Paper is shown elsewhere; drawing some thousand slips here would only take time.
  const { printers } = test.workstation
  printers.write({ ...printers.read(), papers: Object.fromEntries(printForms.map((form) => [form, []])) })
}
beforeAll(start)
afterAll(() => test.end())

describe(`${sequences} random sequences (SEED=${seed})`, () => {
  it('keep every sum, every number and every state', async () => {
    console.info(`invariants: SEED=${seed}`)
    await fc.assert(
      fc.asyncProperty(fc.array(actArbitrary, { minLength: 10, maxLength: 60 }), async (sequence) => {
        ran += 1
        if (ran % perWorkstation === 0) {
          await reopenAndCompare()
          await test.end()
          await start()
        }
        const world = newWorld()
        for (const act of [...beginning, ...sequence]) perform(world, act)
        checkInvariants()
      }),
      { seed, numRuns: sequences, endOnFailure: true, verbose: 1 },
    )
    console.info(`invariants: ${accepted} commands accepted in ${ran} sequences`)
    // A generator whose every command is refused would prove nothing.
    expect(accepted / ran).toBeGreaterThan(12)
    await reopenAndCompare()
  }, 120_000)
})

/** The tickets of this sequence; stock, till and clock go on from the sequence before. */
interface World {
  readonly tickets: string[]
}

const newWorld = (): World => ({ tickets: [] })

function perform(world: World, act: Act): void {
  const { pick, amount, tender } = act
  const ticketId = world.tickets[pick % Math.max(1, world.tickets.length)] ?? 'ticket-none'
  const partNumber = parts[pick % parts.length] ?? ''
  const ticket = test.workstation.states.load(ticketAggregate, ticketId).state as Ticket | undefined
  const shiftId = test.workstation.rows.find<{ id: string }>({
    table: 'shifts',
    filter: [{ column: 'open', op: 'is', value: 1 }],
  })[0]?.id
  const line = ticket?.parts[pick % Math.max(1, ticket.parts.length)]
  const few = (amount % 6) + 1
  const elsewhere = world.tickets[(pick + 1) % Math.max(1, world.tickets.length)] ?? ticketId
  const shift = shiftId === undefined ? undefined : loadShift(shiftId)

  const perform: Readonly<Record<Act['what'], () => void>> = {
    receive: () => receive(world),
    receiveWithDeposit: () => receive(world, { amountFen: amount, tender }),
    diagnose: () => {
      give('technician', 'startDiagnosis', { ticketId })
      give('technician', 'recordDiagnosis', { ticketId, faultCode: 'BATTERY' })
    },
    quote: () =>
      give('technician', 'giveQuote', {
        ticketId,
        lines: [{ kind: 'labour', code: `L-${pick % 3}`, name: '人工', quantity: few, unitFen: amount }],
        expiresOn: '2099-01-01',
      }),
    accept: () => answer(ticket, true),
    decline: () => answer(ticket, false),
    stockUp: () => give('technician', 'receiveStock', { partNumber, quantity: few, reason: '采购入库' }),
    reserve: () => give('technician', 'reservePart', { ticketId, partNumber, quantity: few }),
    release: () =>
      give('technician', 'releasePart', {
        ticketId,
        partNumber: line?.partNumber ?? partNumber,
        reservationId: line?.lineId ?? 'no-such-line',
      }),
    releaseElsewhere: () =>
      give('technician', 'releasePart', {
        ticketId: elsewhere,
        partNumber: line?.partNumber ?? partNumber,
        reservationId: line?.lineId ?? 'no-such-line',
      }),
    use: () =>
      give('technician', 'usePart', { ticketId, partNumber, quantity: few, underWarranty: pick % 2 === 0 }),
    useReserved: () =>
      give('technician', 'usePart', {
        ticketId,
        partNumber: line?.partNumber ?? partNumber,
        quantity: line?.quantity ?? few,
        reservationId: line?.lineId ?? 'no-such-line',
        underWarranty: false,
      }),
    bringBack: () =>
      give('technician', 'returnPart', {
        ticketId,
        partNumber: line?.partNumber ?? partNumber,
        usageId: line?.lineId ?? 'no-such-line',
        to: pick % 2 === 0 ? 'good' : 'defective',
        reason: '装错',
      }),
    await: () => give('technician', 'awaitPart', { ticketId, partNumber, quantity: few }),
    hold: () => give('technician', 'holdStock', { partNumber, quantity: few, reason: '可疑' }),
    unhold: () => give('technician', 'releaseHold', { partNumber, quantity: few, reason: '没事' }),
    scrap: () =>
      give('manager', 'scrapStock', {
        partNumber,
        quantity: few,
        from: pick % 2 === 0 ? 'good' : 'defective',
        reason: '报废',
      }),
    adjust: () => give('manager', 'adjustStock', { partNumber, difference: few - 4, reason: '盘点' }),
    discount: () => give('manager', 'giveDiscount', { ticketId, discountFen: amount, reason: '老客户' }),
    test: () =>
      give('technician', 'recordTest', {
        ticketId,
        items: allPassed(test).map((item) => ({ ...item, result: pick % 4 === 0 ? 'fail' : 'pass' })),
      }),
    ready: () =>
      give('technician', 'makeReady', { ticketId, outcome: pick % 2 === 0 ? 'repaired' : 'noFaultFound' }),
    pay: () => {
      const dueFen = test.workstation.rows.get<{ dueFen: number }>('tickets', ticketId)?.dueFen ?? 0
      const amountFen = pick % 2 === 0 && dueFen > 0 ? dueFen : amount
      give('counter', 'takePayment', { ticketId, purpose: 'bill', tender, amountFen })
    },
    deposit: () =>
      give('counter', 'takePayment', { ticketId, purpose: 'deposit', tender, amountFen: amount }),
    refund: () => give('counter', 'takePayment', { ticketId, purpose: 'refund', tender, amountFen: amount }),
    handOver: () =>
      give('manager', 'handOver', {
        ticketId,
        proof: 'receipt',
        accessoriesReturned: [],
        overrideReason: pick % 3 === 0 ? '月结' : '',
      }),
    cancel: () =>
      give('counter', 'cancelTicket', { ticketId, reason: '不修了', accessoriesReturned: ['charger'] }),
    sendOut: () => give('technician', 'sendOut', { ticketId, to: '总部', toKind: 'headquarters' }),
    openDay: () =>
      give('counter', 'openDay', { shiftId: `shift-${ran}-${pick}-${amount}`, floatFen: amount }),
    closeDay: () => {
      if (!shift) return
      const cash = expectedByTender(shift).cash + (pick % 2)
      give('manager', 'closeDay', {
        shiftId: shift.id,
        counted: { cash },
        reason: pick % 2 === 1 ? '多了一分' : '',
        print: false,
      })
    },
    cashIn: () => moveCash(shiftId, 'in', amount),
    cashOut: () => moveCash(shiftId, 'out', amount),
    nextDay: () => {
      test.clock.nowMs += 86_400_000
    },
    clockBack: () => {
      test.clock.nowMs -= 3_600_000 * (1 + (pick % 72))
    },
  }
  perform[act.what]()
}

function receive(world: World, deposit?: { amountFen: number; tender: Act['tender'] }): void {
  const input = intake(deposit ? { deposit } : {})
  if (give('counter', 'receiveDevice', input)) world.tickets.push(input.ticketId)
}

function answer(ticket: Ticket | undefined, yes: boolean): void {
  if (!ticket?.quote) return
  const { quoteId } = ticket.quote
  give('counter', 'answerQuote', { ticketId: ticket.id, quoteId, accepted: yes, how: 'counter' })
}

function moveCash(shiftId: string | undefined, direction: 'in' | 'out', amountFen: number): void {
  if (shiftId !== undefined) give('manager', 'moveCash', { shiftId, direction, amountFen, reason: '备用金' })
}

/** Refusals are part of the game; anything but an answer is not. */
function give<Name extends CommandName>(role: Role, name: Name, input: CommandInput<Name>): boolean {
  const given = test.give(role, name, input)
  if (given.kind === 'ok') accepted += 1
  else if (given.kind === 'failed' || given.reason === 'not-understood')
    throw new Error(`${name}: ${JSON.stringify(given)}`)
  return given.kind === 'ok'
}

const loadShift = (id: string): Shift => test.workstation.states.load(shiftAggregate, id).state as Shift

function allOf<State>(kind: string): readonly State[] {
  const aggregate = aggregateByKind.get(kind)
  if (!aggregate) return []
  const { journal, states } = test.workstation
  return journal.streams(kind).map((stream) => states.load(aggregate, splitStream(stream).id).state as State)
}

function checkInvariants(): void {
  const tickets = allOf<Ticket>(ticketAggregate.kind)
  const shifts = allOf<Shift>(shiftAggregate.kind)
  for (const stock of allOf<Stock>(stockAggregate.kind)) checkStock(stock, tickets)

  const onTickets = tickets.flatMap((ticket) => ticket.payments)
  const inTills = shifts.flatMap((shift) => shift.movements).filter((movement) => movement.ticketId !== '')
  expect(sumsByTender(inTills)).toEqual(sumsByTender(onTickets))
  for (const shift of shifts) {
    for (const fen of [expectedByTender(shift).cash]) expect(fen).toBeGreaterThanOrEqual(0)
  }
  for (const ticket of tickets) {
    const paidFen = ticket.payments.reduce((sum, payment) => sum + payment.amountFen, 0)
    expect(paidFen).toBeGreaterThanOrEqual(0)
    if (ticket.status === 'cancelled') expect(paidFen).toBe(0)
  }

  const numbers = tickets.flatMap((ticket) => [
    ticket.intake.number,
    ...ticket.payments.map((payment) => payment.number),
  ])
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(gaps()).toEqual([])
}

function checkStock(stock: Stock, tickets: readonly Ticket[]): void {
  expect(stock.onHand).toBeGreaterThanOrEqual(0)
  expect(stock.hold).toBeGreaterThanOrEqual(0)
  expect(stock.defective).toBeGreaterThanOrEqual(0)
  expect(availableOf(stock)).toBeGreaterThanOrEqual(0)
  expect(availableOf(stock)).toBe(stock.onHand - reservedOf(stock) - stock.hold)
  const lines = tickets
    .flatMap((ticket) => ticket.parts)
    .filter((line) => line.partNumber === stock.partNumber)
  const pieces = (state: string) =>
    lines.filter((line) => line.state === state).reduce((sum, line) => sum + line.quantity, 0)
  expect(reservedOf(stock)).toBe(pieces('reserved'))
  const issued = Object.values(stock.issued).reduce((sum, issue) => sum + issue.quantity, 0)
  expect(issued).toBe(pieces('used'))
}

function sumsByTender(
  movements: readonly { readonly tender: string; readonly amountFen: number }[],
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { tender, amountFen } of movements) sums[tender] = (sums[tender] ?? 0) + amountFen
  return sums
}

function gaps(): readonly unknown[] {
  const { database, journal } = test.workstation
  const identity = { journalId: '', epoch: 1, outlet: 'SZ01', station: 'A', incarnation: 0 }
  const report = createIssuedNumbers({
    ...{ database, journal, identity: () => identity },
    spareTime: createSpareTime(() => performance.now()),
  }).gapReport()
  expect(report).toEqual(slowGapReport({ database, journal, ...identity }))
  return report.series.flatMap((one) => one.gaps)
}

/** What the program works with, what a fresh fold gives, and what stands there after a restart are one. */
async function reopenAndCompare(): Promise<void> {
  await test.workstation.spool.idle()
  const snapshot = (states = test.workstation.states) =>
    [...aggregateByKind.values()].flatMap((aggregate) =>
      test.workstation.journal
        .streams(aggregate.kind)
        .map((stream) => [stream, states.load(aggregate, splitStream(stream).id).state]),
    )
  const live = snapshot()
  expect(snapshot(createStates(test.workstation.journal))).toEqual(live)
  expect(test.workstation.journal.verify()).toBeUndefined()
  test = await test.reopen()
  expect(snapshot()).toEqual(live)
}
