/** Gives a station what headquarters has published since its cursor. */

import type { z } from 'zod'
import type { pullAnswer, pullRequest } from '../../shared/sync/protocol'
import type { PublishedFact, StoreTransaction } from '../store'
import type { Caller } from './exchange'
import type { Reply } from './message'
import { emptyChain } from './went-back'

/** Big payloads (a rule set) make a page end early. */
const pageBytes = 4_000_000

export async function pull(
  tx: StoreTransaction,
  { record }: Caller,
  body: z.output<typeof pullRequest>,
): Promise<Reply> {
  // The head is read before the facts: whatever has a number up to it is then committed and seen.
  const head = await tx.headquarters()
  const page = fitting(await tx.published(record.outlet, body.after, body.limit))
  const last = page.facts.at(-1)
  const complete = page.complete && page.facts.length < body.limit
  const cursor = complete
    ? Math.max(head.lastHqSeq, last?.hqSeq ?? 0, body.after)
    : (last?.hqSeq ?? body.after)
  const chain = cursor === head.lastHqSeq ? head.chain : ((await tx.chainAt(cursor)) ?? emptyChain)
  const json: z.output<typeof pullAnswer> = {
    facts: page.facts.map(({ chain: _chain, ...fact }) => fact),
    cursor,
    chain,
    more: complete ? 0 : await tx.publishedCount(record.outlet, cursor),
  }
  return { status: 200, json }
}

function fitting(facts: readonly PublishedFact[]): {
  readonly facts: readonly PublishedFact[]
  readonly complete: boolean
} {
  let bytes = 0
  const taken = facts.findIndex((fact, place) => {
    bytes += JSON.stringify(fact.payload ?? null).length
    return place > 0 && bytes > pageBytes
  })
  return taken < 0 ? { facts, complete: true } : { facts: facts.slice(0, taken), complete: false }
}
