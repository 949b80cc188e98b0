/**
 * Rulings and rules by hand. A question is answered once; a rule set, a promise or a list that is not sound is said
 * to be so here and reaches no outlet.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { canonicalJson } from '../../shared/warranty/canonical'
import { mergeOverlay } from '../../shared/warranty/overlay'
import { loadRuleSet } from '../../shared/warranty/rules'
import type { UploadFault } from '../upload/upload'
import type { PageContext } from './frame'
import type { AddPage, PageDeps, Visit } from './pages'
import { warrantyView } from './view-warranty'
import { filled } from './words'
import { warrantyWordsOf } from './words-warranty'

const all = ['viewer', 'publisher', 'administrator'] as const
const publishers = ['publisher', 'administrator'] as const
const remedyKinds = ['free-repair', 'exchange', 'return'] as const

export function warrantyPages(add: AddPage, deps: PageDeps): void {
  const { office, warranty, serialUploads } = deps
  const page = async (context: PageContext): Promise<string> =>
    warrantyView({ ...context, path: '/warranty' }, await warranty.rulings())
  const wordsOf = ({ context }: Visit) => warrantyWordsOf[context.language]
  const say = async (visit: Visit, kind: 'good' | 'bad', text: string) =>
    visit.show(await page(visit.with({ kind, text })), kind === 'good' ? 200 : 400)
  const refuse = (visit: Visit, why: string) => say(visit, 'bad', filled(wordsOf(visit).refused, { why }))

  add('GET', '/warranty', all, async ({ context, show }) => show(await page(context)))

  add('POST', '/warranty/ruling', publishers, async (visit) => {
    const { form, context } = visit
    const words = wordsOf(visit)
    const asked = await warranty.ruling(form.get('rulingId') ?? '')
    if (!asked) return say(visit, 'bad', words.gone)
    if (asked.answered) return say(visit, 'bad', words.already)
    const decision = form.get('decision') === 'granted' ? ('granted' as const) : ('declined' as const)
    const remedies = remedyKinds.filter((kind) => form.getAll('remedy').includes(kind))
    const textZh = (form.get('textZh') ?? '').trim()
    const textEn = (form.get('textEn') ?? '').trim()
    if (textZh === '' || (decision === 'granted' && remedies.length === 0)) {
      return say(visit, 'bad', words.needsReason)
    }
    const payload = {
      rulingId: asked.rulingId,
      subject: asked.stream,
      decision,
      textZh,
      textEn,
      remedies: decision === 'granted' ? remedies : [],
      decidedOn: dayOf(context.nowMs),
    }
    const outcome = await office.publish('rulingGiven', payload, context.person.name, asked.outlet)
    if (outcome.kind === 'refused') return refuse(visit, String(outcome.detail?.field ?? ''))
    return say(visit, 'good', filled(words.given, { n: outcome.value.hqSeq }))
  })

  add('POST', '/warranty/rules', publishers, async (visit) => {
    const ruleSet = jsonOf(visit.form.get('text') ?? '')
    const sha256 = hashOf(ruleSet)
    const loaded = loadRuleSet(ruleSet, sha256)
    if (loaded.kind === 'refused') return refuse(visit, String(loaded.detail?.why ?? loaded.reason))
    const payload = { ruleSetId: loaded.value.set.id, sha256, ruleSet }
    return publish(visit, 'ruleSetPublished', payload)
  })

  add('POST', '/warranty/promises', publishers, async (visit) => {
    const promises = jsonOf(visit.form.get('text') ?? '')
    const merged = mergeOverlay(await rulesInForce(deps), promises)
    if (merged.kind === 'refused') {
      return refuse(visit, [merged.reason, ...Object.values(merged.detail ?? {})].join(' · '))
    }
    const { id } = promises as { readonly id: string }
    return publish(visit, 'promisesPublished', { promisesId: id, sha256: hashOf(promises), promises })
  })

  add('POST', '/warranty/withdraw', publishers, async (visit) =>
    publish(visit, 'promisesWithdrawn', { promisesId: (visit.form.get('text') ?? '').trim() }),
  )

  add('POST', '/warranty/serials', publishers, async (visit) => {
    const bytes = Buffer.from(visit.form.get('text') ?? '')
    const planned = await serialUploads.dryRun(bytes, false)
    if (typeof planned === 'string') return refuse(visit, wordsOf(visit)[faultWord(planned)])
    const [wrong] = planned.problems
    if (wrong) return refuse(visit, `${wrong.row}: ${wrong.field}`)
    const by = visit.context.person.name
    const taken = await serialUploads.take(bytes, { whole: false, sha256: planned.sha256, by, reason: '' })
    if (typeof taken === 'string') return refuse(visit, wordsOf(visit)[faultWord(taken)])
    const { added, changed } = taken.report
    return say(visit, 'good', filled(wordsOf(visit).serialsPublished, { added, changed, n: taken.version }))
  })

  async function publish(
    visit: Visit,
    type: 'ruleSetPublished' | 'promisesPublished' | 'promisesWithdrawn',
    payload: unknown,
  ) {
    const outcome = await office.publish(type, payload, visit.context.person.name)
    if (outcome.kind === 'refused') return refuse(visit, String(outcome.detail?.field ?? ''))
    return say(visit, 'good', filled(wordsOf(visit).published, { n: outcome.value.hqSeq }))
  }
}

const faultWord = (fault: UploadFault) =>
  fault === 'nothing-in-it' ? ('nothingInIt' as const) : ('notReadable' as const)

/** The set that outlets have: the last one published, else the one that ships. */
async function rulesInForce({ warranty }: PageDeps) {
  const latest = (await warranty.latestRuleSet()) ?? shippedRules()
  const loaded = loadRuleSet(latest, hashOf(latest))
  if (loaded.kind === 'refused') throw new Error('the rules in force can not be read')
  return loaded.value.set
}

function shippedRules(): unknown {
  return JSON.parse(readFileSync(resolve('resources/warranty/sanbao.json'), 'utf8'))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: `undefined` fits no schema, which is then said.
    return undefined
  }
}

function hashOf(value: unknown): string {
  return value === undefined ? '' : createHash('sha256').update(canonicalJson(value)).digest('hex')
}

function dayOf(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10)
}
