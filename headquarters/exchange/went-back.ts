/**
 * Headquarters that was restored from an old backup must not go on as if nothing had happened: numbers that it gave
 * would be given twice. A station's witness shows it; then a new life (epoch) begins, with numbers that no station
 * has ever seen, and what headquarters still has is published again under them.
 */

import { type HeadquartersFact, headquartersFactSchema } from '../../shared/headquarters/facts'
import { headquartersChainText, numbersPerEpoch, type Witness } from '../../shared/sync/protocol'
import type { HeadquartersState, StoreTransaction } from '../store'
import { sha256Hex } from './judge'

/** What a station knows was here of a chain, and is not any more. */
export interface Gone {
  readonly station: string
  readonly incarnation: number
  readonly had: number
  readonly has: number
}

export interface Evidence {
  readonly lostFacts: readonly Gone[]
  /** The newest number of headquarters' that the station knows and headquarters does not. */
  readonly lostPublication: number
  /** Up to here both know the same publications. */
  readonly common: number
  /** The latest life of headquarters that the station has met. */
  readonly seenEpoch: number
}

/** A station that names a life far ahead of ours is broken, and moves nothing. */
const epochsAtOnce = 1000

/** What a station's witness says against headquarters' present state; `undefined`: nothing. */
export async function evidenceAgainst(
  tx: StoreTransaction,
  state: HeadquartersState,
  witness: Witness,
  lostFacts: readonly Gone[],
): Promise<Evidence | undefined> {
  if (witness.epoch < state.epoch) return undefined
  const ladder = [...witness.ladder].sort((left, right) => right.hqSeq - left.hqSeq)
  let common = 0
  for (const step of ladder) {
    if (step.hqSeq === 0) continue
    if ((await tx.chainAt(step.hqSeq)) === step.chain) {
      common = step.hqSeq
      break
    }
  }
  const newest = ladder[0]?.hqSeq ?? 0
  const lostPublication = newest > common ? newest : 0
  const laterLife = witness.epoch > state.epoch && witness.epoch - state.epoch <= epochsAtOnce
  if (lostFacts.length === 0 && lostPublication === 0 && !laterLife) return undefined
  return {
    lostFacts,
    lostPublication,
    common,
    seenEpoch: laterLife ? witness.epoch : state.epoch,
  }
}

/**
 * Begins a new life. Must run with the state locked. The whole log is given again in its order: no one station can
 * tell which numbers the lost state had given to the others, and all of it together brings each back to what holds.
 */
export async function beginEpoch(
  tx: StoreTransaction,
  state: HeadquartersState,
  cause: {
    readonly reason: string
    readonly detail: string
    readonly atMs: number
    readonly seenEpoch?: number
  },
): Promise<HeadquartersState> {
  const epoch = Math.max(state.epoch, cause.seenEpoch ?? 0) + 1
  const mark: HeadquartersFact = {
    id: `epoch-${state.hqId.slice(0, 8)}-${epoch}-${cause.atMs}`,
    hqSeq: 0,
    epoch,
    outlet: '',
    type: 'epochBegan',
    version: 1,
    publishedAtMs: cause.atMs,
    publishedBy: 'system',
    payload: { epoch, reason: cause.reason },
  }
  const again = (await tx.allPublished())
    .filter((fact) => fact.type !== mark.type)
    .map((fact) => withoutChain(fact))
  let chain = emptyChain
  let hqSeq = (epoch - 1) * numbersPerEpoch
  // The mark comes first, so that each life has a first number that every station can be asked for.
  const numbered = [mark, ...again].map((fact) => {
    hqSeq += 1
    const renumbered: HeadquartersFact = { ...fact, hqSeq, epoch }
    chain = sha256Hex(headquartersChainText(chain, renumbered))
    return { ...renumbered, chain }
  })
  await tx.unpublishAll()
  await tx.publish(numbered)
  const next = { ...state, epoch, lastHqSeq: hqSeq, chain }
  await tx.saveHeadquarters(next)
  await tx.beginEpoch({ epoch, reason: cause.reason, detail: cause.detail, atMs: cause.atMs })
  return next
}

/** Gives the next number and links it. Must run with the state locked. */
export async function publishFact(
  tx: StoreTransaction,
  state: HeadquartersState,
  fact: Omit<HeadquartersFact, 'hqSeq' | 'epoch'>,
): Promise<HeadquartersState> {
  const numbered: HeadquartersFact = headquartersFactSchema.parse({
    ...fact,
    hqSeq: state.lastHqSeq + 1,
    epoch: state.epoch,
  })
  const chain = sha256Hex(headquartersChainText(state.chain, numbered))
  await tx.publish([{ ...numbered, chain }])
  const next = { ...state, lastHqSeq: numbered.hqSeq, chain }
  await tx.saveHeadquarters(next)
  return next
}

export const emptyChain = '0'.repeat(64)

function withoutChain(fact: HeadquartersFact & { readonly chain?: string }): HeadquartersFact {
  const { chain: _chain, ...plain } = fact
  return plain
}
