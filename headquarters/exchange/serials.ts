/** The list of serial numbers in pages, as the catalogue goes: a snapshot for a station that has none, else what changed. */

import type { z } from 'zod'
import type { SerialsAnswer, serialsRequest } from '../../shared/sync/serials'
import type { StoreTransaction } from '../store'
import type { Caller } from './exchange'
import type { Reply } from './message'

export async function serials(
  tx: StoreTransaction,
  _caller: Caller,
  body: z.output<typeof serialsRequest>,
): Promise<Reply> {
  return { status: 200, json: await serialsPage(tx, body) }
}

export async function serialsPage(
  tx: StoreTransaction,
  body: z.output<typeof serialsRequest>,
): Promise<SerialsAnswer> {
  const { rows, ...page } = await tx.serials(body)
  return {
    ...page,
    records: rows.filter((row) => !row.removed).map(({ removed: _, ...record }) => record),
    removed: rows.filter((row) => row.removed).map((row) => row.serial),
    next: rows.length < body.limit ? '' : (rows.at(-1)?.serial ?? ''),
  }
}
