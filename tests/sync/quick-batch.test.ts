/** The quick way of reading a batch says what the ordinary way says, or leaves the batch to it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SealedFact } from '../../electron/sync/journal-port'
import { judgeBatch } from '../../headquarters/exchange/judge'
import { readQuickBatch } from '../../headquarters/exchange/quick-batch'
import { chainText } from '../../shared/events/envelope'
import { batchText } from '../../shared/sync/batch-text'
import { payloadText, type WireFact } from '../../shared/sync/protocol'
import { createStation, factsPerVisit, recordVisit, type Station, sha256 } from './memory-journal'

const origin = { outlet: 'SZ01', station: 'A', incarnation: 0 }
const nothing = { incarnation: 0, count: 0, head: '0'.repeat(64), verified: 0 }

function visits(count: number): Station {
  const station = createStation()
  for (let visit = 1; visit <= count; visit += 1) recordVisit(station, visit)
  return station
}

/** Both ways of the same bytes; the first is `undefined` where it was left to the ordinary way. */
function bothWays(text: string, stored: ReadonlyMap<number, string> = new Map(), before = nothing) {
  const quick = readQuickBatch(Buffer.from(text))
  const parsed = JSON.parse(text) as { readonly fromSeq: number; readonly facts: readonly unknown[] }
  const judged = (facts: readonly unknown[]) => judgeBatch(origin, before, stored, parsed.fromSeq, facts)
  return { quick: quick && judged(quick.facts), ordinary: judged(parsed.facts) }
}

describe('a batch as stations write it', () => {
  test('is read the quick way, Chinese names and all, and judged the same', () => {
    const { quick, ordinary } = bothWays(batchText(0, 1, visits(3).facts()))
    expect(quick).toEqual(ordinary)
    expect(quick?.chain).toMatchObject({ count: 3 * factsPerVisit, verified: 3 * factsPerVisit })
  })

  test('that came before counts as doubled, and what differs is set aside word for word', () => {
    const station = visits(1)
    const stored = new Map(station.facts().map((fact, at) => [at + 1, sha256(chainText(fact.envelope))]))
    stored.set(3, 'f'.repeat(64))
    const before = { ...nothing, count: factsPerVisit }
    const { quick, ordinary } = bothWays(batchText(0, 1, station.facts()), stored, before)
    expect(quick).toEqual(ordinary)
    expect(quick?.setAside.map(({ reason }) => reason)).toEqual(['differs-from-stored'])
    expect(quick?.doubled).toBe(factsPerVisit - 1)
  })

  test('with a broken link or another station’s record in it is judged the same', () => {
    const facts = visits(2)
      .facts()
      .filter((_fact, at) => at !== 7)
    const gap = bothWays(batchText(0, 1, facts.slice(0, 7)))
    expect(gap.quick).toEqual(gap.ordinary)
    const moved = facts
      .slice(7)
      .map((fact, at) => ({ ...fact, envelope: { ...fact.envelope, originSeq: at + 8 } }))
    const linked = bothWays(batchText(0, 1, [...facts.slice(0, 7), ...moved]))
    expect(linked.quick).toEqual(linked.ordinary)
    expect(linked.quick?.setAside.map(({ reason }) => reason)).toContain('link-broken')
    const foreign = bothWays(batchText(0, 1, facts))
    expect(foreign.quick).toEqual(foreign.ordinary)
    expect(foreign.quick?.setAside.map(({ reason }) => reason)).toContain('foreign')
  })

  test('whose person was erased keeps its place without its content', () => {
    const facts = visits(1)
      .facts()
      .map((fact, at) => (at === 0 ? { ...fact, payload: null } : fact))
    const { quick, ordinary } = bothWays(batchText(0, 1, facts))
    expect(quick).toEqual(ordinary)
    expect(quick?.events[0]?.sealed).toBeUndefined()
  })
})

describe('whatever is odd', () => {
  const payloads: readonly unknown[] = [
    { kind: 'repair', text: '},{"envelope":{"id":"' },
    { facts: [{ envelope: { id: 'nested-in-a-payload' } }, { envelope: { id: 'nested-in-a-payload' } }] },
    { b: 1, a: [1, 2.5, -0, 1e21, 'é\u2028"\\\n\t', { 10: 1, 9: 2 }], __proto__: 1, ü: null },
    { half: '\ud800', nul: '\0' },
    'only text',
    7,
    [],
  ]

  test.each(payloads.map((payload) => [payload]))('is judged the same: %j', (payload) => {
    const station = createStation()
    for (let place = 0; place < 3; place += 1) station.record({ stream: 'ticket/1', type: 'odd', payload })
    const { quick, ordinary } = bothWays(batchText(0, 1, station.facts()))
    if (quick) expect(quick).toEqual(ordinary)
    expect(ordinary.setAside).toEqual([])
  })

  test('in a fact, its payload or the bytes: the two ways agree or the quick one stands back', () => {
    const facts = visits(1).facts()
    const keys = [...Object.keys(facts[0]?.envelope ?? {}), 'extra']
    const value = fc.oneof(
      fc.string({ maxLength: 70 }),
      fc.integer(),
      fc.double(),
      fc.constantFrom<unknown>(null, 0, 1, true, [], '', '汉', '\t', '2026-03-02', 'f'.repeat(64)),
    )
    const changed = fc.record({ at: fc.nat(factsPerVisit - 1), key: fc.constantFrom(...keys), value })
    fc.assert(
      fc.property(changed, fc.jsonValue(), fc.boolean(), (change, payload, honest) => {
        const altered = facts.map((fact, at): WireFact => {
          if (at !== change.at) return fact
          const salt = fact.salt
          const envelope = { ...fact.envelope, [change.key]: change.value }
          return {
            envelope: honest
              ? { ...fact.envelope, payloadHash: sha256(payloadText(salt, payload)) }
              : envelope,
            salt,
            payload: honest ? payload : fact.payload,
          }
        })
        const { quick, ordinary } = bothWays(batchText(0, 1, altered))
        if (quick) expect(quick).toEqual(ordinary)
      }),
      { numRuns: 1500 },
    )
    const text = Buffer.from(batchText(0, 1, facts))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(text)
        bytes[at] = byte
        const quick = readQuickBatch(bytes)
        if (!quick) return
        const parsed = JSON.parse(bytes.toString()) as {
          readonly incarnation: number
          readonly fromSeq: number
          readonly facts: unknown[]
        }
        expect([quick.incarnation, quick.fromSeq]).toEqual([parsed.incarnation, parsed.fromSeq])
        expect(judgeBatch(origin, nothing, new Map(), 1, quick.facts)).toEqual(
          judgeBatch(origin, nothing, new Map(), 1, parsed.facts),
        )
      }),
      { numRuns: 1500 },
    )
  })

  test('in what is hashed but is no honest text of a payload is left to the ordinary way', () => {
    const [first] = visits(1).facts() as readonly [SealedFact]
    for (const raw of [
      '{"b":1,"a":2}',
      '{"a": 1}',
      '{"a":1,"a":2}',
      '{"a":1},"more":{}',
      '1e2',
      '{"a"',
      '"\\u0041"',
      '01',
    ]) {
      const envelope = { ...first.envelope, payloadHash: sha256(`${first.salt}:${raw}`) }
      const text = `{"incarnation":0,"fromSeq":1,"facts":[{"envelope":${JSON.stringify(envelope)},"salt":"${first.salt}","payload":${raw}}]}`
      expect(readQuickBatch(Buffer.from(text)), raw).toBeUndefined()
    }
    expect(readQuickBatch(Buffer.from(`${batchText(0, 1, [first])} `))).toBeUndefined()
    expect(readQuickBatch(Buffer.from('{"incarnation":0,"fromSeq":1,"facts":[]}'))).toBeUndefined()
    const cut = Buffer.from(batchText(0, 1, [{ ...first, payload: { name: '王小明' } }]))
    cut[cut.indexOf('王') + 1] = 0xff
    expect(readQuickBatch(cut)).toBeUndefined()
  })
})
