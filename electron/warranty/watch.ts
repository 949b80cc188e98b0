/** The clocks of the running repairs that are near a limit or over it: who is to act today, and what arises if not. */

import type { ClockWatch } from '../../shared/questions/warranty'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { ClockAnswer } from '../../shared/warranty/answer'
import { termIn, type WarrantyLanguage } from '../../shared/warranty/terms'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import type { CaseFile } from './case-file'

export function clocksOf(
  dependencies: {
    readonly rows: RowStore
    readonly states: States
    readonly caseFile: Pick<CaseFile, 'ofTicket'>
  },
  language: WarrantyLanguage,
): readonly ClockWatch[] {
  const { rows, states, caseFile } = dependencies
  const open = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 1 }],
    sort: { column: 'receivedAtMs', descending: false },
    limit: 2000,
  })
  return open
    .filter((row) => row.deviceId !== '' && row.readyAtMs === 0)
    .flatMap((row) => {
      const ticket = states.load(ticketAggregate, row.id).state as Ticket | undefined
      const clock = ticket && caseFile.ofTicket(ticket)?.answer.clock
      const watched = clock && watchOf(row, clock, language)
      return watched ? [watched] : []
    })
    .sort((a, b) => Number(b.isReached) - Number(a.isReached) || a.daysLeft - b.daysLeft)
}

function watchOf(row: TicketRow, clock: ClockAnswer, language: WarrantyLanguage): ClockWatch | undefined {
  const limit = clock.limits[clock.governing ?? -1]
  if (!limit || !(limit.isReached || limit.isWarning)) return undefined
  return {
    ticketId: row.id,
    number: row.number,
    modelName: row.modelName,
    daysInRepair: clock.daysInRepair,
    byUs: clock.byUs,
    byParts: clock.byParts,
    byCustomer: clock.byCustomer,
    waitingFor: clock.waitingFor,
    overDays: limit.overDays,
    daysLeft: limit.daysLeft,
    isReached: limit.isReached,
    rightArisesOn: limit.rightArisesOn ?? '',
    right: limit.remedies.map((kind) => termIn(language, kind)).join(language === 'zh' ? '、' : ', '),
  }
}
