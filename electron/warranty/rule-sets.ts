/**
 * Which warranty rules are in force: headquarters' latest sound set, else the shipped one, with the promises laid over
 * it. Every set that was ever in force is kept by its hash, so that an answer of years ago can be given again. A set
 * or a promise that is not sound changes nothing here and is said on the rules screen.
 */

import { type HeadquartersFact, readHeadquartersFact } from '../../shared/headquarters/facts'
import { canonicalJson } from '../../shared/warranty/canonical'
import { mergeOverlay } from '../../shared/warranty/overlay'
import { indexRuleSet, type LoadedRuleSet, loadRuleSet } from '../../shared/warranty/rules'
import { sha256Hex } from '../journal/seal'
import type { Database } from '../journal/sqlite'

export interface RuleSets {
  readonly current: () => LoadedRuleSet
  /** Also one that is not in force any more. */
  readonly byHash: (hash: string) => LoadedRuleSet | undefined
  readonly overview: () => RuleSetOverview
  /** Headquarters has said something about rules. */
  readonly refresh: () => void
}

export interface RuleSetOverview {
  readonly origin: 'shipped' | 'headquarters'
  readonly promises: readonly string[]
  /** What headquarters sent and was not taken, with the reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string; readonly why: string }[]
  readonly kept: readonly {
    readonly hash: string
    readonly id: string
    readonly origin: string
    readonly keptAtMs: number
  }[]
}

type Refusal = RuleSetOverview['refused'][number]

interface InForce {
  readonly upTo: number
  readonly rules: LoadedRuleSet
  readonly origin: RuleSetOverview['origin']
  readonly promises: readonly string[]
  readonly refused: readonly Refusal[]
}

const types = ['ruleSetPublished', 'promisesPublished', 'promisesWithdrawn'] as const

export interface RuleSetDependencies {
  readonly database: Database
  readonly shipped: LoadedRuleSet
  readonly nowMs: () => number
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}

export function createRuleSets(dependencies: RuleSetDependencies): RuleSets {
  const { database, shipped } = dependencies
  const known = new Map<string, LoadedRuleSet>([[shipped.hash, shipped]])
  let inForce: InForce | undefined
  keep(shipped, 'shipped')
  newest()

  function keep(rules: LoadedRuleSet, origin: string): void {
    known.set(rules.hash, rules)
    database.run(
      'INSERT OR IGNORE INTO rule_sets (hash, id, origin, kept_at_ms, data) VALUES (?, ?, ?, ?, ?)',
      rules.hash,
      rules.set.id,
      origin,
      dependencies.nowMs(),
      Buffer.from(canonicalJson(rules.set)),
    )
  }

  function newest(): InForce {
    const upTo =
      database.get<{ seq: number | null }>(
        `SELECT MAX(hq_seq) AS seq FROM headquarters_facts WHERE type IN (${types.map(() => '?').join()})`,
        ...types,
      )?.seq ?? 0
    if (inForce?.upTo === upTo) return inForce
    inForce = fold(upTo)
    const { rules, origin, refused } = inForce
    keep(rules, origin)
    for (const { id, reason } of refused) dependencies.log('warranty rules not taken', { id, reason })
    return inForce
  }

  function fold(upTo: number): InForce {
    const facts = database.all<{ payload: Uint8Array }>(
      `SELECT payload FROM headquarters_facts WHERE type IN (${types.map(() => '?').join()}) ORDER BY hq_seq`,
      ...types,
    )
    const refusals: Refusal[] = []
    const promises = new Map<string, unknown>()
    let base = shipped
    for (const { payload } of facts) {
      const read = readHeadquartersFact(JSON.parse(Buffer.from(payload).toString()) as HeadquartersFact)
      if (read.kind !== 'known') continue
      if (read.type === 'promisesPublished') promises.set(read.payload.promisesId, read.payload)
      if (read.type === 'promisesWithdrawn') promises.delete(read.payload.promisesId)
      if (read.type !== 'ruleSetPublished') continue
      const { ruleSetId, sha256, ruleSet } = read.payload
      const hash = hashOf(ruleSet)
      const loaded = loadRuleSet(ruleSet, hash)
      if (loaded.kind === 'ok' && hash === sha256) {
        base = loaded.value
        // What was said of an older set is settled by a sound newer one.
        refusals.length = 0
      } else {
        const why = loaded.kind === 'refused' ? String(loaded.detail?.why ?? '') : 'sha256'
        refusals.push({ id: ruleSetId, reason: 'rule-set-not-readable', why })
      }
    }
    let { set } = base
    const taken: string[] = []
    for (const [promisesId, payload] of promises) {
      const merged = mergeOverlay(set, (payload as { readonly promises: unknown }).promises)
      if (merged.kind === 'ok') {
        set = merged.value
        taken.push(promisesId)
      } else {
        const why = Object.values(merged.detail ?? {}).join(' / ')
        refusals.push({ id: promisesId, reason: merged.reason, why })
      }
    }
    const rules = set === base.set ? base : indexRuleSet(set, hashOf(set))
    const origin = base === shipped ? ('shipped' as const) : ('headquarters' as const)
    return { upTo, rules, origin, promises: taken, refused: refusals }
  }

  function byHash(hash: string): LoadedRuleSet | undefined {
    const held = known.get(hash)
    if (held) return held
    const row = database.get<{ data: Uint8Array }>('SELECT data FROM rule_sets WHERE hash = ?', hash)
    if (!row) return undefined
    const loaded = loadRuleSet(JSON.parse(Buffer.from(row.data).toString()), hash)
    if (loaded.kind !== 'ok') return undefined
    known.set(hash, loaded.value)
    return loaded.value
  }

  return {
    current: () => newest().rules,
    byHash,
    refresh: () => {
      inForce = undefined
      newest()
    },
    overview: () => {
      const { origin, promises, refused } = newest()
      const kept = database
        .all<{ hash: string; id: string; origin: string; kept_at_ms: number }>(
          'SELECT hash, id, origin, kept_at_ms FROM rule_sets ORDER BY kept_at_ms DESC, rowid DESC LIMIT 100',
        )
        .map((row) => ({ hash: row.hash, id: row.id, origin: row.origin, keptAtMs: row.kept_at_ms }))
      return { origin, promises, refused, kept }
    },
  }
}

/** `''` for what JSON can not hold: nothing has that hash. */
export function hashOf(ruleSet: unknown): string {
  try {
    return sha256Hex(canonicalJson(ruleSet))
  } catch {
    return ''
  }
}
