/** What headquarters' warranty page shows: questions of outlets with what was answered, and what is published. */

import type { Pool } from 'pg'

export interface RulingLine {
  readonly outlet: string
  readonly station: string
  readonly stream: string
  readonly askedAtMs: number
  readonly rulingId: string
  readonly number: string
  readonly model: string
  readonly serial: string
  readonly question: string
  /** What the rules had answered, and what that was computed from. */
  readonly covered: string
  readonly sentenceZh: string
  readonly sentenceEn: string
  readonly ruleSetId: string
  readonly facts: string
  readonly answered: { readonly decision: string; readonly by: string; readonly atMs: number } | undefined
}

export interface WarrantyReads {
  readonly rulings: () => Promise<readonly RulingLine[]>
  readonly ruling: (rulingId: string) => Promise<RulingLine | undefined>
  /** As it was published; `undefined` where none has been. */
  readonly latestRuleSet: () => Promise<unknown>
}

const most = 200

export function createWarrantyReads(pool: Pool): WarrantyReads {
  async function rulings(): Promise<readonly RulingLine[]> {
    const [asked, given] = await Promise.all([
      pool.query<{ outlet: string; station: string; stream: string; at: string; payload: string }>(
        `SELECT outlet, station, stream, recorded_at_ms AS at, payload FROM events
         WHERE type = 'rulingAsked' AND payload IS NOT NULL ORDER BY recorded_at_ms DESC LIMIT ${most}`,
      ),
      pool.query<{ payload: string; by: string; at: string }>(
        `SELECT payload, published_by AS by, published_at_ms AS at FROM hq_facts
         WHERE type = 'rulingGiven' ORDER BY hq_seq DESC LIMIT ${most * 5}`,
      ),
    ])
    const answers = new Map(
      given.rows.map(({ payload, by, at }) => {
        const { rulingId, decision } = record(payload)
        return [text(rulingId), { decision: text(decision), by, atMs: Number(at) }]
      }),
    )
    return asked.rows.map(({ outlet, station, stream, at, payload }) => {
      const fact = record(payload)
      const answer = isRecord(fact.answer) ? fact.answer : {}
      return {
        outlet,
        station,
        stream,
        askedAtMs: Number(at),
        rulingId: text(fact.rulingId),
        number: text(fact.number),
        model: text(fact.model),
        serial: text(fact.serial),
        question: text(fact.question),
        covered: text(answer.covered),
        sentenceZh: text(answer.sentenceZh),
        sentenceEn: text(answer.sentenceEn),
        ruleSetId: text(answer.ruleSetId),
        facts: JSON.stringify(answer.facts ?? null, null, 1),
        answered: answers.get(text(fact.rulingId)),
      }
    })
  }
  return {
    rulings,
    latestRuleSet: async () => {
      const { rows } = await pool.query<{ payload: string }>(
        "SELECT payload FROM hq_facts WHERE type = 'ruleSetPublished' ORDER BY hq_seq DESC LIMIT 1",
      )
      return rows[0] && record(rows[0].payload).ruleSet
    },
    ruling: async (rulingId) => (await rulings()).find((line) => line.rulingId === rulingId),
  }
}

function record(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
