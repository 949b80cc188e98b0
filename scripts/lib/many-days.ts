/**
 * The days of `many-tickets`: takes the facts of a month and lays them down as several months, each visit as many
 * times a day as are wanted. Ids, numbers, serials, customers and days are exchanged wherever they stand in a fact;
 * what happens once a day (opening, closing, a sample drawn) stays once a day.
 */

import type { StoredFact } from '../../electron/journal/fact-row'
import { journalKeyId } from '../../electron/journal/seal'
import type { Workstation } from '../../electron/workstation'
import { addDays, type CalendarDay, daysBetween } from '../../shared/calendar/calendar-day'
import { type NewFact, newFact, splitStream, streamName } from '../../shared/events/aggregate'
import { outletAggregate } from '../../shared/outlet/state'
import { stockAggregate } from '../../shared/stock/state'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import { createRename, type NumberSeries, type Rename } from './many-rename'

export interface Plan {
  readonly template: readonly StoredFact[]
  readonly open: number
  readonly closed: number
  readonly customers: number
  readonly identity: { readonly outlet: string; readonly station: string; readonly incarnation: number }
}

interface Day {
  readonly day: CalendarDay
  /** Facts that one command recorded stay together. */
  readonly groups: readonly (readonly StoredFact[])[]
}

const monthDays = 28
const onceADay: ReadonlySet<string> = new Set([outletAggregate.kind, 'sampling'])
const onceAShift: ReadonlySet<string> = new Set(['shiftOpened', 'shiftClosed'])
const dayMs = 86_400_000

export function layDown(workstation: Workstation, plan: Plan, say: (text: string) => void): void {
  const { preamble, days } = splitDays(plan.template)
  const history = days.slice(0, -1)
  const today = days.at(-1)
  if (!today) throw new Error('the demo has no day')
  const closedAMonth = countOf(history, 'deviceHandedOver')
  const copies = Math.ceil(plan.closed / closedAMonth)
  const openCopies = Math.ceil(plan.open / countOf([today], 'deviceReceived'))
  // As many devices a day in the past as there are of today's.
  const months = Math.max(1, Math.round(copies / openCopies))
  const rename = createRename(plan)
  const writer = createWriter(workstation, rename, plan.identity)

  writer.write(preamble, 0, -(months - 1) * monthDays)
  for (let month = 0; month < months; month += 1) {
    const offset = -(months - 1 - month) * monthDays
    const share = Math.floor((copies * (month + 1)) / months) - Math.floor((copies * month) / months)
    rename.newMonth(month)
    writer.restock(history, share, offset)
    for (const day of history) writer.day(day, share, offset)
    say(`month ${month + 1} of ${months}`)
  }
  rename.newMonth(months)
  writer.restock([today], openCopies, 0)
  writer.day(today, openCopies, 0)
  saveCounters(workstation, plan, rename.series)
}

function createWriter(workstation: Workstation, rename: Rename, identity: Plan['identity']) {
  const { database, journal, states } = workstation
  let command = 0
  let appendFacts = journal.append

  function meta(fact: StoredFact, offset: number, laterMs = 0) {
    command += 1
    const { recordedAtMs, businessDay, actor } = fact.envelope
    return {
      identity: { journalId: '', epoch: 0, ...identity },
      commandId: `many-command-${command}`,
      actor,
      nowMs: recordedAtMs + offset * dayMs - laterMs,
      businessDay: addDays(businessDay as CalendarDay, offset),
      newId: rename.newId,
    }
  }

  /** In the transaction of the caller. */
  function append(facts: readonly StoredFact[], copy: number, offset: number): void {
    const first = facts[0]
    if (!first) return
    const text = JSON.stringify(facts.map((fact) => [fact.envelope.stream, fact.payload]))
    const at = rename.copy(copy, offset, text)
    const copied = facts
      .filter((fact) => !at.leftOut(fact.envelope.type))
      .map((fact): NewFact => {
        const { stream, type, keyId } = fact.envelope
        const { kind, id } = splitStream(stream)
        const own = {
          stream: streamName(kind, at.id(id)),
          type,
          payload: at.payload(closing(fact, at.id(id))),
        }
        return keyId === journalKeyId ? own : { ...own, customerKey: at.id(splitStream(keyId).id) }
      })
    appendFacts([...rename.newCustomers(), ...copied], meta(first, offset, copy * 2000))
  }

  /** The drawer of a day with fifty times the work holds something else than the month's did. */
  function closing(fact: StoredFact, shiftId: string): unknown {
    if (fact.envelope.type !== 'shiftClosed') return fact.payload
    states.forget(`${shiftAggregate.kind}/${shiftId}`)
    const shift = states.load(shiftAggregate, shiftId).state as Shift
    const expected = expectedByTender(shift)
    const payload = fact.payload as { readonly differenceFen: number }
    return { ...payload, expected, counted: { cash: expected.cash + payload.differenceFen } }
  }

  function commit(work: () => void): void {
    database.transaction(() =>
      journal.appendMany((append) => {
        appendFacts = append
        work()
      }),
    )
    database.checkpoint()
    // A key that was made in the transaction is remembered only by reading outside of one.
    journal.facts(0, 1)
  }

  return {
    write: (groups: readonly (readonly StoredFact[])[], copy: number, offset: number) =>
      commit(() => {
        for (const group of groups) append(group, copy, offset)
      }),
    day: ({ groups }: Day, copies: number, offset: number) =>
      commit(() => {
        for (const group of groups) {
          const often = group.some(isOnce) ? 1 : copies
          for (let copy = 0; copy < often; copy += 1) append(group, copy, offset)
        }
      }),
    /** The pieces that a month will use, so that no bin ever holds less than nothing. */
    restock: (days: readonly Day[], copies: number, offset: number) => {
      const used = new Map<string, number>()
      let at: StoredFact | undefined
      for (const fact of days.flatMap((day) => day.groups.flat())) {
        at ??= fact
        if (fact.envelope.type !== 'stockIssued' && fact.envelope.type !== 'stockReserved') continue
        const { quantity } = fact.payload as { readonly quantity: number }
        used.set(fact.envelope.stream, (used.get(fact.envelope.stream) ?? 0) + quantity)
      }
      const day = at
      if (!day) return
      commit(() => {
        appendFacts(
          [...used].map(([stream, quantity]) =>
            newFact(stockAggregate, splitStream(stream).id, 'stockReceived', {
              quantity: quantity * copies,
              serials: [],
              bin: '',
              reason: '补货',
              reference: '',
            }),
          ),
          meta(day, offset),
        )
      })
    },
  }
}

function isOnce({ envelope }: StoredFact): boolean {
  return onceADay.has(splitStream(envelope.stream).kind) || onceAShift.has(envelope.type)
}

/** What was set up before the first day, and then day by day. Customers are entered anew, so theirs are left out. */
function splitDays(facts: readonly StoredFact[]): {
  readonly preamble: Day['groups']
  readonly days: readonly Day[]
} {
  const kept = facts.filter((fact) => !fact.envelope.type.startsWith('customerEntered'))
  const firstDay = kept.find((fact) => fact.envelope.type === 'dayOpened')?.envelope.businessDay ?? ''
  const preamble: StoredFact[] = []
  const byDay = new Map<string, StoredFact[]>()
  for (const fact of kept) {
    const { businessDay } = fact.envelope
    if (businessDay < firstDay) preamble.push(fact)
    else byDay.set(businessDay, [...(byDay.get(businessDay) ?? []), fact])
  }
  const days = [...byDay].map(([day, own]) => ({ day: day as CalendarDay, groups: grouped(own) }))
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last || daysBetween(first.day, last.day) !== monthDays) {
    throw new Error('the demo is not a month and a day any more')
  }
  return { preamble: grouped(preamble), days }
}

function grouped(facts: readonly StoredFact[]): readonly (readonly StoredFact[])[] {
  const groups: StoredFact[][] = []
  for (const fact of facts) {
    const last = groups.at(-1)
    if (last?.[0]?.envelope.commandId === fact.envelope.commandId) last.push(fact)
    else groups.push([fact])
  }
  return groups
}

function countOf(days: readonly Day[], type: string): number {
  return days
    .flatMap((day) => day.groups)
    .flat()
    .filter((fact) => fact.envelope.type === type).length
}

/** The next number that a person is given comes after all of these. */
function saveCounters(
  { database }: Workstation,
  { identity }: Plan,
  series: ReadonlyMap<string, NumberSeries>,
): void {
  for (const [kind, { last }] of series) {
    database.run(
      'INSERT OR REPLACE INTO counters (kind, incarnation, last) VALUES (?, ?, ?)',
      kind,
      identity.incarnation,
      last,
    )
  }
}
