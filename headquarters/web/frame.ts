/** The page's frame: head, navigation, messages; and the small pieces every page uses. */

import { readCalendarDay } from '../../shared/calendar/calendar-day'
import type { SignedInPerson } from '../people'
import { Html, html, type Piece } from './html'
import { type Language, type PageWords, wordsOf } from './words'
import { shipmentWordsOf } from './words-shipments'
import { warrantyWordsOf } from './words-warranty'

export interface PageContext {
  readonly language: Language
  readonly words: PageWords
  readonly person: SignedInPerson | undefined
  readonly path: string
  readonly nowMs: number
  readonly message: { readonly kind: 'good' | 'bad'; readonly text: string } | undefined
}

/** `head`: what a page needs beside the common style sheet. */
export function framed(context: PageContext, title: string, body: Html, head: Html = new Html('')): string {
  const { words, person, language, path, message } = context
  const link = (to: string, text: string): Html =>
    html`<a href="${to}"${current(path, to) ? new Html(' aria-current="page"') : ''}>${text}</a>`
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Counterbench ${words.title}</title>
<link rel="stylesheet" href="/style.css">
${head}<link rel="icon" href="data:,">
</head>
<body>
<header>
<div class="brand"><span class="mark" aria-hidden="true"></span>Counterbench <b>${words.title}</b></div>
${
  person &&
  html`<nav>${link('/', words.overview)}${link('/desk', words.desk)}${link('/publish', words.publish)}${link(
    '/shipments',
    shipmentWordsOf[language].shipments,
  )}${link('/warranty', warrantyWordsOf[language].warranty)}</nav>`
}
<div class="end">
<form method="post" action="/language"><input type="hidden" name="to" value="${
    language === 'en' ? 'zh-CN' : 'en'
  }"><input type="hidden" name="back" value="${path}"><button class="plain" lang="${
    language === 'en' ? 'zh-CN' : 'en'
  }">${words.otherLanguage}</button></form>
${
  person &&
  html`<span class="person">${person.name}</span><form method="post" action="/sign-out">${token(
    context,
  )}<button class="plain">${words.signOut}</button></form>`
}
</div>
</header>
<main>
${message && html`<p class="message ${message.kind}" role="status">${message.text}</p>`}
${body}
</main>
</body>
</html>`
  return page.text
}

export function contextWords(language: Language): PageWords {
  return wordsOf[language]
}

export function token(context: PageContext): Html {
  return html`<input type="hidden" name="formToken" value="${context.person?.formToken ?? ''}">`
}

export function badge(kind: 'good' | 'bad' | 'wait' | 'quiet', text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`
}

export function agreementBadge(words: PageWords, agrees: boolean | null | undefined): Html {
  if (agrees === true) return badge('good', words.agrees)
  if (agrees === false) return badge('bad', words.differs)
  return badge('quiet', words.notYet)
}

export function table(heads: readonly Piece[], rows: readonly (readonly Piece[])[], empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  return html`<div class="scroll"><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/**
 * A day as the program writes it everywhere: the browser's own date field would write it in the order of the
 * computer's locale, so that 03-04 is two days to two people.
 */
export function dayInput(name: string, value: string, required = false): Html {
  return html`<input name="${name}" class="day" inputmode="numeric" maxlength="11" placeholder="2026-11-27" value="${value}"${
    required && html` required`
  }>`
}

/** What was typed into one; a day that does not exist stays as it is, and is refused where it is used. */
export function typedDay(text: string): string {
  const read = readCalendarDay(text)
  return read.kind === 'ok' ? read.value : text.trim()
}

// Year first in both languages, in the zone that every outlet lives in.
const moments = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Shanghai',
})

/** A moment as a person reads it; how long ago it was is said on hovering. */
export function moment(context: PageContext, atMs: number | null | undefined): Html {
  if (atMs === null || atMs === undefined) return html`<span class="quiet">${context.words.never}</span>`
  const at = new Date(atMs)
  const text = moments.format(at)
  return html`<time datetime="${at.toISOString()}" title="${agoText(context, atMs)}">${text}</time>`
}

/** `+1,036 d`, `−12 min`: how far off a clock is. */
export function spanText(context: PageContext, ms: number): string {
  const sign = ms < 0 ? '−' : '+'
  const seconds = Math.abs(ms) / 1000
  const [value, unit] =
    seconds < 120
      ? ([seconds, 'second'] as const)
      : seconds < 7200
        ? ([seconds / 60, 'minute'] as const)
        : seconds < 172_800
          ? ([seconds / 3600, 'hour'] as const)
          : ([seconds / 86_400, 'day'] as const)
  const format = new Intl.NumberFormat(context.language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  })
  return sign + format.format(value)
}

function agoText(context: PageContext, atMs: number): string {
  const minutes = Math.round((atMs - context.nowMs) / 60_000)
  const format = new Intl.RelativeTimeFormat(context.language, { numeric: 'auto' })
  if (Math.abs(minutes) < 120) return format.format(minutes, 'minute')
  if (Math.abs(minutes) < 2 * 1440) return format.format(Math.round(minutes / 60), 'hour')
  return format.format(Math.round(minutes / 1440), 'day')
}

export function count(context: PageContext, value: number): string {
  return new Intl.NumberFormat(context.language).format(value)
}

export function money(context: PageContext, amountFen: number): string {
  return new Intl.NumberFormat(context.language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(amountFen / 100)
}

function current(path: string, to: string): boolean {
  return to === '/' ? path === '/' || path.startsWith('/outlets') : path.startsWith(to)
}
