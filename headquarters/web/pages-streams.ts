/** Sending down staff and policies, and taking a notice back. What is not understood is said, and nothing is sent. */

import { roles } from '../../shared/staff/roles'
import { moment, type PageContext } from './frame'
import type { AddPage, PageDeps, Visit } from './pages'
import { filled } from './words'
import { streamWordsOf } from './words-streams'

const publishers = ['publisher', 'administrator'] as const
const outletCode = /^([A-Z0-9]{2,8})?$/

export function streamPages(
  add: AddPage,
  { office, reads }: PageDeps,
  page: (context: PageContext) => Promise<string>,
): void {
  const said = async (visit: Visit, kind: 'good' | 'bad', text: string) =>
    visit.show(await page(visit.with({ kind, text })), kind === 'good' ? 200 : 400)
  const field = (visit: Visit, name: string): string => (visit.form.get(name) ?? '').trim()
  const notUnderstood = (visit: Visit, name: unknown) =>
    said(visit, 'bad', filled(visit.context.words.notPublished, { field: String(name ?? '') }))

  add('POST', '/publish/staff', publishers, async (visit) => {
    const toOutlet = field(visit, 'toOutlet').toUpperCase()
    const role = roles.find((one) => one === field(visit, 'role'))
    if (!outletCode.test(toOutlet)) return notUnderstood(visit, 'toOutlet')
    const payload = {
      staffId: field(visit, 'staffId'),
      details: { name: field(visit, 'name'), role },
      active: field(visit, 'active') !== 'no',
    }
    const done = await office.publish('staffPublished', payload, visit.context.person.name, toOutlet)
    if (done.kind === 'refused') return notUnderstood(visit, done.detail?.field)
    return said(visit, 'good', filled(visit.context.words.published, { n: done.value.hqSeq }))
  })

  add('POST', '/publish/policy', publishers, async (visit) => {
    const words = streamWordsOf(visit.context.language)
    const fromOutlet = field(visit, 'fromOutlet').toUpperCase()
    const toOutlet = field(visit, 'toOutlet').toUpperCase()
    if (!outletCode.test(toOutlet)) return notUnderstood(visit, 'toOutlet')
    const model = await reads.policyOf(fromOutlet)
    if (!model) return said(visit, 'bad', filled(words.noPolicy, { outlet: fromOutlet }))
    const payload = { policy: model.policy, reason: field(visit, 'reason') }
    const done = await office.publish('policyPublished', payload, visit.context.person.name, toOutlet)
    if (done.kind === 'refused') return notUnderstood(visit, done.detail?.field)
    const at = moment(visit.context, model.atMs).text.replace(/<[^>]*>/g, '')
    return said(visit, 'good', filled(words.policyOf, { outlet: fromOutlet, at, n: done.value.hqSeq }))
  })

  add('POST', '/publish/withdraw', publishers, async (visit) => {
    const noticeId = field(visit, 'noticeId')
    const done = await office.publish('noticeWithdrawn', { noticeId }, visit.context.person.name)
    if (done.kind === 'refused') return notUnderstood(visit, 'noticeId')
    const { withdrawn } = streamWordsOf(visit.context.language)
    return said(visit, 'good', filled(withdrawn, { n: done.value.hqSeq }))
  })
}
