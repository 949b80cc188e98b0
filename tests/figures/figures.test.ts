/**
 * Whatever happened at an outlet, each figure on the manager's screen is what a slow count over the raw facts gives,
 * and the tickets that it opens are the ones that were counted. Replay with SEED=<number>.
 */

import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createBusinessClock } from '../../shared/calendar/business-clock'
import { businessMinutesBetween } from '../../shared/calendar/business-time'
import { type CalendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import type { CommandInput } from '../../shared/commands/registry'
import { defaultPolicy } from '../../shared/policy/policy'
import type { Figure, Figures, GroupFigures } from '../../shared/questions/figures'
import type { RowsPage } from '../../shared/questions/lists'
import type { Answer } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { allPassed, answer, dueOf, plainPart, quote } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startMs, startWorkstation, type TestWorkstation } from '../support/workstation'
import { slowFigures } from './slow-figures'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const zone = 'Asia/Shanghai'
const minute = 60_000

const acts = [
  'receive',
  'receiveAgain',
  'start',
  'diagnose',
  'quote',
  'decline',
  'use',
  'await',
  'arrived',
  'test',
  'ready',
  'pay',
  'refund',
  'handOver',
  'cancel',
  'wait',
  'nextDay',
  'wholeVisit',
] as const
const act = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...acts) },
    { weight: 1, arbitrary: fc.constantFrom('receive', 'receiveAgain', 'wholeVisit') },
  ) as fc.Arbitrary<(typeof acts)[number]>,
  pick: fc.nat(999),
})
/** So that every figure is something else than zero. */
const beginning = [
  ...[0, 3, 4, 6, 9, 12].map((pick) => ({ what: 'wholeVisit' as const, pick })),
  { what: 'receive' as const, pick: 1 },
  { what: 'start' as const, pick: 6 },
  { what: 'await' as const, pick: 6 },
]
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

let running: TestWorkstation | undefined
afterEach(async () => {
  await running?.end()
  running = undefined
})

test('each figure equals a slow count over the raw facts, and opens the tickets it counted', async () => {
  process.stdout.write(`figures: SEED=${seed}\n`)
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 45 }), async (history) => {
      const outlet = startWorkstation({ folder: quickFolder(), catalogue: true })
      running = outlet
      await givePins(outlet)
      play(outlet, [...beginning, ...history])
      const window = openWindow(outlet)
      await window.signIn('manager')
      await compare(outlet, window, seen)
      await outlet.end()
      running = undefined
    }),
    { seed, numRuns: 5 },
  )
  // Nothing was shown about a figure that never was anything but zero.
  expect([...seen].filter(([, count]) => count === 0)).toEqual([])
})

test('opening minutes by summed openings are those of the calendar', () => {
  const calendar = {
    zone,
    hours: [...Array.from({ length: 6 }, () => ({ open: '09:00', close: '18:30' })), null],
    holidays: {},
    workdays: {},
  }
  const clock = createBusinessClock(calendar, startMs, startMs + 40 * 86_400_000)
  const moment = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => startMs + minutes * minute)
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      expect(clock.minutesBetween(from, to)).toBe(businessMinutesBetween(calendar, from, to))
    }),
    { seed },
  )
})

async function compare(
  outlet: TestWorkstation,
  window: TestWindow,
  seen: Map<string, number>,
): Promise<void> {
  const facts = outlet.workstation.journal.facts(0, 1_000_000)
  const today = calendarDayAt(outlet.clock.nowMs, zone)
  const firstDay = calendarDayAt(startMs, zone)
  const details = { hours: Array.from({ length: 7 }, () => ({ open: '09:00', close: '20:00' })) }
  const { holidays, workdays } = outlet.workstation.reference.holidays
  const calendar = { zone, hours: details.hours, holidays, workdays }
  for (const [fromDay, toDay] of [
    [firstDay, today],
    [firstDay, firstDay],
    [calendarDayAt(startMs + 2 * 86_400_000, zone), today],
  ] as const) {
    if (fromDay > toDay) continue
    const answered = told<Figures>(await window.ask('figures', { fromDay, toDay }))
    const slow = slowFigures(facts, { fromDay, toDay, calendar, policy: defaultPolicy })
    for (const [id, value] of Object.entries(slow)) {
      const figure = answered.figures.find((one) => one.id === id)
      expect([id, figure?.value ?? null]).toEqual([id, value])
      // Asked for alone it says the same.
      expect(told<Figure>(await window.ask('figure', { id, fromDay, toDay }))).toEqual(figure)
      seen.set(id, (seen.get(id) ?? 0) + (value === null || value === 0 ? 0 : 1))
    }
    expect(answered.perDay.reduce((sum, one) => sum + one.received, 0)).toBe(slow['received'])
    expect(answered.perDay.reduce((sum, one) => sum + one.incomeFen, 0)).toBe(slow['income'])
    expect(answered.income.reduce((sum, one) => sum + one.amountFen, 0)).toBe(slow['income'])
    expect((await behind(window, 'received', '', fromDay, toDay)).length).toBe(slow['received'])
    expect((await behind(window, 'collected', '', fromDay, toDay)).length).toBe(slow['collected'])
    const people = told<readonly GroupFigures[]>(
      await window.ask('figuresBy', { group: 'technician', fromDay, toDay }),
    )
    for (const one of people) {
      const rows = await behind(window, 'technician', one.key, fromDay, toDay)
      expect(rows.every((row) => row.technicianId === one.key)).toBe(true)
      expect(rows.filter((row) => row.status === 'collected' && inDays(row.closedDay)).length).toBe(
        one.closed,
      )
    }
    function inDays(day: string): boolean {
      return day >= fromDay && day <= toDay
    }
  }
}

async function behind(
  window: TestWindow,
  figure: string,
  key: string,
  fromDay: CalendarDay,
  toDay: CalendarDay,
): Promise<readonly TicketRow[]> {
  const page = told<RowsPage>(await window.ask('ticketsBehind', { figure, key, fromDay, toDay, limit: 500 }))
  expect(page.rows.length).toBe(page.total)
  return page.rows as readonly TicketRow[]
}

function told<Value>(given: Answer<unknown>): Value {
  if (given.kind !== 'ok') throw new Error(JSON.stringify(given))
  return given.value as Value
}

interface Played {
  readonly outlet: TestWorkstation
  readonly partNumber: string
  readonly tickets: CommandInput<'receiveDevice'>[]
  shiftId: string
  days: number
}

/** Whatever is refused simply did not happen. */
function play(outlet: TestWorkstation, history: readonly Act[]): void {
  const played: Played = { outlet, partNumber: plainPart(outlet), tickets: [], shiftId: '', days: 0 }
  openDay(played)
  const { partNumber } = played
  outlet.give('manager', 'receiveStock', { partNumber, quantity: 20, bin: 'A-01', reason: '采购入库' })
  for (const { what, pick } of history) {
    outlet.clock.nowMs += (1 + (pick % 7)) * minute
    if (what === 'wholeVisit') wholeVisit(played, pick)
    else doOne(played, what, pick, played.tickets[pick % Math.max(1, played.tickets.length)])
  }
}

function openDay(played: Played): void {
  played.shiftId = `shift-${played.outlet.clock.nowMs}`
  played.outlet.give('manager', 'openDay', { shiftId: played.shiftId, floatFen: 0 })
}

/** From the counter to the customer's hand, with waits of every length. */
function wholeVisit(played: Played, pick: number): void {
  const { clock } = played.outlet
  doOne(played, pick % 3 === 0 ? 'receiveAgain' : 'receive', pick, played.tickets[0])
  const ticket = played.tickets.at(-1)
  for (const [index, what] of (
    ['start', 'diagnose', 'quote', pick % 2 === 0 ? 'use' : 'wait', 'ready', 'handOver'] as const
  ).entries()) {
    clock.nowMs += ((pick * (index + 3)) % 150) * minute
    doOne(played, what, pick + index, ticket)
  }
}

function doOne(
  played: Played,
  what: Exclude<Act['what'], 'wholeVisit'>,
  pick: number,
  chosen: CommandInput<'receiveDevice'> | undefined,
): void {
  const { outlet, partNumber } = played
  const { give, clock } = outlet
  const ticketId = chosen?.ticketId ?? 'ticket-none'
  switch (what) {
    case 'receive':
    case 'receiveAgain': {
      const isBack =
        what === 'receiveAgain' &&
        chosen !== undefined &&
        outlet.workstation.rows.get<TicketRow>('tickets', ticketId)?.open === 0
      const input = intake({
        priority: (['critical', 'high', 'medium', 'low'] as const)[pick % 4] ?? 'medium',
        ...(pick % 3 === 0 ? { promisedAtMs: clock.nowMs + (pick % 50) * 30 * minute } : {}),
        ...(isBack
          ? {
              deviceId: chosen.deviceId,
              device: chosen.device,
              customerId: chosen.customerId,
              ...(pick % 2 === 0 ? { repeatOf: chosen.ticketId } : {}),
            }
          : {}),
      })
      if (give('counter', 'receiveDevice', input).kind === 'ok') played.tickets.push(input)
      return
    }
    case 'start':
      give('manager', 'assignTicket', { ticketId, technicianId: 'staff-technician' })
      give('technician', 'startDiagnosis', { ticketId })
      return
    case 'diagnose':
      give('technician', 'recordDiagnosis', {
        ticketId,
        faultCode: `PH-SCR-0${pick % 3}`,
        finding: '坏',
        major: pick % 5 === 0,
      })
      return
    case 'quote':
    case 'decline':
      attempt(() => quote(outlet, ticketId))
      clock.nowMs += 40 * minute
      attempt(() => answer(outlet, ticketId, what === 'quote'))
      return
    case 'use':
      give('technician', 'usePart', { ticketId, partNumber, quantity: 1, underWarranty: pick % 2 === 0 })
      return
    case 'await':
      give('technician', 'awaitPart', { ticketId, partNumber, quantity: 1 })
      return
    case 'arrived':
      give('technician', 'partArrived', { ticketId, partNumber })
      return
    case 'test':
    case 'ready':
      give('technician', 'recordTest', { ticketId, items: allPassed(outlet) })
      if (what === 'ready')
        give('technician', 'makeReady', { ticketId, outcome: pick % 6 === 0 ? 'unrepairable' : 'repaired' })
      return
    case 'pay':
    case 'refund':
      give('counter', 'takePayment', {
        ticketId,
        purpose: what === 'pay' ? 'deposit' : 'refund',
        tender: 'cash',
        amountFen: 50 + pick,
      })
      return
    case 'handOver': {
      const due = dueOf(outlet, ticketId)
      if (due > 0)
        give('counter', 'takePayment', { ticketId, purpose: 'bill', tender: 'wechat', amountFen: due })
      if (due < 0)
        give('counter', 'takePayment', { ticketId, purpose: 'refund', tender: 'cash', amountFen: -due })
      give('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })
      return
    }
    case 'cancel':
      give('counter', 'cancelTicket', { ticketId, reason: '客户不修了' })
      return
    case 'wait':
      clock.nowMs += (pick % 240) * minute
      return
    case 'nextDay':
      give('manager', 'closeDay', {
        shiftId: played.shiftId,
        counted: { cash: 0 },
        reason: '对账',
        print: false,
      })
      played.days += 1 + (pick % 3)
      clock.nowMs = Math.max(clock.nowMs, startMs + played.days * 86_400_000)
      openDay(played)
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // It was refused.
  }
}
