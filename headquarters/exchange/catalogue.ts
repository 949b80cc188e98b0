/**
 * The catalogue in pages: a snapshot for a station that has none, else what changed. Each page stands by itself, so a
 * line that breaks in the middle goes on where it was; what changes meanwhile comes with the next version.
 */

import type { z } from 'zod'
import type { catalogueAnswer, catalogueRequest } from '../../shared/sync/protocol'
import type { StoreTransaction } from '../store'
import type { Caller } from './exchange'
import type { Reply } from './message'

export async function catalogue(
  tx: StoreTransaction,
  _caller: Caller,
  body: z.output<typeof catalogueRequest>,
): Promise<Reply> {
  const page = await tx.catalogue(body)
  const json: z.output<typeof catalogueAnswer> = {
    toVersion: page.toVersion,
    asOf: page.asOf,
    size: page.size,
    parts: page.rows.filter((row) => !row.removed).map((row) => JSON.parse(row.part)),
    removed: page.rows.filter((row) => row.removed).map((row) => row.partNumber),
    next: page.rows.length < body.limit ? '' : (page.rows.at(-1)?.partNumber ?? ''),
  }
  return { status: 200, json }
}
