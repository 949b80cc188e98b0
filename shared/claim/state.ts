/** A claim as its facts tell it. One a ticket; it has the ticket's id. */

import { defineAggregate, splitStream } from '../events/aggregate'
import type { ExclusionCode } from '../warranty/rules'
import { type AnswerGiven, claimEvents, type FoundExclusion } from './events'

export interface ClaimExclusion extends FoundExclusion {
  readonly foundBy: string
  readonly foundAtMs: number
  readonly setAside: { readonly by: string; readonly reason: string; readonly atMs: number } | undefined
}

export interface ClaimRuling {
  readonly rulingId: string
  readonly question: string
  readonly askedBy: string
  readonly askedAtMs: number
  readonly answer:
    | {
        readonly decision: 'granted' | 'declined'
        readonly remedies: readonly ('return' | 'exchange' | 'repair' | 'free-repair')[]
        readonly textZh: string
        readonly textEn: string
        readonly decidedOn: string
      }
    | undefined
}

export interface Claim {
  readonly id: string
  readonly revision: number
  /** Every answer that was given, oldest first. */
  readonly answers: readonly (AnswerGiven & { readonly atMs: number; readonly by: string })[]
  readonly exclusions: readonly ClaimExclusion[]
  readonly rulings: readonly ClaimRuling[]
}

export const claimAggregate = defineAggregate<Claim | undefined, typeof claimEvents>({
  kind: 'claim',
  events: claimEvents,
  initial: undefined,
  evolve: (before, event) => {
    const { meta } = event
    const state = { ...(before ?? emptyClaim(splitStream(meta.stream).id)), revision: meta.revision }
    const atMs = meta.recordedAtMs
    switch (event.type) {
      case 'warrantyAnswered':
        return { ...state, answers: [...state.answers, { ...event.payload, atMs, by: meta.actor }] }
      case 'exclusionFound': {
        const found = { ...event.payload, foundBy: meta.actor, foundAtMs: atMs, setAside: undefined }
        return { ...state, exclusions: [...without(state, found.code), found] }
      }
      case 'exclusionDropped':
        return { ...state, exclusions: without(state, event.payload.code) }
      case 'objectionRecorded': {
        const { code, objection } = event.payload
        return changed(state, code, (found) => ({ ...found, objection }))
      }
      case 'exclusionSetAside': {
        const { code, reason, decidedBy } = event.payload
        return changed(state, code, (found) => ({ ...found, setAside: { by: decidedBy, reason, atMs } }))
      }
      case 'rulingAsked': {
        const { rulingId, question } = event.payload
        const asked = { rulingId, question, askedBy: meta.actor, askedAtMs: atMs, answer: undefined }
        return { ...state, rulings: [...state.rulings, asked] }
      }
      case 'rulingReceived': {
        const { rulingId, ...answer } = event.payload
        return {
          ...state,
          rulings: state.rulings.map((ruling) =>
            ruling.rulingId === rulingId ? { ...ruling, answer } : ruling,
          ),
        }
      }
      default:
        return state
    }
  },
})

export function emptyClaim(id: string): Claim {
  return { id, revision: 0, answers: [], exclusions: [], rulings: [] }
}

/** The ruling that counts: the last one that was answered. */
export function rulingInForce(claim: Pick<Claim, 'rulings'>): ClaimRuling | undefined {
  return claim.rulings.filter((ruling) => ruling.answer !== undefined).at(-1)
}

export function openRuling(claim: Pick<Claim, 'rulings'>): ClaimRuling | undefined {
  return claim.rulings.find((ruling) => ruling.answer === undefined)
}

function without(claim: Claim, code: ExclusionCode): readonly ClaimExclusion[] {
  return claim.exclusions.filter((found) => found.code !== code)
}

function changed(
  claim: Claim,
  code: ExclusionCode,
  change: (found: ClaimExclusion) => ClaimExclusion,
): Claim {
  return {
    ...claim,
    exclusions: claim.exclusions.map((found) => (found.code === code ? change(found) : found)),
  }
}

/** What lists show of a claim; nothing of a person and no words of the customer. */
export interface ClaimRow {
  readonly id: string
  readonly revision: number
  readonly exclusions: number
  readonly objections: number
  readonly setAside: number
  readonly ruling: 'none' | 'asked' | 'granted' | 'declined'
  /** 1 while headquarters owes an answer. */
  readonly open: 0 | 1
  readonly askedAtMs: number
}

export function claimRow(claim: Claim): ClaimRow {
  const open = openRuling(claim)
  const answered = rulingInForce(claim)
  return {
    id: claim.id,
    revision: claim.revision,
    exclusions: claim.exclusions.length,
    objections: claim.exclusions.filter((found) => found.objection !== '').length,
    setAside: claim.exclusions.filter((found) => found.setAside !== undefined).length,
    ruling: open ? 'asked' : (answered?.answer?.decision ?? 'none'),
    open: open ? 1 : 0,
    askedAtMs: (open ?? answered)?.askedAtMs ?? 0,
  }
}
