/** The exchange as it is on a bad day: whatever the line, the other side or an attacker does, nothing is lost. */

import { generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FetchLike } from '../../electron/sync/headquarters-client'
import type { SealedFact } from '../../electron/sync/journal-port'
import { readBody } from '../../headquarters/exchange/message'
import { headers, payloadText } from '../../shared/sync/protocol'
import { connectStation, countOf, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation, factsPerVisit, recordVisit, type Station, sha256 } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

/** Does something to some requests and lets the others through. */
type Meddle = (url: string, init: RequestInit, pass: FetchLike) => Promise<Response>

let outlets = 0
async function station(meddle?: Meddle, limitMs?: number) {
  outlets += 1
  const outlet = `FA${String(outlets).padStart(2, '0')}`
  const journal = createStation(outlet, 'A')
  let active = false
  const workstation = await connectStation(headquarters, journal, {
    fetch: (url, init) => (active && meddle ? meddle(url, init, fetch) : fetch(url, init)),
    ...(limitMs === undefined ? {} : { limitMs }),
  })
  return {
    ...workstation,
    journal,
    outlet,
    meddling: (on: boolean) => {
      active = on
    },
    events: () => countOf(headquarters, 'SELECT count(*) FROM events WHERE outlet = $1', outlet),
  }
}

async function afterwards(one: Awaited<ReturnType<typeof station>>, facts: number): Promise<void> {
  one.meddling(false)
  expect(await one.sync.runNow()).toMatchObject({ outcome: 'agree' })
  expect(await one.events()).toBe(facts)
  expect(one.log).toEqual([])
}

describe('a bad line', () => {
  const damages: readonly [string, string, (response: Response) => Promise<Response>][] = [
    [
      'is cut in the middle',
      'not-headquarters',
      async (response) => changed(response, (text) => text.slice(0, text.length / 2)),
    ],
    [
      'has one letter changed',
      'not-headquarters',
      async (response) => changed(response, (text) => text.replace('0', '1')),
    ],
    [
      'is somebody’s log-in page',
      'not-headquarters',
      async () => new Response('<html>Wi-Fi</html>', { status: 200 }),
    ],
    ['is empty', 'not-headquarters', async () => new Response('', { status: 200 })],
    ['is a gateway’s error', 'busy', async () => new Response('Bad gateway', { status: 502 })],
  ]
  test.each(damages)(
    'an answer that %s is not believed, and costs nothing',
    async (_what, reason, damage) => {
      const one = await station(async (url, init, pass) => damage(await pass(url, init)))
      recordVisit(one.journal, 1)
      one.meddling(true)
      expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline', reason })
      expect(one.sync.status()).toMatchObject({ kind: 'offline', count: factsPerVisit })
      await afterwards(one, factsPerVisit)
    },
  )

  test('an answer that never arrives is asked for again, and the batch is not stored twice', async () => {
    const one = await station(async (url, init, pass) => {
      await pass(url, init)
      throw new TypeError('connection reset')
    })
    recordVisit(one.journal, 1)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      one.meddling(true)
      expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline', reason: 'unreachable' })
    }
    await afterwards(one, factsPerVisit)
  })

  test('the push arrives but its answer is lost: the next run finds it there', async () => {
    const one = await station(async (url, init, pass) => {
      const answer = await pass(url, init)
      if (url.endsWith('/push')) throw new TypeError('connection reset')
      return answer
    })
    recordVisit(one.journal, 1)
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline' })
    expect(await one.events()).toBe(factsPerVisit)
    await afterwards(one, factsPerVisit)
  })

  test('a request that arrives twice is done once', async () => {
    const refusals: number[] = []
    const one = await station(async (url, init, pass) => {
      const answer = await pass(url, init)
      refusals.push((await pass(url, init)).status)
      return answer
    })
    recordVisit(one.journal, 1)
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(new Set(refusals)).toEqual(new Set([409]))
    await afterwards(one, factsPerVisit)
  })

  test('an answer to another question, or to another station, is not believed', async () => {
    const kept: Response[] = []
    const one = await station(async (url, init, pass) => {
      const answer = await pass(url, init)
      kept.push(answer.clone())
      return kept.length > 1 ? (kept[0]?.clone() ?? answer) : answer
    })
    recordVisit(one.journal, 1)
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline', reason: 'not-headquarters' })
    await afterwards(one, factsPerVisit)
  })

  test('an answer that drips for ever ends at the time limit', async () => {
    const drip = (): Response =>
      new Response(
        new ReadableStream({
          async pull(controller) {
            await new Promise((done) => setTimeout(done, 50))
            controller.enqueue(new Uint8Array([32]))
          },
        }),
      )
    const one = await station(async () => drip(), 600)
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline', reason: 'timeout' })
  })

  test('a line that is too slow for a large batch gets smaller ones, until it takes them', async () => {
    const sizes: number[] = []
    const one = await station(async (url, init, pass) => {
      if (!url.endsWith('/push')) return pass(url, init)
      const bytes = (init.body as Uint8Array).byteLength
      sizes.push(bytes)
      if (bytes < 12_000) return pass(url, init)
      return new Promise((_, late) => init.signal?.addEventListener('abort', () => late(new Error('late'))))
    }, 1500)
    for (let visit = 1; visit <= 100; visit += 1) recordVisit(one.journal, visit)
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'agree', sent: 100 * factsPerVisit })
    expect(sizes[0]).toBeGreaterThan(12_000)
  })

  test('an answer without end, or one that unpacks to gigabytes, is dropped at sixteen million bytes', async () => {
    const endless = (): Response =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1_000_000).fill(32)),
        }),
      )
    const one = await station(async () => endless())
    one.meddling(true)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'offline', reason: 'too-large' })
  })
})

describe('an attacker', () => {
  test('a request seen on the line can not be sent again', async () => {
    const seen: { url: string; init: RequestInit }[] = []
    const one = await station(async (url, init, pass) => {
      seen.push({ url, init })
      return pass(url, init)
    })
    recordVisit(one.journal, 1)
    one.meddling(true)
    await one.sync.runNow()
    for (const { url, init } of seen) {
      const { signal: _signal, ...again } = init
      const answer = await fetch(url, again)
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({ refused: 'counter-behind' })
    }
  })

  test('a changed body, a changed path and a stranger’s key are refused', async () => {
    const answers: unknown[] = []
    const stranger = generateKeyPairSync('ed25519').privateKey
    const one = await station(async (url, init, pass) => {
      const ask = async (to: string, with_: RequestInit): Promise<void> => {
        const { signal: _signal, ...plain } = with_
        answers.push(await (await fetch(to, plain)).json())
      }
      const head = init.headers as Record<string, string>
      await ask(url, { ...init, body: '{"protocol":1}' })
      await ask(url.replace('/hello', '/pull'), init)
      const forged = sign(null, Buffer.from('anything'), stranger).toString('base64url')
      await ask(url, { ...init, headers: { ...head, [headers.signature]: forged } })
      await ask(url, { ...init, headers: { ...head, [headers.counter]: '999999' } })
      await ask(url, { ...init, headers: { ...head, [headers.station]: 'SZ99/A' } })
      return pass(url, init)
    })
    one.meddling(true)
    await one.sync.runNow()
    expect(answers.slice(0, 5).map((answer) => (answer as { refused: string }).refused)).toEqual([
      'signature-wrong',
      'signature-wrong',
      'signature-wrong',
      'signature-wrong',
      'unknown-station',
    ])
  })

  test('a small packet that unpacks to a giant one is refused unread', async () => {
    const answers: number[] = []
    const one = await station(async (url, init, pass) => {
      const bomb = new Uint8Array(gzipSync(Buffer.alloc(64_000_000, 32)))
      const head = init.headers as Record<string, string>
      answers.push(
        (await fetch(url, { method: 'POST', body: bomb, headers: { ...head, 'content-encoding': 'gzip' } }))
          .status,
      )
      return pass(url, init)
    })
    one.meddling(true)
    await one.sync.runNow()
    expect(answers[0]).toBe(401)
    // Also from a station that is known: the unpacking itself stops.
    const body = gzipSync(Buffer.alloc(64_000_000, 32))
    const packed = { method: 'POST', path: '/v1/push', headers: { 'content-encoding': 'gzip' }, body }
    expect(await readBody(packed)).toBeUndefined()
  })
})

describe('a bad record', () => {
  const tampered = (journal: Station, place: number, change: (fact: SealedFact) => unknown): void => {
    journal.replace(place, change(structuredClone(journal.facts()[place]!)) as SealedFact)
  }

  test('content that is not what its hash says is set aside with its reason; the rest goes on', async () => {
    const one = await station()
    recordVisit(one.journal, 1)
    recordVisit(one.journal, 2)
    tampered(one.journal, 8, (fact) => ({ ...fact, payload: { ...(fact.payload as object), amountFen: 1 } }))
    const run = await one.sync.runNow()
    expect(run).toMatchObject({ outcome: 'difference', setAside: 1, sent: 2 * factsPerVisit })
    const { rows } = await headquarters
      .pool()
      .query(`SELECT reason, origin_seq FROM set_aside WHERE outlet = $1`, [one.outlet])
    expect(rows).toEqual([{ reason: 'payload-differs', origin_seq: '9' }])
    expect(one.sync.differences().map((line) => line.what)).toContain('money/cash')
    expect(one.sync.differences().find((line) => line.what === 'set-aside')?.streams).toContain(
      'ticket/t-000001',
    )
    expect(one.sync.status().kind).toBe('difference')
  })

  test('a record rewritten after the fact breaks the chain, and headquarters says where', async () => {
    const one = await station()
    recordVisit(one.journal, 1)
    tampered(one.journal, 4, (fact) => ({ ...fact, envelope: { ...fact.envelope, actor: 'somebody-else' } }))
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'difference', sent: factsPerVisit })
    expect(one.sync.differences()).toContainEqual(
      expect.objectContaining({ what: 'link-broken', here: String(factsPerVisit), there: '5' }),
    )
    const verified = await countOf(
      headquarters,
      'SELECT verified AS count FROM chains WHERE outlet = $1',
      one.outlet,
    )
    expect(verified).toBe(5)
  })

  test('a record that headquarters has already is never overwritten by another of the same number', async () => {
    const one = await station()
    recordVisit(one.journal, 1)
    await one.sync.runNow()
    const before = one.journal.backup()
    recordVisit(one.journal, 2)
    await one.sync.runNow()
    // The disk was copied before: the copy now writes other records under the same numbers.
    one.journal.restore(before)
    recordVisit(one.journal, 77)
    recordVisit(one.journal, 78)
    const run = await one.sync.runNow()
    expect(run.outcome).toBe('difference')
    const stored = `SELECT count(*) FROM events WHERE outlet = $1 AND stream = 'ticket/t-000002'`
    expect(await countOf(headquarters, stored, one.outlet)).toBe(8)
    const aside = `SELECT count(*) FROM set_aside WHERE outlet = $1 AND reason = 'differs-from-stored'`
    expect(await countOf(headquarters, aside, one.outlet)).toBe(factsPerVisit)
    expect(one.sync.differences().map((line) => line.what)).toContain('link-broken')
    // And it is handed over once only.
    expect(await one.sync.runNow()).toMatchObject({ sent: 0 })
  })

  test('records that can not be read, or can not be stored, never stop those after them', async () => {
    const one = await station()
    recordVisit(one.journal, 1)
    tampered(one.journal, 2, (fact) => ({ ...fact, envelope: { ...fact.envelope, extra: true } }))
    tampered(one.journal, 5, (fact) => ({ ...fact, envelope: { ...fact.envelope, actor: 'a\u0000b' } }))
    one.journal.record({ stream: 'ticket/nul', type: 'noteAdded', payload: { note: 'a\u0000b \ud800' } })
    one.journal.record({ stream: 'ticket/big', type: 'noteAdded', payload: { note: 'x'.repeat(300_000) } })
    let deep: unknown = 1
    for (let level = 0; level < 4000; level += 1) deep = [deep]
    one.journal.record({ stream: 'ticket/deep', type: 'noteAdded', payload: { note: 'deep' } })
    tampered(one.journal, one.journal.facts().length - 1, (fact) => ({ ...fact, payload: deep }))
    const unstorable = { salt: 'a\u0000b', payload: { note: 'salt' } }
    one.journal.record({ stream: 'ticket/salt', type: 'noteAdded', payload: unstorable.payload })
    tampered(one.journal, one.journal.facts().length - 1, (fact) => ({
      ...fact,
      salt: unstorable.salt,
      envelope: {
        ...fact.envelope,
        payloadHash: sha256(payloadText(unstorable.salt, unstorable.payload)),
      },
    }))
    one.journal.record({ stream: 'ticket/huge', type: 'noteAdded', payload: { note: 'huge' } })
    tampered(one.journal, one.journal.facts().length - 1, (fact) => ({
      ...fact,
      envelope: { ...fact.envelope, revision: 2 ** 40 },
    }))
    recordVisit(one.journal, 2)
    const run = await one.sync.runNow()
    expect(run.outcome).toBe('difference')
    const { rows } = await headquarters
      .pool()
      .query(`SELECT reason FROM set_aside WHERE outlet = $1 ORDER BY origin_seq`, [one.outlet])
    expect(rows.map((row) => row.reason)).toEqual(expect.arrayContaining(['malformed', 'payload-too-large']))
    const last = `SELECT count FROM chains WHERE outlet = $1`
    expect(await countOf(headquarters, last, one.outlet)).toBe(2 * factsPerVisit + 5)
    expect(
      await countOf(
        headquarters,
        `SELECT count(*) FROM events WHERE outlet = $1 AND stream = 'ticket/nul'`,
        one.outlet,
      ),
    ).toBe(1)
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'difference', sent: 0 })
  })

  test('what is set aside stays on screen until somebody at headquarters settles it', async () => {
    const one = await station()
    recordVisit(one.journal, 1)
    tampered(one.journal, 2, (fact) => ({ ...fact, envelope: { ...fact.envelope, version: 0 } }))
    await one.sync.runNow()
    await one.sync.runNow()
    expect(one.sync.differences().map((line) => line.what)).toContain('set-aside')
    const { office } = headquarters.hq()
    const key = { outlet: one.outlet, station: 'A', incarnation: 0, originSeq: 3, reason: 'malformed' }
    expect(await office.settleSetAside(key, 'admin', '已核对纸质单据')).toBe(true)
    await one.sync.runNow()
    expect(one.sync.differences().map((line) => line.what)).not.toContain('set-aside')
  })

  test('a publication that can not be understood is named and skipped; those after it arrive', async () => {
    const one = await station()
    const { office } = headquarters.hq()
    await office.publish(
      'priceChanged',
      { partNumber: 'P-1', priceFen: 5, validFrom: '2026-03-02' },
      'test',
      one.outlet,
    )
    await office.publish(
      'priceChanged',
      { partNumber: 'P-2', priceFen: 6, validFrom: '2026-03-02' },
      'test',
      one.outlet,
    )
    await headquarters
      .pool()
      .query(
        `UPDATE hq_facts SET payload = '{"partNumber":"P-1","priceFen":-5}' WHERE outlet = $1 AND payload LIKE '%P-1%'`,
        [one.outlet],
      )
    expect(await one.sync.runNow()).toMatchObject({ outcome: 'difference', received: expect.any(Number) })
    const prices = one.journal.published().filter((fact) => fact.type === 'priceChanged')
    expect(prices.map((fact) => (fact.payload as { partNumber: string }).partNumber)).toEqual(['P-2'])
    expect(one.sync.differences().map((line) => line.what)).toEqual(['publication-unreadable'])
  })
})

async function changed(response: Response, change: (text: string) => string): Promise<Response> {
  const text = change(await response.text())
  const head = new Headers(response.headers)
  head.delete('content-encoding')
  head.delete('content-length')
  return new Response(text, { status: response.status, headers: head })
}
