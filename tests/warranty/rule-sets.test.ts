/** Which rules are in force: shipped, replaced by headquarters without a release, with promises laid over them. */

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRuleSets, hashOf, type RuleSets } from '../../electron/warranty/rule-sets'
import type { WarrantyRuleSet } from '../../shared/warranty/rules'
import { quickFolder } from '../support/folders'
import { resources, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let ruleSets: RuleSets
let hqSeq = 0
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
  ruleSets = test.workstation.warranty.ruleSets
})
afterEach(() => test.end())

const shipped = JSON.parse(readFileSync(join(resources, 'warranty/sanbao.json'), 'utf8')) as WarrantyRuleSet

/** What the exchange keeps of a published fact, and what it then does. */
function published(type: string, payload: unknown): void {
  hqSeq += 1
  const fact = {
    id: `fact-${randomBytes(4).toString('hex')}`,
    hqSeq,
    epoch: 1,
    outlet: '',
    type,
    version: 1,
    publishedAtMs: test.clock.nowMs,
    publishedBy: 'office',
    payload,
  }
  test.workstation.database.run(
    'INSERT INTO headquarters_facts (hq_seq, type, payload, received_at_ms) VALUES (?, ?, ?, ?)',
    hqSeq,
    type,
    Buffer.from(JSON.stringify(fact)),
    test.clock.nowMs,
  )
  ruleSets.refresh()
}
const publishSet = (set: { readonly id?: string; readonly [more: string]: unknown }, sha256 = hashOf(set)) =>
  published('ruleSetPublished', { ruleSetId: set.id ?? 'x', sha256, ruleSet: set })

const promise = (months: number) => ({
  format: 'counterbench-warranty-promises',
  formatVersion: 1,
  id: `brand-${months}`,
  issuedOn: '2026-01-01',
  title: { zh: '品牌承诺', en: 'Brand promise' },
  rules: [
    {
      id: 'brand',
      kind: 'promise',
      title: { zh: '品牌承诺', en: 'Brand promise' },
      validFrom: '2015-01-01',
      validTo: null,
      grade: 'C',
      source: 'brand',
      state: { zh: '有效', en: 'in force' },
    },
  ],
  rows: [
    {
      id: 'brand-phone-period',
      rule: 'brand',
      classes: ['phone'],
      productLines: null,
      brands: null,
      article: { zh: '承诺', en: 'promise' },
      articleGrade: 'C',
      grade: 'C',
      source: 'brand',
      validFrom: '2015-01-01',
      validTo: null,
      words: { zh: '整机保修', en: 'Whole unit' },
      situation: 'whole-unit-period',
      months,
    },
  ],
})
const publishPromise = (id: string, promises: object) =>
  published('promisesPublished', { promisesId: id, sha256: hashOf(promises), promises })

describe('the rules in force', () => {
  it('are the shipped ones until headquarters has published others', () => {
    expect(ruleSets.current().set.id).toBe(shipped.id)
    expect(ruleSets.overview()).toMatchObject({ origin: 'shipped', promises: [], refused: [] })
    publishSet({ ...shipped, id: 'sanbao-2026-07', state: 'confirmed' })
    expect(ruleSets.current().set).toMatchObject({ id: 'sanbao-2026-07', state: 'confirmed' })
    expect(ruleSets.overview().origin).toBe('headquarters')
  })

  it('keep every set that was ever in force, found by its hash, also after a restart', async () => {
    const before = ruleSets.current().hash
    publishSet({ ...shipped, id: 'sanbao-2026-07' })
    publishSet({ ...shipped, id: 'sanbao-2026-08' })
    expect(
      ruleSets
        .overview()
        .kept.map(({ id }) => id)
        .sort(),
    ).toEqual([shipped.id, 'sanbao-2026-07', 'sanbao-2026-08'])
    test = await test.reopen()
    const again = test.workstation.warranty.ruleSets
    expect(again.current().set.id).toBe('sanbao-2026-08')
    expect(again.byHash(before)?.set.id).toBe(shipped.id)
    expect(again.byHash('f'.repeat(64))).toBeUndefined()
    // Another program, shipped with other rules, still knows the old ones.
    const other = createRuleSets({
      database: test.workstation.database,
      shipped: again.current(),
      nowMs: () => 0,
      log: () => undefined,
    })
    expect(other.byHash(before)?.set.rows).toHaveLength(shipped.rows.length)
  })

  it('do not change by a set that is not sound or is not what its hash says', () => {
    publishSet({ ...shipped, id: 'broken', rows: [{ ...shipped.rows[0], rule: 'nobody' }] })
    publishSet({ ...shipped, id: 'altered' }, 'a'.repeat(64))
    publishSet({})
    expect(ruleSets.current().set.id).toBe(shipped.id)
    expect(ruleSets.overview().refused.map(({ id }) => id)).toEqual(['broken', 'altered', 'x'])
    publishSet({ ...shipped, id: 'sound' })
    expect(ruleSets.current().set.id).toBe('sound')
    expect(ruleSets.overview().refused).toEqual([])
  })
})

describe('a brand’s promises', () => {
  it('are laid over the law, and are withdrawn', () => {
    publishPromise('brand-24', promise(24))
    expect(ruleSets.current().set.rows).toHaveLength(shipped.rows.length + 1)
    expect(ruleSets.overview().promises).toEqual(['brand-24'])
    const merged = ruleSets.current().hash
    published('promisesWithdrawn', { promisesId: 'brand-24' })
    expect(ruleSets.current().set.id).toBe(shipped.id)
    expect(ruleSets.byHash(merged)?.set.id).toBe(`${shipped.id}+brand-24`)
  })

  it('that take away from the law are refused whole, and the row is named', () => {
    publishPromise('brand-6', promise(6))
    expect(ruleSets.current().set.id).toBe(shipped.id)
    expect(ruleSets.overview().refused).toMatchObject([{ id: 'brand-6', reason: 'overlay-takes-away' }])
  })
})
