/** Programs of different ages: each side says what it speaks, both check it, and nothing is exchanged that could be misread. */

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBookkeeping } from '../../electron/sync/bookkeeping'
import { createHeadquartersClient, type FetchLike } from '../../electron/sync/headquarters-client'
import { sha256Hex } from '../../headquarters/exchange/judge'
import { signingKeyFrom, signText } from '../../headquarters/exchange/keys'
import { answerText, headers, helloAnswer, paths } from '../../shared/sync/protocol'
import {
  connectStation,
  countOf,
  startSync,
  startTestHeadquarters,
  type TestHeadquarters,
} from './headquarters-harness'
import { createStation, recordVisit } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

describe('a station of another age', () => {
  const greet = async (protocol: number) => {
    const station = createStation(`PV${String(protocol).padStart(2, '0')}`, 'A')
    await connectStation(headquarters, station)
    const client = createHeadquartersClient({
      fetch: (url, init) => fetch(url, init),
      signingKey: () => station.key,
      nowMs: () => 0,
      randomHex: (bytes) => randomBytes(bytes).toString('hex'),
      books: createBookkeeping(station.port),
    })
    return client.call(paths.hello, helloAnswer, { protocol, whatever: 'a later program says' })
  }

  test('one that is newer or older is told so, with the version that headquarters speaks', async () => {
    expect(await greet(2)).toEqual({ kind: 'refused', reason: 'protocol-too-new', number: 1 })
    expect(await greet(0)).toEqual({ kind: 'refused', reason: 'protocol-too-old', number: 1 })
  })
})

describe('a headquarters of another age', () => {
  /** Signed by headquarters itself, so that only what it says of its age speaks against it. */
  async function aged(path: string, change: object): Promise<FetchLike> {
    const { rows } = await headquarters
      .pool()
      .query<{ signing_key: string }>('SELECT signing_key FROM headquarters')
    const key = signingKeyFrom(rows[0]?.signing_key ?? '')
    return async (url, init) => {
      const answer = await fetch(url, init)
      if (!url.endsWith(path)) return answer
      const text = JSON.stringify({ ...(await answer.json()), ...change })
      const nonce = (init.headers as Record<string, string>)[headers.nonce] ?? ''
      const signature = signText(key, answerText({ status: 200, nonce, bodySha256: sha256Hex(text) }))
      return new Response(text, { headers: { [headers.signature]: signature } })
    }
  }

  test('is not connected to when neither understands the other', async () => {
    for (const [outlet, said] of [
      ['PA01', { protocol: 9, oldestProtocol: 9 }],
      ['PA02', { protocol: 0.5, oldestProtocol: 0.5 }],
    ] as const) {
      const { code } = await headquarters.hq().office.newEnrolmentCode(outlet, 'A', 'test')
      const { sync } = startSync(createStation(outlet, 'A'), { fetch: await aged(paths.about, said) })
      expect((await sync.connect(headquarters.hq().url, code)).kind).toBe('refused')
      expect(await countOf(headquarters, 'SELECT count(*) FROM stations WHERE outlet = $1', outlet)).toBe(0)
    }
  })

  test('a newer one that still speaks our version is', async () => {
    const { code } = await headquarters.hq().office.newEnrolmentCode('PA03', 'A', 'test')
    const { sync } = startSync(createStation('PA03', 'A'), {
      fetch: await aged(paths.about, { protocol: 9, oldestProtocol: 1 }),
    })
    expect(await sync.connect(headquarters.hq().url, code)).toMatchObject({ kind: 'ok' })
  })

  test('one that was updated to something we do not speak gets nothing, and work goes on', async () => {
    const station = createStation('PA04', 'A')
    const old = await aged(paths.hello, { protocol: 0 })
    let isOld = false
    const { sync } = await connectStation(headquarters, station, {
      fetch: (url, init) => (isOld ? old : fetch)(url, init),
    })
    isOld = true
    recordVisit(station, 1)
    expect(await sync.runNow()).toMatchObject({ outcome: expect.stringMatching(/refused|offline/), sent: 0 })
    isOld = false
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 10 })
  })
})
