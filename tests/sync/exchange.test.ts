/** The exchange as it should be: a workstation and headquarters end up holding the same, and both can show it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  connectStation,
  countOf,
  startSync,
  startTestHeadquarters,
  type TestHeadquarters,
} from './headquarters-harness'
import { createStation, factsPerVisit, recordVisit } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

const eventsOf = (outlet: string): Promise<number> =>
  countOf(headquarters, 'SELECT count(*) FROM events WHERE outlet = $1', outlet)

describe('enrolment', () => {
  test('a one-time code makes a workstation known, once', async () => {
    const first = createStation('EN01', 'A')
    const { code } = await headquarters.hq().office.newEnrolmentCode('EN01', 'A', 'test')
    const url = headquarters.hq().url
    expect(await startSync(first).sync.connect(url, code)).toEqual({ kind: 'ok', value: null })
    const stranger = startSync(createStation('EN01', 'A'))
    expect(await stranger.sync.connect(url, code)).toMatchObject({ reason: 'code-unknown' })
    expect(stranger.sync.status().kind).toBe('never')
  })

  test('a code typed in small letters and without dashes is the same code', async () => {
    const { code } = await headquarters.hq().office.newEnrolmentCode('EN02', 'B', 'test')
    const station = startSync(createStation('EN02', 'B'))
    const typed = code.toLowerCase().replaceAll('-', ' ')
    expect(await station.sync.connect(headquarters.hq().url, typed)).toMatchObject({ kind: 'ok' })
  })

  test('a code for another station letter is refused and not used up', async () => {
    const { code } = await headquarters.hq().office.newEnrolmentCode('EN03', 'A', 'test')
    const wrong = startSync(createStation('EN03', 'B'))
    expect(await wrong.sync.connect(headquarters.hq().url, code)).toMatchObject({
      reason: 'code-for-other-station',
    })
    const right = startSync(createStation('EN03', 'A'))
    expect(await right.sync.connect(headquarters.hq().url, code)).toMatchObject({ kind: 'ok' })
  })

  test('a new machine may not go on under a letter that another journal has written under', async () => {
    const old = createStation('EN05', 'A')
    const workstation = await connectStation(headquarters, old)
    recordVisit(old, 1)
    await workstation.sync.runNow()
    const { code } = await headquarters.hq().office.newEnrolmentCode('EN05', 'A', 'test')
    const fresh = startSync(createStation('EN05', 'A', undefined, 'another-journal'))
    expect(await fresh.sync.connect(headquarters.hq().url, code)).toMatchObject({ reason: 'letter-in-use' })
    // Restored from a backup it has the same journal in a new incarnation, and goes on.
    const restored = createStation('EN05', 'A')
    restored.restore(old.backup())
    restored.newIncarnation()
    expect(await startSync(restored).sync.connect(headquarters.hq().url, code)).toMatchObject({ kind: 'ok' })
  })

  test('an address that is none, or would send customers’ data in clear, is refused', async () => {
    const { sync } = startSync(createStation())
    expect(await sync.connect('总部', 'CODE-1234')).toMatchObject({ reason: 'address-wrong' })
    expect(await sync.connect('http://hq.example.com', 'CODE-1234')).toMatchObject({ reason: 'https-needed' })
    expect(await sync.connect('http://127.0.0.1:1', 'CODE-1234')).toMatchObject({
      reason: 'headquarters-unreachable',
    })
  })

  test('a revoked workstation is refused; a replaced machine takes its letter over', async () => {
    const broken = createStation('EN04', 'A')
    const workstation = await connectStation(headquarters, broken)
    recordVisit(broken, 1)
    expect(await workstation.sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    const replaced = createStation('EN04', 'A')
    replaced.newIncarnation()
    const successor = await connectStation(headquarters, replaced)
    recordVisit(replaced, 2)
    expect(await workstation.sync.runNow()).toMatchObject({ outcome: 'refused', reason: 'revoked' })
    await successor.sync.runNow()
    expect(await eventsOf('EN04')).toBe(2 * factsPerVisit)
    // What only the broken machine had, headquarters says it has.
    expect(successor.sync.differences()).toEqual([
      expect.objectContaining({ what: 'missing-here', there: `0: 1–${factsPerVisit}` }),
      ...successor.sync.differences().slice(1),
    ])
  })
})

describe('a normal day', () => {
  test('everything new goes up, and both sides prove that they hold the same', async () => {
    const station = createStation('SZ01', 'A')
    const { sync } = await connectStation(headquarters, station)
    for (let visit = 1; visit <= 60; visit += 1) recordVisit(station, visit)
    expect(sync.status()).toMatchObject({ kind: 'never', count: 600 })
    const run = await sync.runNow()
    expect(run).toMatchObject({ outcome: 'agree', sent: 600, setAside: 0 })
    expect(await eventsOf('SZ01')).toBe(600)
    expect(sync.status()).toMatchObject({ kind: 'agree', count: 0 })
    const overview = sync.overview()
    expect(overview.stations).toHaveLength(1)
    expect(overview.stations[0]?.here).toEqual(overview.stations[0]?.there)
    expect(overview.days).toEqual([expect.objectContaining({ day: '2026-03-02', agrees: true })])
    expect(overview.days[0]?.here).toBe(overview.days[0]?.there)
    expect(sync.differences()).toEqual([])
  })

  test('a second run sends nothing twice', async () => {
    const station = createStation('SZ02', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await sync.runNow()
    recordVisit(station, 2)
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 0 })
    expect(await eventsOf('SZ02')).toBe(2 * factsPerVisit)
  })

  test('a ticket saved while the run is under way is waiting, not missing', async () => {
    const station = createStation('SZ03', 'A')
    let during = true
    const { sync } = await connectStation(headquarters, station, {
      fetch: (url, init) => {
        if (during && url.endsWith('/v1/pull')) {
          during = false
          recordVisit(station, 2)
        }
        return fetch(url, init)
      },
    })
    recordVisit(station, 1)
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(sync.status()).toMatchObject({ kind: 'waiting', count: factsPerVisit })
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
  })

  test('two presses of the button are one run', async () => {
    const station = createStation('SZ04', 'A')
    const { sync, runs } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    const [first, second] = await Promise.all([sync.runNow(), sync.runNow()])
    expect(first).toBe(second)
    expect(runs).toHaveLength(1)
  })

  test('the rehearsal says what will go and come, and changes nothing', async () => {
    const station = createStation('SZ05', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await headquarters
      .hq()
      .office.publish(
        'priceChanged',
        { partNumber: 'SCR-1', priceFen: 100, validFrom: '2026-03-02' },
        'test',
        'SZ05',
      )
    const rehearsal = await sync.rehearse()
    expect(rehearsal).toMatchObject({ reachable: true, needYou: 0 })
    expect(rehearsal.willSend).toContainEqual({ key: 'ticket', count: 8 })
    expect(rehearsal.willReceive).toContainEqual({ key: 'priceChanged', count: 1 })
    expect(await eventsOf('SZ05')).toBe(0)
    expect(station.published()).toEqual([])
  })

  test('headquarters’ recalls and prices arrive once each, in order, and only where they are meant for', async () => {
    const { office } = headquarters.hq()
    const here = createStation('SZ06', 'A')
    const elsewhere = createStation('SZ07', 'A')
    const first = await connectStation(headquarters, here)
    const second = await connectStation(headquarters, elsewhere)
    await first.sync.runNow()
    await second.sync.runNow()
    const before = { here: here.published().length, elsewhere: elsewhere.published().length }
    const recall = {
      noticeId: 'recall-1',
      titleZh: '电池召回',
      modelIds: ['phone-1'],
      serialFrom: 'SN0001',
      serialTo: 'SN0999',
      publishedOn: '2026-03-02',
    }
    await office.publish('recallPublished', recall, 'test')
    await office.publish(
      'priceChanged',
      { partNumber: 'SCR-1', priceFen: 18800, validFrom: '2026-03-03' },
      'test',
      'SZ06',
    )
    expect(await first.sync.runNow()).toMatchObject({ received: 2 })
    expect(await second.sync.runNow()).toMatchObject({ received: 1 })
    expect(await first.sync.runNow()).toMatchObject({ received: 0 })
    const arrived = here.published().slice(before.here)
    expect(arrived.map((fact) => fact.type)).toEqual(['recallPublished', 'priceChanged'])
    expect(arrived[0]?.payload).toMatchObject({ titleZh: '电池召回', serialTo: 'SN0999' })
    expect(
      elsewhere
        .published()
        .slice(before.elsewhere)
        .map((fact) => fact.type),
    ).toEqual(['recallPublished'])
  })

  test('thirty days without a network are caught up in one run', async () => {
    const station = createStation('SZ08', 'A')
    const { sync } = await connectStation(headquarters, station)
    const visits = 1000
    for (let visit = 0; visit < visits; visit += 1) {
      const day = `2026-02-${String(1 + (visit % 28)).padStart(2, '0')}`
      recordVisit(station, visit, day)
    }
    const startedAtMs = performance.now()
    const run = await sync.runNow()
    const tookMs = performance.now() - startedAtMs
    expect(run).toMatchObject({ outcome: 'agree', sent: visits * factsPerVisit })
    expect(await eventsOf('SZ08')).toBe(visits * factsPerVisit)
    expect(sync.overview().days).toHaveLength(28)
    expect(tookMs).toBeLessThan(10_000)
  })

  test('a clock that is three years off, either way, changes nothing', async () => {
    for (const [outlet, iso] of [
      ['CK01', '2023-03-02T10:00:00Z'],
      ['CK02', '2029-03-02T10:00:00Z'],
    ] as const) {
      const station = createStation(outlet, 'A')
      const { sync } = await connectStation(headquarters, station, { nowMs: () => Date.parse(iso) })
      recordVisit(station, 1)
      expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    }
    const skew = await countOf(
      headquarters,
      `SELECT clock_skew_ms AS count FROM stations WHERE outlet = 'CK01'`,
    )
    expect(skew).toBeLessThan(-94_000_000_000)
  })

  test('records of a type that nobody knows yet are kept and counted', async () => {
    const station = createStation('SZ09', 'A')
    const { sync } = await connectStation(headquarters, station)
    station.record({ stream: 'drone/d-1', type: 'droneLanded', payload: { height: 12, 高度: '十二' } })
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 1 })
    const { rows } = await headquarters
      .pool()
      .query<{ payload: string }>(`SELECT payload FROM events WHERE outlet = 'SZ09'`)
    expect(JSON.parse(rows[0]?.payload ?? '')).toEqual({ height: 12, 高度: '十二' })
  })

  test('an erased customer is unreadable at headquarters too, and the chain still verifies', async () => {
    const station = createStation('SZ10', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await sync.runNow()
    const readable = `SELECT count(*) FROM events WHERE outlet = 'SZ10' AND payload LIKE '%13812345678%'`
    expect(await countOf(headquarters, readable)).toBe(1)
    station.record({ stream: 'customer/c-1', type: 'customerErased', payload: { reason: '本人要求' } })
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree' })
    expect(await countOf(headquarters, readable)).toBe(0)
  })
})
