/** Each fact that an earlier release could record is still read, says at least what it said, and folds to what it did. */

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aggregateByKind } from '../../shared/events/registry'
import { foldedTo, keptFacts, readKeptFacts } from '../support/kept-facts'

const versions = readdirSync(keptFacts).map((name) => name.replace('.json.gz', ''))

describe('a fact of an earlier release', () => {
  it('is there to be tried', () => expect(versions).toContain('0.1.0'))

  for (const version of versions) {
    const kept = Object.entries(readKeptFacts(version))

    it(`${version}: each is read as it was; a later program may know more, never less`, () => {
      for (const [kind, { facts }] of kept) {
        for (const { type, payload } of facts) {
          const shape = aggregateByKind.get(kind)?.events[type]
          if (!shape) throw new Error(`${kind} ${type} is gone`)
          const read = shape.safeParse(payload)
          expect(read.error?.issues, `${kind} ${type} ${JSON.stringify(payload)}`).toBeUndefined()
          expect(JSON.parse(JSON.stringify(read.data)), `${kind} ${type}`).toMatchObject(payload as object)
        }
      }
    })

    it(`${version}: a stream of all of them folds to what it did`, () => {
      for (const [kind, { facts, state }] of kept) {
        const aggregate = aggregateByKind.get(kind)
        if (!aggregate) throw new Error(`${kind} is gone`)
        expect(foldedTo(aggregate, facts), kind).toMatchObject(state as object)
      }
    })
  }
})
