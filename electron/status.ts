/** What the frame shows at all times: who, which day, the lights, and how much waits where. */

import { calendarDayAt } from '../shared/calendar/calendar-day'
import type { Person, StatusMessage } from '../shared/ipc'
import type { Outlet } from '../shared/outlet/state'
import { type Shift, shiftAggregate } from '../shared/till/state'
import type { Identity, IncarnationReason } from './journal/identity'
import type { States } from './journal/states'
import type { HeadquartersLink } from './sync/link'
import type { RowStore } from './view/rows'

const nightHours = 5

export function statusOf(dependencies: {
  readonly person: Person | undefined
  readonly outlet: Outlet
  readonly identity: Identity
  readonly demo: boolean
  readonly rows: RowStore
  readonly states: States
  readonly link: HeadquartersLink
  readonly hasPrinter: boolean
  readonly practice: boolean
  readonly settled: IncarnationReason
  /** 0: it is well. */
  readonly drawerStuckSinceMs: number
  readonly nowMs: () => number
}): StatusMessage {
  const { person, outlet, identity, rows } = dependencies
  const prints = (status: string): number =>
    rows.count({ table: 'prints', filter: [{ column: 'status', op: 'is', value: status }] })
  const tickets = (status: string): number =>
    rows.count({ table: 'tickets', filter: [{ column: 'status', op: 'is', value: status }] })
  const parcels = rows.count({
    table: 'supplies',
    filter: [{ column: 'state', op: 'is', value: 'onTheWay' }],
  })
  const problems = prints('failed') + prints('unknown')
  const waiting = prints('queued') + prints('printing')
  const shift = outlet.openShiftId
    ? (dependencies.states.load(shiftAggregate, outlet.openShiftId).state as Shift | undefined)
    : undefined
  return {
    kind: 'status',
    setUp: outlet.details !== undefined,
    demo: dependencies.demo,
    person: person ?? null,
    outlet: {
      code: outlet.details?.code ?? '',
      nameZh: outlet.details?.nameZh ?? '',
      nameEn: outlet.details?.nameEn ?? '',
      zone: outlet.details?.zone ?? 'Asia/Shanghai',
    },
    station: identity.station,
    incarnation: identity.incarnation,
    openDay: outlet.openDay ?? '',
    openedAtMs: shift?.openedAtMs ?? 0,
    openShiftId: outlet.openShiftId ?? '',
    printer: dependencies.practice
      ? { kind: 'none', count: 0 }
      : problems > 0
        ? { kind: 'problem', count: problems }
        : waiting > 0
          ? { kind: 'waiting', count: waiting }
          : dependencies.hasPrinter
            ? { kind: 'ready', count: 0 }
            : { kind: 'none', count: 0 },
    headquarters: dependencies.link.light(),
    counts: person
      ? {
          counter: tickets('ready'),
          bench: ['received', 'assigned', 'diagnosing', 'repairing', 'testing'].reduce(
            (sum, status) => sum + tickets(status),
            0,
          ),
          // What is missing, and what is on its way here and has to be counted.
          parts: tickets('waitingForPart') + parcels,
          manager: tickets('quoted'),
        }
      : {},
    warnings: warningsOf(dependencies).map((code) => ({
      code,
      detail: { incarnation: identity.incarnation, sinceMs: dependencies.drawerStuckSinceMs },
    })),
  }
}

/** A day that is still open in the next morning can not be forgotten: everybody sees it until it is closed. */
function warningsOf(given: {
  readonly outlet: Outlet
  readonly practice: boolean
  readonly settled: IncarnationReason
  readonly drawerStuckSinceMs: number
  readonly nowMs: () => number
}): readonly string[] {
  const { outlet, practice, settled, nowMs } = given
  const zone = outlet.details?.zone ?? 'Asia/Shanghai'
  // A late shift may pass midnight.
  const businessDay = calendarDayAt(nowMs() - nightHours * 3_600_000, zone)
  const leftOpen = outlet.openDay !== undefined && outlet.openDay < businessDay
  const copied = settled === 'restored' || settled === 'copied'
  return [
    ...(practice ? ['practice'] : copied ? [settled] : []),
    ...(leftOpen ? ['dayLeftOpen'] : []),
    ...(given.drawerStuckSinceMs > 0 ? ['drawerStuck'] : []),
  ]
}
