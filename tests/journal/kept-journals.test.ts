/** A journal that any earlier release wrote is opened, folded and printed as it was then, and goes on from there. */

import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { keptJournals, openKeptJournal, whatItSays } from '../support/kept-journal'
import { intake, type TestWorkstation } from '../support/workstation'

const versions = readdirSync(keptJournals)
  .filter((name) => name.endsWith('.sqlite.gz'))
  .map((name) => name.replace('.sqlite.gz', ''))

let test: TestWorkstation | undefined
afterEach(async () => {
  await test?.end()
  test = undefined
})

describe('a journal of an earlier release', () => {
  it('is there to be tried', () => expect(versions).toContain('0.1.0'))

  for (const version of versions) {
    it(`${version}: opens, and its chain is whole`, () => {
      const kept = openKeptJournal(version)
      test = kept.test
      expect(test.workstation.journal.verify()).toBeUndefined()
      expect(test.workstation.journal.head()).toBe(kept.says.facts)
    })

    it(`${version}: folds to what it was; a later program may know more, never less`, () => {
      const kept = openKeptJournal(version)
      test = kept.test
      const now = whatItSays(test)
      for (const [stream, state] of Object.entries(kept.says.states)) {
        expect(now.states[stream], stream).toMatchObject(state as object)
      }
    })

    it(`${version}: prints every paper with everything that stood on it`, () => {
      const kept = openKeptJournal(version)
      test = kept.test
      const now = whatItSays(test)
      for (const [job, values] of Object.entries(kept.says.papers)) {
        const left = [...(now.papers[job] ?? [])]
        const lost = values.filter((value) => {
          const at = left.indexOf(value)
          if (at >= 0) left.splice(at, 1)
          return at < 0
        })
        expect(lost, job).toEqual([])
      }
    })

    it(`${version}: work goes on in it`, () => {
      const kept = openKeptJournal(version)
      test = kept.test
      test.must('counter', 'receiveDevice', intake())
      expect(test.workstation.journal.verify()).toBeUndefined()
    })
  }
})
