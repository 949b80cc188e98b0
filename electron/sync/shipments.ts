/** What headquarters says of parcels, turned into commands of our own; each news is applied once, by its fact's id. */

import { type HeadquartersFact, readHeadquartersFact } from '../../shared/headquarters/facts'
import type { KnownOutlet } from '../../shared/questions/shipments'
import type { Answer } from '../../shared/result'
import type { Database } from '../journal/sqlite'
import type { LinkDependencies } from './link'

type Read = Extract<
  ReturnType<typeof readHeadquartersFact>,
  { readonly type: 'shipmentPublished' | 'shipmentWithdrawn' | 'shipmentReceived'; readonly kind: 'known' }
>

export function applyShipment(
  { executeAs, log }: Pick<LinkDependencies, 'executeAs' | 'log'>,
  read: Read,
  commandId: string,
): void {
  const answer = applied()
  if (answer.kind !== 'ok') log('shipment not applied', { type: read.type, reason: reasonOf(answer) })

  function applied(): Answer<unknown> {
    switch (read.type) {
      case 'shipmentPublished':
        return executeAs('noteShipment', read.payload, commandId)
      case 'shipmentWithdrawn':
        return executeAs('withdrawShipment', read.payload, commandId)
      case 'shipmentReceived': {
        const { shipmentId, by, lines } = read.payload
        const received = lines.map(({ sent: _sent, ...line }) => line)
        return executeAs('confirmTransfer', { transferId: shipmentId, confirmedBy: by, received }, commandId)
      }
    }
  }
}

function reasonOf(answer: Exclude<Answer<unknown>, { readonly kind: 'ok' }>): string {
  return answer.kind === 'refused' ? answer.reason : 'failed'
}

/** The last name that was given to each. */
export function readOutlets(database: Database): readonly KnownOutlet[] {
  const names = new Map<string, string>()
  const kept = database.all<{ payload: Uint8Array }>(
    "SELECT payload FROM headquarters_facts WHERE type = 'outletNamed' ORDER BY hq_seq",
  )
  for (const { payload } of kept) {
    const read = readHeadquartersFact(JSON.parse(Buffer.from(payload).toString()) as HeadquartersFact)
    if (read.kind === 'known' && read.type === 'outletNamed')
      names.set(read.payload.outlet, read.payload.name)
  }
  return [...names].map(([outlet, name]) => ({ outlet, name })).sort((a, b) => (a.outlet < b.outlet ? -1 : 1))
}
