/** What a decision may know besides its streams: the moment, the day, the catalogue, the next numbers. */

import type { BusinessCalendar } from '../../shared/calendar/business-time'
import { calendarDayAt } from '../../shared/calendar/calendar-day'
import type { CommandContext, PartInfo } from '../../shared/commands/command'
import type { PaperKind } from '../../shared/documents/paper'
import { formatNumber, type NumberKind } from '../../shared/numbers'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import type { PrintForm } from '../../shared/print/state'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import type { Identity } from '../journal/identity'
import { lastOriginSeq } from '../journal/identity'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { Giver } from './execute'

export interface ContextDependencies {
  readonly database: Database
  readonly states: States
  readonly identity: () => Identity
  readonly nowMs: () => number
  readonly newId: () => string
  readonly calendar: () => BusinessCalendar
  readonly closedTickets: CommandContext['closedTickets']
  readonly reportData: CommandContext['reportData']
  readonly dayData: CommandContext['dayData']
  readonly part: (partNumber: string) => PartInfo | undefined
  readonly warranty: CommandContext['warranty']
  readonly testsFor: CommandContext['testsFor']
  readonly stockOnHand: CommandContext['stockOnHand']
  readonly papersFor: (form: PrintForm) => readonly PaperKind[]
  readonly printLanguage: () => 'zh-CN' | 'en'
  readonly hasPicture: CommandContext['hasPicture']
  readonly latestCopy: CommandContext['latestCopy']
}

export function createContext(dependencies: ContextDependencies) {
  return (giver: Giver): CommandContext => {
    const { database, states, identity } = dependencies
    const nowMs = dependencies.nowMs()
    const outlet = states.load(outletAggregate, outletStreamId).state as Outlet
    const clockDay = calendarDayAt(nowMs, outlet.details?.zone ?? 'Asia/Shanghai')
    const { station, incarnation, outlet: code } = identity()
    return {
      nowMs,
      actor: { staffId: giver.staffId, role: giver.role },
      approver: giver.approver,
      outlet: code,
      station,
      businessDay: outlet.openDay ?? laterOf(clockDay, outlet.lastDay),
      clockDay,
      chainCode: chainCode(database, identity()),
      shiftId: outlet.openShiftId,
      drawerCashFen: drawerCash(states, outlet.openShiftId),
      policy: outlet.policy,
      calendar: dependencies.calendar(),
      closedTickets: dependencies.closedTickets,
      reportData: dependencies.reportData,
      dayData: dependencies.dayData,
      newId: dependencies.newId,
      part: dependencies.part,
      warranty: dependencies.warranty,
      testsFor: dependencies.testsFor,
      stockOnHand: dependencies.stockOnHand,
      papersFor: dependencies.papersFor,
      printLanguage: dependencies.printLanguage(),
      hasPicture: dependencies.hasPicture,
      latestCopy: dependencies.latestCopy,
      nextNumber: (kind) =>
        formatNumber({
          kind,
          outlet: code,
          station,
          incarnation,
          counter: takeNumber(database, kind, incarnation),
        }),
    }
  }
}

/** Between two shifts facts belong to the clock's day, but never to a day before the last one. */
function laterOf(clockDay: string, lastDay: string | undefined): string {
  return lastDay !== undefined && lastDay > clockDay ? lastDay : clockDay
}

function drawerCash(states: States, shiftId: string | undefined): number {
  if (shiftId === undefined) return 0
  const shift = states.load(shiftAggregate, shiftId).state as Shift | undefined
  return shift ? expectedByTender(shift).cash : 0
}

function takeNumber(database: Database, kind: NumberKind, incarnation: number): number {
  const row = database.get<{ last: number }>(
    `INSERT INTO counters (kind, incarnation, last) VALUES (?, ?, 1)
     ON CONFLICT (kind, incarnation) DO UPDATE SET last = last + 1 RETURNING last`,
    kind,
    incarnation,
  )
  if (!row) throw new Error(`no counter for ${kind}`)
  return row.last
}

/** `A-0-1234-9f3c2a`: station, incarnation, how many facts, and the start of the chain's head. */
function chainCode(database: Database, identity: Identity): string {
  const count = lastOriginSeq(database, identity)
  const head = database.get<{ hash: string }>(
    'SELECT hash FROM events WHERE station = ? AND incarnation = ? AND origin_seq = ?',
    identity.station,
    identity.incarnation,
    count,
  )?.hash
  return `${identity.station}-${identity.incarnation}-${count}-${(head ?? '0').slice(0, 8)}`
}
