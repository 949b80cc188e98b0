/** Publishing by hand: recalls, notices and prices. What is not understood is said, and nothing is published. */

import { randomUUID } from 'node:crypto'
import type { Result } from '../../shared/result'
import { type PageContext, typedDay } from './frame'
import type { AddPage, PageDeps, Visit } from './pages'
import { streamPages } from './pages-streams'
import { publishView } from './view-publish'
import { filled } from './words'

const all = ['viewer', 'publisher', 'administrator'] as const
const publishers = ['publisher', 'administrator'] as const

export function publishPages(add: AddPage, deps: PageDeps): void {
  const { reads, office } = deps
  const page = async (context: PageContext): Promise<string> =>
    publishView({ ...context, path: '/publish' }, await reads.published())

  async function answer(
    visit: Visit,
    outcome: Result<{ readonly hqSeq: number }, 'not-understood'>,
  ): ReturnType<Parameters<AddPage>[3]> {
    const { words } = visit.context
    if (outcome.kind === 'refused') {
      const field = String(outcome.detail?.field ?? '')
      return visit.show(
        await page(visit.with({ kind: 'bad', text: filled(words.notPublished, { field }) })),
        400,
      )
    }
    const text = filled(words.published, { n: outcome.value.hqSeq })
    return visit.show(await page(visit.with({ kind: 'good', text })))
  }

  add('GET', '/publish', all, async ({ context, show }) => show(await page(context)))

  streamPages(add, deps, page)

  add('POST', '/publish/notice', publishers, async (visit) => {
    const { form, context } = visit
    const field = (name: string): string => (form.get(name) ?? '').trim()
    const type = field('type') === 'noticePublished' ? 'noticePublished' : 'recallPublished'
    const payload = {
      noticeId: randomUUID(),
      titleZh: field('titleZh'),
      titleEn: field('titleEn'),
      textZh: field('textZh'),
      textEn: field('textEn'),
      modelIds: field('modelIds')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      serialFrom: field('serialFrom'),
      serialTo: field('serialTo'),
      publishedOn: new Date(context.nowMs).toISOString().slice(0, 10),
    }
    return answer(visit, await office.publish(type, payload, context.person.name))
  })

  add('POST', '/publish/price', publishers, async (visit) => {
    const { form, context } = visit
    const payload = {
      partNumber: (form.get('partNumber') ?? '').trim().toUpperCase(),
      priceFen: fenOf(form.get('priceYuan') ?? ''),
      validFrom: typedDay(form.get('validFrom') ?? ''),
    }
    return answer(visit, await office.publish('priceChanged', payload, context.person.name))
  })
}

/** Yuan as typed to whole fen; `NaN`, which is then refused, for anything with a third decimal. */
function fenOf(yuan: string): number {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(yuan.normalize('NFKC').trim())
  if (!match) return Number.NaN
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
