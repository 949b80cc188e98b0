/** What no clerk should ever have to think about: old backups, copied disks, servers that die in mid-sentence. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDayCode, readDayCode } from '../../shared/sync/day-code'
import {
  connectStation,
  countOf,
  startSync,
  startTestHeadquarters,
  type TestHeadquarters,
} from './headquarters-harness'
import { createStation, factsPerVisit, hashOf, recordVisit } from './memory-journal'

let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
})
afterAll(() => headquarters.close())

const eventsOf = (outlet: string): Promise<number> =>
  countOf(headquarters, 'SELECT count(*) FROM events WHERE outlet = $1', outlet)
const incidentsOf = async (outlet: string): Promise<readonly string[]> =>
  (
    await headquarters
      .pool()
      .query<{ kind: string }>('SELECT kind FROM incidents WHERE outlet = $1 ORDER BY at_ms', [outlet])
  ).rows.map((row) => row.kind)
const doubled = (): Promise<number> =>
  countOf(headquarters, 'SELECT count(*) - count(DISTINCT (outlet, id)) AS count FROM events')
const epoch = (): Promise<number> => countOf(headquarters, 'SELECT epoch AS count FROM headquarters')

/** What a dump from earlier would bring back, in the same cluster, so that nothing but the data tells. */
const saved = [
  'headquarters',
  'hq_facts',
  'epochs',
  'events',
  'chains',
  'days',
  'stations',
  'set_aside',
  'incidents',
  'once_had',
]

async function backUp(): Promise<void> {
  for (const table of saved) {
    await headquarters.pool().query(`DROP TABLE IF EXISTS saved_${table}`)
    await headquarters.pool().query(`CREATE TABLE saved_${table} AS SELECT * FROM ${table}`)
  }
}

async function restoreBackup(): Promise<void> {
  for (const table of saved) {
    await headquarters.pool().query(`TRUNCATE ${table}`)
    await headquarters.pool().query(`INSERT INTO ${table} SELECT * FROM saved_${table}`)
  }
}

describe('headquarters restored from an old backup', () => {
  test('every record that any workstation still has returns within one run, and it is noticed', async () => {
    const stations = ['A', 'B'].map((letter) => createStation('DA01', letter))
    const workstations = await Promise.all(stations.map((one) => connectStation(headquarters, one)))
    for (const one of stations) recordVisit(one, 1)
    for (const { sync } of workstations) await sync.runNow()
    await backUp()
    for (const one of stations) recordVisit(one, 2)
    for (const { sync } of workstations) await sync.runNow()
    expect(await eventsOf('DA01')).toBe(4 * factsPerVisit)
    await restoreBackup()
    expect(await eventsOf('DA01')).toBe(2 * factsPerVisit)
    expect(await workstations[0]?.sync.runNow()).toMatchObject({
      outcome: 'agree',
      sent: factsPerVisit,
      reason: 'headquarters-went-back',
    })
    expect(await workstations[1]?.sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(await eventsOf('DA01')).toBe(4 * factsPerVisit)
    expect(await doubled()).toBe(0)
    // One life, not one for each station.
    expect(await epoch()).toBe(2)
    const incidents = `SELECT count(*) FROM incidents WHERE kind = 'headquarters-went-back'`
    expect(await countOf(headquarters, incidents)).toBe(1)
  })

  test('numbers given twice to publications are given anew, and every workstation gets every one', async () => {
    const stations = ['A', 'B'].map((letter) => createStation('DA02', letter))
    const [first, second] = await Promise.all(stations.map((one) => connectStation(headquarters, one)))
    const before = await epoch()
    const price = (partNumber: string): Promise<unknown> =>
      headquarters
        .hq()
        .office.publish('priceChanged', { partNumber, priceFen: 1, validFrom: '2026-03-02' }, 'test')
    const prices = (place: number): string[] =>
      (stations[place]?.published() ?? [])
        .filter((fact) => fact.type === 'priceChanged')
        .map((fact) => (fact.payload as { partNumber: string }).partNumber)
    await price('P-1')
    await first?.sync.runNow()
    await second?.sync.runNow()
    await backUp()
    await price('LOST-2')
    await price('LOST-3')
    await first?.sync.runNow()
    await restoreBackup()
    await price('NEW-2')
    await second?.sync.runNow()
    // The first station knows other publications under these numbers: headquarters believes it, and begins anew.
    expect(await first?.sync.runNow()).toMatchObject({ reason: 'headquarters-went-back' })
    await second?.sync.runNow()
    // All that headquarters still has comes again, in its order, over what it has lost.
    expect(prices(0)).toEqual(['P-1', 'LOST-2', 'LOST-3', 'P-1', 'NEW-2'])
    expect(new Set(prices(1))).toEqual(new Set(['P-1', 'NEW-2']))
    const numbers = stations.map((one) => one.published().map((fact) => fact.hqSeq))
    for (const list of numbers) expect(new Set(list).size).toBe(list.length)
    await price('AFTER-4')
    expect(await first?.sync.runNow()).toMatchObject({ outcome: 'agree', received: 1, reason: '' })
    expect(await epoch()).toBe(before + 1)
  })

  test('restored twice, to before the first restore, it still begins a life that nobody has met', async () => {
    const station = createStation('DA03', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await sync.runNow()
    await backUp()
    const before = await epoch()
    for (const visit of [2, 3, 4]) {
      recordVisit(station, visit)
      await sync.runNow()
      await restoreBackup()
      await sync.runNow()
      expect(await epoch()).toBe(before + visit - 1)
      expect(await eventsOf('DA03')).toBe(visit * factsPerVisit)
    }
    expect(await doubled()).toBe(0)
  })
})

describe('a workstation restored from an old backup', () => {
  test('it goes on in a new incarnation; what it lost is named by number and stays at headquarters', async () => {
    const station = createStation('DA04', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await sync.runNow()
    const backup = station.backup()
    recordVisit(station, 2)
    await sync.runNow()
    station.restore(backup)
    station.newIncarnation()
    recordVisit(station, 3)
    expect(await sync.runNow()).toMatchObject({ outcome: 'difference', sent: factsPerVisit })
    expect(await eventsOf('DA04')).toBe(3 * factsPerVisit)
    expect(sync.differences()[0]).toMatchObject({ what: 'missing-here', here: '10', there: '0: 11–20' })
    const told = await headquarters
      .pool()
      .query<{ detail: string }>(`SELECT detail FROM incidents WHERE kind = 'station-lost-tail'`)
    expect(told.rows.map((row) => JSON.parse(row.detail))).toEqual([
      { incarnation: 0, fromSeq: 11, toSeq: 20 },
    ])
    expect(await doubled()).toBe(0)
  })

  test('its counter went back with it, and headquarters lets it in all the same', async () => {
    const station = createStation('DA05', 'A')
    const first = await connectStation(headquarters, station)
    const backup = station.backup()
    for (let run = 0; run < 60; run += 1) await first.sync.runNow()
    station.restore(backup)
    const again = startSync(station)
    expect(await again.sync.runNow()).toMatchObject({ outcome: 'agree' })
  })
})

const kills = Number(process.env.KILLS ?? 5)

describe('a tail that the disk lost', () => {
  test('headquarters is the witness: it is noticed at the next contact, and named by number on both sides', async () => {
    const station = createStation('DA08', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    const early = station.backup()
    recordVisit(station, 2)
    await sync.runNow()
    // The disk said that it had written, and had not: the very same incarnation goes on with less, knowing nothing.
    station.restore(early)
    expect(await sync.runNow()).toMatchObject({ outcome: 'difference', sent: 0 })
    expect(sync.differences()[0]).toMatchObject({ what: 'missing-here', here: '10', there: '0: 11–20' })
    expect(await incidentsOf('DA08')).toEqual(['station-lost-tail'])
    expect(await eventsOf('DA08')).toBe(2 * factsPerVisit)
  })

  test('what it writes over the lost numbers is kept beside them, never over them', async () => {
    const station = createStation('DA09', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    const early = station.backup()
    recordVisit(station, 2)
    await sync.runNow()
    station.restore(early)
    for (const visit of [77, 78]) recordVisit(station, visit)
    expect(await sync.runNow()).toMatchObject({ outcome: 'difference' })
    const kept = `SELECT count(*) FROM set_aside WHERE outlet = 'DA09' AND reason = 'differs-from-stored'`
    expect(await countOf(headquarters, kept)).toBe(factsPerVisit)
    expect(await eventsOf('DA09')).toBe(3 * factsPerVisit)
  })
})

describe('a copied disk, and a machine that came back twice', () => {
  test('two machines under one name: everything of both is kept, and headquarters says where they part', async () => {
    const original = createStation('DA10', 'A')
    const first = await connectStation(headquarters, original)
    recordVisit(original, 1)
    await first.sync.runNow()
    const copy = createStation('DA10', 'A', original.key)
    copy.restore(original.backup())
    const second = startSync(copy)
    recordVisit(original, 2)
    recordVisit(copy, 3)
    recordVisit(copy, 4)
    await first.sync.runNow()
    expect(await second.sync.runNow()).toMatchObject({ outcome: 'difference' })
    // Ten set aside beside the original's, and ten beyond them that begin at a link which is not there.
    const aside = `SELECT count(*) FROM set_aside WHERE outlet = 'DA10' AND reason = $1`
    expect(await countOf(headquarters, aside, 'differs-from-stored')).toBe(factsPerVisit)
    expect(await countOf(headquarters, aside, 'link-broken')).toBe(1)
    expect(await eventsOf('DA10')).toBe(3 * factsPerVisit)
  })

  test('two incarnations of one station stand beside each other, each with its own gapless count', async () => {
    const station = createStation('DA11', 'A')
    const { sync } = await connectStation(headquarters, station)
    for (const visit of [1, 2, 3]) {
      recordVisit(station, visit)
      await sync.runNow()
      station.newIncarnation()
    }
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree' })
    const chains = await headquarters
      .pool()
      .query(
        `SELECT incarnation, count::int, verified::int FROM chains WHERE outlet = 'DA11' ORDER BY incarnation`,
      )
    expect(chains.rows).toEqual([0, 1, 2].map((incarnation) => ({ incarnation, count: 10, verified: 10 })))
  })
})

describe('a double disaster', () => {
  /** Headquarters and the station's whole machine go back to where only the first visit was; no mark is left. */
  async function loseBoth(outlet: string, letters: readonly string[]) {
    const stations = letters.map((letter) => createStation(outlet, letter))
    const workstations = await Promise.all(stations.map((one) => connectStation(headquarters, one)))
    const [station] = stations
    if (!station) throw new Error('a disaster needs a station')
    const runAll = async (): Promise<void> => {
      for (const { sync } of workstations) await sync.runNow()
    }
    recordVisit(station, 1)
    await runAll()
    await backUp()
    const early = station.backup()
    recordVisit(station, 2)
    const code = formatDayCode({ station: 'A', incarnation: 0, count: 20, head: hashOf(station.facts()[19]) })
    await runAll()
    await restoreBackup()
    station.restore(early)
    station.newIncarnation()
    recordVisit(station, 3)
    return { code, workstations, first: workstations[0]!.sync }
  }
  const lostNumbers = [{ what: 'lost-everywhere', here: '0: 11–20', there: '0: 11–20' }]
  const listedAtHeadquarters = async (outlet: string): Promise<unknown[]> =>
    (
      await headquarters
        .pool()
        .query<{ detail: string }>(
          `SELECT detail FROM incidents WHERE outlet = $1 AND kind = 'lost-everywhere'`,
          [outlet],
        )
    ).rows.map((row) => JSON.parse(row.detail))

  test('with the mark gone too, the other station of the outlet is the witness: listed by number on both sides', async () => {
    const { workstations, first } = await loseBoth('DA12', ['A', 'B'])
    // Nothing that is left of the first one knows of its loss; the second one remembers what headquarters held of it.
    expect(await first.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(await workstations[1]?.sync.runNow()).toMatchObject({ outcome: 'agree' })
    expect(await first.runNow()).toMatchObject({ outcome: 'difference' })
    expect(first.differences()).toMatchObject(lostNumbers)
    expect(await listedAtHeadquarters('DA12')).toEqual([{ incarnation: 0, fromSeq: 11, toSeq: 20 }])
    expect(await eventsOf('DA12')).toBe(2 * factsPerVisit)
    first.noteLosses()
    expect(await first.runNow()).toMatchObject({ outcome: 'agree' })
  })

  test('where no machine remembers, the printed day slip does', async () => {
    const { code, first } = await loseBoth('DA14', ['A'])
    expect(await first.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    await headquarters.hq().office.noteDayCode('DA14', readDayCode(code)!, 'admin')
    expect(await first.runNow()).toMatchObject({ outcome: 'difference' })
    expect(first.differences()).toMatchObject(lostNumbers)
    expect(await listedAtHeadquarters('DA14')).toEqual([{ incarnation: 0, fromSeq: 11, toSeq: 20 }])
  })

  test('a slip whose records the station still has brings them, and nothing is called lost', async () => {
    const station = createStation('DA15', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await headquarters
      .hq()
      .office.noteDayCode('DA15', { station: 'A', incarnation: 0, count: 10, head: '' }, 'admin')
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: factsPerVisit })
    expect(await listedAtHeadquarters('DA15')).toEqual([])
  })

  test('the mark beside the journal names the numbers that nobody has, until a manager has seen them', async () => {
    const station = createStation('DA13', 'A')
    const { sync } = await connectStation(headquarters, station)
    recordVisit(station, 1)
    await sync.runNow()
    await backUp()
    const early = station.backup()
    for (const visit of [2, 3]) recordVisit(station, visit)
    await sync.runNow()
    await restoreBackup()
    station.restore(early)
    station.onceHad(0, 3 * factsPerVisit)
    station.newIncarnation()
    recordVisit(station, 4)
    expect(await sync.runNow()).toMatchObject({ outcome: 'difference' })
    expect(sync.differences()).toMatchObject([
      { what: 'lost-everywhere', here: '0: 11–30', there: '0: 11–30' },
    ])
    sync.noteLosses()
    expect(sync.differences()).toEqual([])
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree' })
  })
})

describe('processes that die', () => {
  test('PostgreSQL is killed in the middle of batches: nothing lost, nothing doubled', async () => {
    const station = createStation('DA06', 'A')
    let requests = 0
    let killAt = Number.POSITIVE_INFINITY
    const { sync } = await connectStation(headquarters, station, {
      factsAtOnce: 400,
      fetch: async (url, init) => {
        requests += 1
        const answer = fetch(url, init)
        if (requests === killAt) {
          await new Promise((done) => setTimeout(done, 6 * (killAt % 5)))
          process.kill(headquarters.hq().databaseProcessId ?? 0, 'SIGKILL')
        }
        return answer
      },
    })
    let visits = 0
    for (let round = 0; round < kills; round += 1) {
      for (let more = 0; more < 120; more += 1) recordVisit(station, ++visits)
      requests = 0
      killAt = 2 + (round % 3)
      await sync.runNow()
      await headquarters.stop().catch(() => undefined)
      await headquarters.start()
    }
    killAt = Number.POSITIVE_INFINITY
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree' })
    expect(await eventsOf('DA06')).toBe(visits * factsPerVisit)
    expect(await doubled()).toBe(0)
  }, 600_000)

  test('headquarters is away for thirty days; work goes on, and one run brings all of it', async () => {
    const station = createStation('DA07', 'A')
    const { sync } = await connectStation(headquarters, station)
    await sync.runNow()
    await headquarters.stop()
    for (let day = 1; day <= 30; day += 1) {
      recordVisit(station, day, `2026-04-${String(day).padStart(2, '0')}`)
      expect(await sync.runNow()).toMatchObject({ outcome: 'offline', reason: 'unreachable' })
    }
    expect(sync.status()).toMatchObject({ kind: 'offline', count: 300 })
    await headquarters.start()
    expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 300 })
    expect(sync.overview().days).toHaveLength(30)
  })
})
