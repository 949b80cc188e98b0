/** Headquarters' warranty page: questions of outlets with everything they rest on, and what is published of rules. */

import { framed, moment, type PageContext, table, token } from './frame'
import { type Html, html } from './html'
import type { RulingLine } from './reads-warranty'
import { type WarrantyPageWords, warrantyWordsOf } from './words-warranty'

const remedies = ['free-repair', 'exchange', 'return'] as const

export function warrantyView(context: PageContext, rulings: readonly RulingLine[]): string {
  const words = warrantyWordsOf[context.language]
  const mayDecide = context.person !== undefined && context.person.role !== 'viewer'
  const waiting = rulings.filter((line) => !line.answered)
  const decided = rulings.filter((line) => line.answered)
  return framed(
    context,
    words.warranty,
    html`<h1>${words.warranty}</h1>
<section><h2>${words.waiting}</h2>
${waiting.length === 0 && html`<p class="empty">${words.waitingNone}</p>`}
${waiting.map((line) => questionView(context, words, line, mayDecide))}</section>
<section><h2>${words.decided}</h2>
${table(
  [words.asked, words.device, words.question, words.decision, words.by],
  decided.map((line) => [
    moment(context, line.askedAtMs),
    `${line.outlet} ${line.number} ${line.model}`,
    line.question,
    line.answered?.decision === 'granted' ? words.granted : words.declined,
    line.answered?.by ?? '',
  ]),
  words.decidedNone,
)}</section>
${mayDecide && html`<div class="columns">${publishForms(context, words)}</div>`}`,
  )
}

function questionView(
  context: PageContext,
  words: WarrantyPageWords,
  line: RulingLine,
  mayDecide: boolean,
): Html {
  const sentence = context.language === 'en' ? line.sentenceEn : line.sentenceZh
  return html`<section><h3>${line.outlet} · ${line.number} · ${line.model} ${line.serial}</h3>
<p>${moment(context, line.askedAtMs)}</p>
<p><b>${words.question}</b> ${line.question}</p>
<p><b>${words.answer}</b> ${sentence} (${line.ruleSetId})</p>
<details><summary>${words.facts}</summary><pre>${line.facts}</pre></details>
${
  mayDecide &&
  html`<form method="post" action="/warranty/ruling" class="stack">${token(context)}
<input type="hidden" name="rulingId" value="${line.rulingId}">
<label><span>${words.decision}</span><select name="decision"><option value="granted">${words.granted}</option><option value="declined">${
    words.declined
  }</option></select></label>
<fieldset class="choices"><legend>${words.remedies}</legend>${remedies.map(
    (kind) => html`<label><input type="checkbox" name="remedy" value="${kind}"> ${words[kind]}</label> `,
  )}</fieldset>
<label><span>${words.reasonZh}</span><textarea name="textZh" required maxlength="2000"></textarea></label>
<label><span>${words.reasonEn}</span><textarea name="textEn" maxlength="2000"></textarea></label>
<button>${words.give}</button></form>`
}</section>`
}

function publishForms(context: PageContext, words: WarrantyPageWords): Html {
  const form = (action: string, title: string, hint: string, field: Html): Html =>
    html`<section><h2>${title}</h2><form method="post" action="/warranty/${action}" class="stack">${token(
      context,
    )}${hint !== '' && html`<p class="hint">${hint}</p>`}${field}<button>${words.publishNow}</button></form></section>`
  const area = (label: string): Html =>
    html`<label><span>${label}</span><textarea name="text" required></textarea></label>`
  return html`<div>${form('serials', words.serials, words.serialsHint, area(words.serials))}
${form('rules', words.ruleSet, words.ruleSetHint, area(words.ruleSet))}</div>
<div>${form('promises', words.promises, words.promisesHint, area(words.promises))}
${form('withdraw', words.withdraw, '', html`<label><span>${words.withdraw}</span><input name="text" required maxlength="120"></label>`)}</div>`
}
