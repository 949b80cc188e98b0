/**
 * What came this morning: screens and batteries for what stands open, each piece with its number, so that a part can be
 * fitted without hunting for one. What a ticket waits for has not come yet.
 */

import type { CommandInput } from '../../shared/commands/registry'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { Workstation } from '../workstation'
import { pieceOnShelf, sampleSerials } from './sample-serials'

const kinds = ['SCR', 'BAT']
const quantity = 2
/** The pieces of the month before have the numbers below. */
const firstNumber = 501

export function sampleDelivery(
  workstation: Workstation,
  receive: (input: CommandInput<'receiveStock'>) => void,
): void {
  const { catalogue, rows, states } = workstation
  const open = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 1 }],
  })
  const awaited = new Set(
    open.flatMap(({ id }) =>
      (states.load(ticketAggregate, id).state as Ticket).awaited.map(({ partNumber }) => partNumber),
    ),
  )
  for (const modelId of new Set(open.map((row) => row.modelId))) {
    const parts = catalogue.findParts({ text: '', modelId, limit: 60 })
    for (const kind of kinds) {
      const part = parts.find((one) => one.kind === kind && !one.supersededBy)
      if (!part || awaited.has(part.partNumber) || pieceOnShelf(workstation, part) !== '') continue
      receive({
        partNumber: part.partNumber,
        quantity,
        serials: sampleSerials(part, quantity, firstNumber),
        bin: part.bin,
        reason: '补货到库',
      })
    }
  }
}
