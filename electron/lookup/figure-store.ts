/**
 * The narrow rows of the figures in memory: 100,000 tickets are some tens of megabytes, and counting over them takes
 * milliseconds where reading them from the disk would take a second. Filled from the row tables in small steps after
 * the start, or at once when somebody asks earlier; kept up by each committed fact. Holds nothing about a person.
 */

import { type BusinessClock, createBusinessClock } from '../../shared/calendar/business-clock'
import { type BusinessCalendar, openingsOn } from '../../shared/calendar/business-time'
import { addDays, calendarDayAt } from '../../shared/calendar/calendar-day'
import { splitStream } from '../../shared/events/aggregate'
import { caseOf } from '../../shared/figures/case'
import type { TakingsRow } from '../../shared/figures/takings'
import type { WorkRow } from '../../shared/figures/work'
import type { Policy } from '../../shared/policy/policy'
import type { SpareTime } from '../spare-time'
import type { RowStore } from '../view/rows'
import { type CasesIndexed, createCaseIndex } from './case-index'

/** What the figures count over. */
export interface Counted extends CasesIndexed {
  readonly clock: () => BusinessClock
  /** In the order in which they were opened. */
  readonly shifts: () => readonly TakingsRow[]
}

export interface FigureStore extends Counted {
  readonly fill: () => Promise<void>
  /** After a commit: the streams whose rows changed. They are counted when that holds nobody up, or when somebody asks. */
  readonly changed: (streams: Iterable<string>) => void
  /** The rows are about to be closed. */
  readonly stop: () => void
}

const step = 100
const dayMs = 86_400_000

export function createFigureStore(dependencies: {
  readonly rows: RowStore
  readonly calendar: () => BusinessCalendar
  readonly policy: () => Policy
  readonly nowMs: () => number
  readonly spareTime: SpareTime
}): FigureStore {
  const { rows, calendar, policy, nowMs, spareTime } = dependencies
  const known = new Map<string, string>()
  const index = createCaseIndex()
  const shifts = new Map<string, TakingsRow>()
  const waiting = new Set<string>()
  let complete = false
  let stopped = false
  let reached = ''
  let sorted: readonly TakingsRow[] | undefined
  let clock:
    | {
        readonly of: BusinessCalendar
        readonly limits: Policy
        readonly untilMs: number
        readonly made: BusinessClock
      }
    | undefined

  /** From the day before the first ticket to a month from now. */
  function span(): readonly [number, number] {
    const first = rows.find<WorkRow>({
      table: 'work',
      sort: { column: 'receivedDay', descending: false },
      limit: 1,
    })[0]
    return [Math.min(first?.receivedAtMs ?? nowMs(), nowMs()) - dayMs, nowMs() + 30 * dayMs]
  }

  /** Counted again when the opening hours, the holidays or the limits changed. */
  function currentClock(): BusinessClock {
    const of = calendar()
    const limits = policy()
    if (clock?.of === of && sameLimits(clock.limits, limits) && nowMs() < clock.untilMs) return clock.made
    const [fromMs, untilMs] = span()
    const made = createBusinessClock(of, fromMs, untilMs)
    clock = { of, limits, untilMs, made }
    for (const one of [...index.cases()]) index.put(caseOf(one, made, limits))
    return made
  }

  function same(text: string): string {
    const before = known.get(text)
    if (before !== undefined) return before
    known.set(text, text)
    return text
  }

  /** The same model name a hundred thousand times is one string. */
  function put(row: WorkRow): void {
    index.put(
      caseOf(
        {
          ...row,
          receivedDay: same(row.receivedDay),
          closedDay: same(row.closedDay),
          technicianId: same(row.technicianId),
          modelName: same(row.modelName),
          deviceClass: same(row.deviceClass),
          receivedBy: same(row.receivedBy),
          handedOverBy: same(row.handedOverBy),
          faultCode: same(row.faultCode),
          place: same(row.place),
          parts: row.parts.map(same),
          earned: row.earned.map((one) => ({ ...one, by: same(one.by) })),
        },
        currentClock(),
        policy(),
      ),
    )
  }

  function putPage(): boolean {
    const page = rows.find<WorkRow>({
      table: 'work',
      filter: [{ column: 'id', op: 'from', value: reached }],
      limit: step,
    })
    // What changed meanwhile is here already, and newer.
    for (const row of page) if (!index.case(row.id)) put(row)
    reached = page.at(-1)?.id ?? reached
    return page.length < step
  }

  function finish(): void {
    if (complete) return
    while (!putPage());
    for (const row of rows.find<TakingsRow>({ table: 'takings', limit: 1_000_000 })) shifts.set(row.id, row)
    complete = true
  }

  function takeIn(): void {
    for (const stream of waiting) {
      const { kind, id } = splitStream(stream)
      if (kind === 'ticket') {
        const row = rows.get<WorkRow>('work', id)
        if (row) put(row)
      } else {
        const row = rows.get<TakingsRow>('takings', id)
        if (row) shifts.set(id, row)
        sorted = undefined
      }
    }
    waiting.clear()
  }

  function ready(): typeof index {
    finish()
    takeIn()
    currentClock()
    return index
  }

  /** The opening hours of years, a few days at a time; afterwards the clock is made of what is known. */
  async function readOpenings(): Promise<void> {
    const of = calendar()
    const [fromMs, toMs] = span()
    for (
      let day = calendarDayAt(fromMs, of.zone);
      day <= calendarDayAt(toMs, of.zone);
      day = addDays(day, 1)
    ) {
      openingsOn(of, day)
      await spareTime.pause()
    }
  }

  return {
    fill: async () => {
      await readOpenings()
      while (!complete && !putPage()) await spareTime.pause()
      finish()
      takeIn()
      // Counted before somebody asks, a day at a time.
      for (const day of new Set([...index.cases()].flatMap((one) => [one.receivedDay, one.closedDay]))) {
        index.receivedTallies(day, day)
        index.closedTallies(day, day)
        index.requestTallies(day, day)
        await spareTime.pause()
      }
    },
    changed: (streams) => {
      const none = waiting.size === 0
      for (const stream of streams) {
        const { kind } = splitStream(stream)
        if (kind === 'ticket' || kind === 'shift') waiting.add(stream)
      }
      if (none && complete) void spareTime.seen().then(() => stopped || takeIn())
    },
    stop: () => {
      stopped = true
    },
    cases: () => ready().cases(),
    case: (ticketId) => ready().case(ticketId),
    open: () => ready().open(),
    receivedBetween: (fromDay, toDay) => ready().receivedBetween(fromDay, toDay),
    closedBetween: (fromDay, toDay) => ready().closedBetween(fromDay, toDay),
    requestedBetween: (fromDay, toDay) => ready().requestedBetween(fromDay, toDay),
    receivedTallies: (fromDay, toDay) => ready().receivedTallies(fromDay, toDay),
    closedTallies: (fromDay, toDay) => ready().closedTallies(fromDay, toDay),
    requestTallies: (fromDay, toDay) => ready().requestTallies(fromDay, toDay),
    isRepeated: (ticketId) => ready().isRepeated(ticketId),
    repairsOf: (serial) => ready().repairsOf(serial),
    clock: currentClock,
    shifts: () => {
      finish()
      takeIn()
      sorted ??= [...shifts.values()].sort((a, b) => a.openedAtMs - b.openedAtMs)
      return sorted
    },
  }
}

function sameLimits(a: Policy, b: Policy): boolean {
  return a === b || limitsText(a) === limitsText(b)
}

function limitsText(policy: Policy): string {
  const { firstResponseMinutes, statusLimitMinutes, serviceLevels, pausedStatuses, promisePausedStatuses } =
    policy
  return JSON.stringify([
    firstResponseMinutes,
    statusLimitMinutes,
    serviceLevels,
    pausedStatuses,
    promisePausedStatuses,
  ])
}

/** A few tickets as they stood at one moment, for a day that is printed again. */
export function countedOnce(given: {
  readonly work: readonly WorkRow[]
  readonly calendar: BusinessCalendar
  readonly policy: Policy
  readonly nowMs: number
}): Counted {
  const { work, calendar, policy, nowMs } = given
  const firstMs = work.reduce((first, row) => Math.min(first, row.receivedAtMs), nowMs)
  const clock = createBusinessClock(calendar, firstMs, nowMs)
  const index = createCaseIndex()
  for (const row of work) index.put(caseOf(row, clock, policy))
  return { ...index, clock: () => clock, shifts: () => [] }
}
