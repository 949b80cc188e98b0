/** A station asks whom its recovery code would be sealed for, and leaves it. Where none are kept, it is told so. */

import type { z } from 'zod'
import type { escrowAnswer, escrowRequest } from '../../shared/sync/escrow'
import type { StoreTransaction } from '../store'
import type { Caller, ExchangeDeps } from './exchange'
import type { Reply } from './message'

export async function escrow(
  _tx: StoreTransaction,
  { record }: Caller,
  { code }: z.output<typeof escrowRequest>,
  deps: ExchangeDeps,
): Promise<Reply> {
  if (code) await deps.escrow?.keep(record, code)
  const json: z.output<typeof escrowAnswer> = {
    publicKey: deps.escrow?.publicKey() ?? '',
    keptAtMs: (await deps.escrow?.keptAt(record)) ?? 0,
  }
  return { status: 200, json }
}
