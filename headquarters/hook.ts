/**
 * The outbound hook: changes of status are posted, signed, to one address that the operator names, so that SMS or
 * WeChat can be attached. What is not taken is tried again, ever more slowly, for three days. It runs beside the
 * exchange and never holds it up; a change may arrive twice, and its id says so.
 */

import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { inTransaction } from './database/connection'

export interface HookSettings {
  readonly url: string
  readonly active: boolean
  /** Whether the first telephone number of the customer goes with it. */
  readonly withPhone: boolean
}

export interface HookLine {
  readonly outlet: string
  readonly id: string
  readonly body: string
  readonly madeAtMs: number
  readonly tries: number
  readonly nextAtMs: number
  readonly deliveredAtMs: number | null
  readonly givenUpAtMs: number | null
  readonly lastAnswer: string
}

export interface Hook {
  readonly settings: () => Promise<HookSettings | undefined>
  /** The secret is said once, when it is made; `undefined`: the address is none that may be used. */
  readonly change: (
    settings: HookSettings,
    options: { readonly by: string; readonly newSecret: boolean },
  ) => Promise<{ readonly secret: string | undefined } | undefined>
  readonly lately: () => Promise<readonly HookLine[]>
  readonly again: (outlet: string, id: string) => Promise<void>
  /** Delivers what is due now; says how many were taken. */
  readonly deliver: () => Promise<number>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

interface Due {
  readonly outlet: string
  readonly id: string
  readonly body: string
  readonly customer_id: string
  readonly made_at_ms: number
  readonly tries: number
}

const atOnce = 20
const limitMs = 10_000
const lookEveryMs = 2_000
const firstWaitMs = 10_000
const longestWaitMs = 6 * 3_600_000
const givenUpAfterMs = 72 * 3_600_000

export const hookHeaders = {
  signature: 'x-counterbench-signature',
  delivery: 'x-counterbench-delivery',
} as const

/** `t=<ms>,v1=<hex>`: HMAC-SHA256 over time, dot, body. */
export function hookSignature(secret: string, atMs: number, body: string): string {
  return `t=${atMs},v1=${createHmac('sha256', secret).update(`${atMs}.${body}`).digest('hex')}`
}

export function createHook(deps: {
  readonly pool: Pool
  readonly fetch: typeof fetch
  readonly nowMs: () => number
  readonly log: (message: string) => void
}): Hook {
  const { pool, nowMs, log } = deps
  const stopping = new AbortController()
  let loop: Promise<void> | undefined

  async function settingsRow() {
    const { rows } = await pool.query<{ url: string; secret: string; active: boolean; with_phone: boolean }>(
      'SELECT url, secret, active, with_phone FROM hook',
    )
    return rows[0]
  }

  async function deliver(): Promise<number> {
    const hook = await settingsRow()
    if (!hook?.active) return 0
    // Taken out of the others' sight for as long as a try may last; a server that dies leaves them due again.
    const due = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<Due>(
        `SELECT outlet, id, body, customer_id, made_at_ms, tries FROM hook_deliveries
         WHERE delivered_at_ms IS NULL AND given_up_at_ms IS NULL AND next_at_ms <= $1
         ORDER BY next_at_ms LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [nowMs(), atOnce],
      )
      for (const { outlet, id } of rows) {
        await client.query('UPDATE hook_deliveries SET next_at_ms = $3 WHERE outlet = $1 AND id = $2', [
          outlet,
          id,
          nowMs() + 2 * limitMs,
        ])
      }
      return rows
    })
    const taken = await Promise.all(due.map((one) => deliverOne(hook, one)))
    return taken.filter(Boolean).length
  }

  async function deliverOne(
    hook: { readonly url: string; readonly secret: string; readonly with_phone: boolean },
    due: Due,
  ): Promise<boolean> {
    const phone = hook.with_phone ? await phoneOf(pool, due.outlet, due.customer_id) : undefined
    const body = phone === undefined ? due.body : JSON.stringify({ ...JSON.parse(due.body), phone })
    const { ok, answer } = await post(hook, due.id, body)
    const atMs = nowMs()
    const tooOld = atMs - due.made_at_ms > givenUpAfterMs
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(due.tries, 20))
    await pool.query(
      `UPDATE hook_deliveries SET tries = tries + 1, last_answer = $3, next_at_ms = $4,
         delivered_at_ms = $5, given_up_at_ms = $6 WHERE outlet = $1 AND id = $2`,
      [due.outlet, due.id, answer, atMs + waitMs, ok ? atMs : null, !ok && tooOld ? atMs : null],
    )
    return ok
  }

  async function post(
    hook: { readonly url: string; readonly secret: string },
    id: string,
    body: string,
  ): Promise<{ readonly ok: boolean; readonly answer: string }> {
    try {
      const answer = await deps.fetch(hook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [hookHeaders.delivery]: id,
          [hookHeaders.signature]: hookSignature(hook.secret, nowMs(), body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(limitMs),
      })
      await answer.body?.cancel()
      return { ok: answer.ok, answer: String(answer.status) }
    } catch (error) {
      return {
        ok: false,
        answer: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable',
      }
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const taken = await deliver().catch((error: Error) => {
        log(`hook: ${error.message}`)
        return 0
      })
      if (taken < atOnce)
        await wait(lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    settings: async () => {
      const row = await settingsRow()
      return row && { url: row.url, active: row.active, withPhone: row.with_phone }
    },
    change: async ({ url, active, withPhone }, { by, newSecret }) => {
      if (active && !isUsable(url)) return undefined
      const before = await settingsRow()
      const secret = before && !newSecret ? before.secret : randomBytes(32).toString('hex')
      await pool.query(
        `INSERT INTO hook (url, secret, active, with_phone, changed_by, changed_at_ms) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (one) DO UPDATE SET url = $1, secret = $2, active = $3, with_phone = $4, changed_by = $5,
           changed_at_ms = $6`,
        [url, secret, active, withPhone, by, nowMs()],
      )
      return { secret: secret === before?.secret ? undefined : secret }
    },
    lately: async () =>
      (
        await pool.query<HookLine>(
          `SELECT outlet, id, body, made_at_ms AS "madeAtMs", tries, next_at_ms AS "nextAtMs",
             delivered_at_ms AS "deliveredAtMs", given_up_at_ms AS "givenUpAtMs", last_answer AS "lastAnswer"
           FROM hook_deliveries ORDER BY made_at_ms DESC LIMIT 50`,
        )
      ).rows,
    again: async (outlet, id) => {
      await pool.query(
        `UPDATE hook_deliveries SET given_up_at_ms = NULL, next_at_ms = $3
         WHERE outlet = $1 AND id = $2 AND delivered_at_ms IS NULL`,
        [outlet, id, nowMs()],
      )
    },
    deliver,
    start: () => {
      loop = run()
    },
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

/** The number that stands first in the newest record that headquarters holds; an erased customer has none. */
async function phoneOf(pool: Pool, outlet: string, customerId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ phone: string | null }>(
    `SELECT payload::jsonb #>> '{details,phones,0}' AS phone FROM events
     WHERE outlet = $1 AND stream = $2 AND type IN ('customerEntered', 'customerChanged') AND payload IS NOT NULL
     ORDER BY incarnation DESC, origin_seq DESC LIMIT 1`,
    [outlet, `customer/${customerId}`],
  )
  return rows[0]?.phone ?? undefined
}

/** What leaves the building goes over TLS; a program on this very machine may be spoken to in clear. */
function isUsable(text: string): boolean {
  try {
    const url = new URL(text)
    const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    return url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))
  } catch {
    return false
  }
}
