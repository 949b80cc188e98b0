/** What headquarters tells the outlets: recalls, notices, prices; and what it has told them lately. */

import { badge, dayInput, framed, moment, money, type PageContext, table, token } from './frame'
import { type Html, html } from './html'
import type { PublishedLine } from './reads'
import { streamForms, withdrawForm } from './view-streams'
import { type StreamWords, streamWordsOf } from './words-streams'

export function publishView(context: PageContext, published: readonly PublishedLine[]): string {
  const { words, person } = context
  const today = new Date(context.nowMs).toISOString().slice(0, 10)
  const withdrawn = new Set(published.filter((line) => line.type === 'noticeWithdrawn').map(noticeIdOf))
  const titles = new Map(
    published.filter(isNotice).map((line) => [noticeIdOf(line), titleOf(context, line)] as const),
  )
  const streams = streamWordsOf(context.language)
  const mayPublish = person !== undefined && person.role !== 'viewer'
  return framed(
    context,
    words.publish,
    html`<h1>${words.publish}</h1>
${mayPublish && html`<div class="columns">${noticeForm(context)}<div>${priceForm(context, today)}${streamForms(context)}</div></div>`}
<section><h2>${words.recent}</h2>
${table(
  [words.number, words.kind, streams.content, words.at, words.publishedBy, ''],
  published.map((line) => [
    line.hqSeq,
    kindText(context, line.type),
    // What is taken back is named by its title, as it was published.
    line.type === 'noticeWithdrawn' ? (titles.get(noticeIdOf(line)) ?? '–') : titleOf(context, line) || '–',
    moment(context, line.publishedAtMs),
    line.publishedBy,
    isNotice(line) && withdrawn.has(noticeIdOf(line))
      ? badge('quiet', streams.takenBack)
      : mayPublish && isNotice(line) && withdrawForm(context, noticeIdOf(line)),
  ]),
  words.nothingPublished,
)}</section>`,
  )
}

function noticeForm(context: PageContext): Html {
  const { words } = context
  return html`<section><h2>${words.recall} / ${words.notice}</h2>
<form method="post" action="/publish/notice" class="stack">${token(context)}
<label><span>${words.kind}</span><select name="type"><option value="recallPublished">${words.recall}</option><option value="noticePublished">${
    words.notice
  }</option></select></label>
<label><span>${words.titleZh}</span><input name="titleZh" required maxlength="200"></label>
<label><span>${words.titleEn}</span><input name="titleEn" maxlength="200"></label>
<label><span>${words.textZh}</span><textarea name="textZh" maxlength="8000"></textarea></label>
<label><span>${words.textEn}</span><textarea name="textEn" maxlength="8000"></textarea></label>
<label><span>${words.models}</span><textarea name="modelIds" maxlength="20000"></textarea></label>
<div class="two"><label><span>${words.serialFrom}</span><input name="serialFrom" maxlength="60"></label>
<label><span>${words.serialTo}</span><input name="serialTo" maxlength="60"></label></div>
<button>${words.publishNow}</button></form></section>`
}

function priceForm(context: PageContext, today: string): Html {
  const { words } = context
  return html`<section><h2>${words.price}</h2>
<form method="post" action="/publish/price" class="stack">${token(context)}
<label><span>${words.partNumber}</span><input name="partNumber" required maxlength="60"></label>
<div class="two"><label><span>${words.priceYuan}</span><input name="priceYuan" required inputmode="decimal" pattern="[0-9]{1,8}([.][0-9]{1,2})?"></label>
<label><span>${words.validFrom}</span>${dayInput('validFrom', today, true)}</label></div>
<button>${words.publishNow}</button></form></section>`
}

function kindText(context: PageContext, type: string): string {
  const { words } = context
  if (type === 'recallPublished') return words.recall
  if (type === 'noticePublished') return words.notice
  if (type === 'priceChanged') return words.price
  const others = streamWordsOf(context.language)
  return type in others ? others[type as keyof StreamWords] : type
}

function isNotice(line: PublishedLine): boolean {
  return line.type === 'recallPublished' || line.type === 'noticePublished'
}

function noticeIdOf(line: PublishedLine): string {
  const payload = JSON.parse(line.payload) as { readonly noticeId?: unknown } | null
  return String(payload?.noticeId ?? '')
}

function titleOf(context: PageContext, line: PublishedLine): string {
  const payload = JSON.parse(line.payload) as Readonly<Record<string, unknown>> | null
  if (line.type === 'priceChanged' && payload) {
    return `${String(payload.partNumber)} · ${money(context, Number(payload.priceFen))} · ${String(payload.validFrom)}`
  }
  if (line.type === 'staffPublished' && payload) return staffText(payload)
  if (line.type === 'outletNamed' && payload) return `${String(payload.outlet)} · ${String(payload.name)}`
  if (line.type === 'policyPublished' && payload) return String(payload.reason ?? '')
  const { titleZh, titleEn } = (payload ?? {}) as { titleZh?: string; titleEn?: string }
  return (context.language === 'en' && titleEn ? titleEn : titleZh) ?? ''
}

function staffText(payload: Readonly<Record<string, unknown>>): string {
  const details = (payload.details ?? {}) as { readonly name?: unknown }
  return `${String(payload.staffId)} · ${String(details.name ?? '')}`
}
