/** The quick look at a fact's shape never lets anything by that the schema would not, and lets by what stations send. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireFactSchema } from '../../shared/sync/protocol'
import { isPlainWireFact } from '../../shared/sync/wire-check'
import { createStation, recordVisit } from './memory-journal'

const station = createStation()
recordVisit(station, 1)
const facts = station.facts()
const [first] = facts

test('what stations send is known at once', () => {
  expect(facts.every(isPlainWireFact)).toBe(true)
})

test('whatever is changed about a fact, the two say the same or the quick look leaves it to the schema', () => {
  const keys = [...Object.keys(first?.envelope ?? {}), 'extra']
  const value = fc.oneof(
    fc.string({ maxLength: 260 }),
    fc.integer({ min: -3 }),
    fc.double(),
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      [],
      {},
      '2026-13-99',
      'f'.repeat(64),
      'F'.repeat(64),
      '',
      2 ** 60,
    ),
  )
  fc.assert(
    fc.property(fc.constantFrom(...keys), value, fc.boolean(), (key, changed, gone) => {
      const envelope: Record<string, unknown> = { ...first?.envelope, [key]: changed }
      if (gone) delete envelope[key]
      const fact = { ...first, envelope }
      if (isPlainWireFact(fact)) expect(wireFactSchema.safeParse(fact).data).toEqual(fact)
    }),
    { numRuns: 3000 },
  )
  for (const fact of [
    null,
    1,
    [],
    {},
    { ...first, more: 1 },
    { ...first, salt: 'x'.repeat(65) },
    { ...first, salt: 7 },
  ]) {
    expect(isPlainWireFact(fact)).toBe(false)
  }
})
