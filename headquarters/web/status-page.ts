/**
 * A customer's own page, opened by the code on the claim receipt: where the device is, and nothing about a person. It
 * sets no cookie, runs no script, and who tries many codes is made to wait; a wrong code and one that has not arrived
 * yet get the same answer.
 */

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Pool } from 'pg'
import { readStatusCode, statusPath } from '../../shared/sync/status-link'
import { sha256Hex } from '../exchange/judge'
import { html } from './html'
import { pageHeaders } from './page-headers'
import { type Language, languageFrom } from './words'

export interface RateLimit {
  /** Whether this one may look now. */
  readonly take: (who: string) => boolean
}

const looksAMinute = 30
const looksAMinuteOfAll = 1200
const minuteMs = 60_000

/** So many a minute for each address, and for all together; forgotten minute by minute. */
export function createRateLimit(
  nowMs: () => number,
  each: number = looksAMinute,
  together: number = looksAMinuteOfAll,
): RateLimit {
  let minute = -1
  let all = 0
  const counts = new Map<string, number>()
  return {
    take: (who) => {
      const now = Math.floor(nowMs() / minuteMs)
      if (now !== minute) {
        minute = now
        all = 0
        counts.clear()
      }
      const count = (counts.get(who) ?? 0) + 1
      counts.set(who, count)
      all += 1
      return count <= each && all <= together
    },
  }
}

const steps = ['received', 'diagnosing', 'repairing', 'testing', 'ready', 'collected'] as const
type Step = (typeof steps)[number]

/** Every status in the customer's words, and the step that it belongs to. */
const statusWords: Readonly<
  Record<string, { readonly step: Step; readonly zh: string; readonly en: string }>
> = {
  received: { step: 'received', zh: '已受理', en: 'Received' },
  assigned: { step: 'received', zh: '已受理，等待检测', en: 'Received, waiting for diagnosis' },
  diagnosing: { step: 'diagnosing', zh: '正在检测', en: 'Being diagnosed' },
  quoted: { step: 'diagnosing', zh: '已报价，等您确认', en: 'Quoted: we wait for your answer' },
  waitingForPart: { step: 'repairing', zh: '等待备件', en: 'Waiting for a part' },
  repairing: { step: 'repairing', zh: '正在维修', en: 'Being repaired' },
  sentOut: { step: 'repairing', zh: '已送修', en: 'Sent out for repair' },
  testing: { step: 'testing', zh: '正在检验', en: 'Being tested' },
  ready: { step: 'ready', zh: '可以取机', en: 'Ready for collection' },
  collected: { step: 'collected', zh: '已取走', en: 'Collected' },
  archived: { step: 'collected', zh: '已取走', en: 'Collected' },
  cancelled: { step: 'collected', zh: '已取消', en: 'Cancelled' },
}
const stepWords: Readonly<Record<Step, { readonly zh: string; readonly en: string }>> = {
  received: { zh: '受理', en: 'Received' },
  diagnosing: { zh: '检测', en: 'Diagnosis' },
  repairing: { zh: '维修', en: 'Repair' },
  testing: { zh: '检验', en: 'Test' },
  ready: { zh: '可取', en: 'Ready' },
  collected: { zh: '取走', en: 'Collected' },
}
const said = {
  title: { zh: '维修进度', en: 'Repair status' },
  number: { zh: '服务单号', en: 'Service number' },
  outlet: { zh: '网点', en: 'Outlet' },
  since: { zh: '更新时间', en: 'Updated' },
  hint: {
    zh: '取机请带受理凭证和身份证件。',
    en: 'Bring the claim receipt and identification when you collect.',
  },
  unknown: {
    zh: '没有查到。刚受理的机器要等网点下次对账后才能查到；请核对凭证上的二维码，或联系网点。',
    en: 'Nothing was found. A device received just now shows after the outlet next reconciles; check the code on your receipt, or ask the outlet.',
  },
  tooMany: {
    zh: '查询太频繁，请一分钟后再试。',
    en: 'Too many requests. Try again in a minute.',
  },
} as const

interface Found {
  readonly number: string
  readonly status: string
  readonly changedAtMs: number
  readonly outlet: string
}

export function addStatusPage(
  server: FastifyInstance,
  deps: { readonly pool: Pool; readonly nowMs: () => number; readonly limit?: RateLimit },
): void {
  const limit = deps.limit ?? createRateLimit(deps.nowMs)
  server.get(`${statusPath}:code`, async (request, reply) => {
    const language = languageFrom(undefined, request.headers['accept-language'])
    if (!limit.take(request.ip)) {
      return send(reply.header('retry-after', '60'), 429, page(language, undefined, 'tooMany'))
    }
    const code = readStatusCode(String((request.params as { readonly code?: string }).code ?? ''))
    const found = code && (await find(deps.pool, code.outlet, sha256Hex(code.code)))
    return found
      ? send(reply, 200, page(language, found, undefined))
      : send(reply, 404, page(language, undefined, 'unknown'))
  })
}

async function find(pool: Pool, outlet: string, codeSha256: string): Promise<Found | undefined> {
  const { rows } = await pool.query<Found>(
    `SELECT number, status, changed_at_ms AS "changedAtMs",
       coalesce(nullif((SELECT name FROM outlets WHERE outlets.outlet = ticket_states.outlet), ''), outlet) AS outlet
     FROM ticket_states WHERE outlet = $1 AND token_sha256 = $2`,
    [outlet, codeSha256],
  )
  return rows[0]
}

function page(
  language: Language,
  found: Found | undefined,
  problem: 'unknown' | 'tooMany' | undefined,
): string {
  const in_ = language === 'en' ? 'en' : 'zh'
  const status = found && statusWords[found.status]
  const reached = status ? steps.indexOf(status.step) : -1
  const at = found && moments.format(new Date(found.changedAtMs))
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${said.title[in_]}</title><link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,"></head><body><main class="customer"><h1>${said.title[in_]}</h1>
${problem && html`<p class="message bad">${said[problem][in_]}</p>`}
${
  found &&
  html`<section><p class="now">${status?.[in_] ?? found.status}</p>
<ol class="steps">${steps.map(
    (step, place) => html`<li${place <= reached ? html` class="done"` : ''}>${stepWords[step][in_]}</li>`,
  )}</ol>
<dl><dt>${said.number[in_]}</dt><dd>${found.number}</dd><dt>${said.outlet[in_]}</dt><dd>${found.outlet}</dd>
<dt>${said.since[in_]}</dt><dd>${at}</dd></dl>${status?.step !== 'collected' && html`<p class="hint">${said.hint[in_]}</p>`}</section>`
}
</main></body></html>`.text
}

const moments = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

function send(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(text)
}
