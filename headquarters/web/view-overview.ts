/** The first page: every outlet, whether it has been heard of, and whether both sides hold the same. */

import { z } from 'zod'
import { agreementBadge, count, framed, moment, type PageContext, table, token } from './frame'
import { type Html, html } from './html'
import type { IncidentLine, OutletLine } from './reads'
import { filled } from './words'

export function signInView(context: PageContext): string {
  const { words } = context
  return framed(
    context,
    words.signIn,
    html`<section class="sign-in"><h1>${words.title}</h1>
<form method="post" action="/sign-in" class="stack">
<label><span>${words.name}</span><input name="name" autocomplete="username" required autofocus maxlength="60"></label>
<label><span>${words.password}</span><input name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
<button>${words.signIn}</button></form></section>`,
  )
}

export function overviewView(
  context: PageContext,
  outlets: readonly OutletLine[],
  incidents: readonly IncidentLine[],
  issued: { readonly code: string; readonly outlet: string; readonly expiresAtMs: number } | undefined,
): string {
  const { words } = context
  const sum = (pick: (line: OutletLine) => number): number =>
    outlets.reduce((total, line) => total + pick(line), 0)
  const figure = (value: number, label: string, alert = false): Html =>
    html`<div${alert && value > 0 ? html` class="alert"` : ''}><b>${count(context, value)}</b><span>${label}</span></div>`
  return framed(
    context,
    words.overview,
    html`<h1>${words.overview}</h1>
${issued && issuedCode(context, issued)}
<div class="figures">
${figure(outlets.length, words.outlets)}
${figure(
  sum((line) => (line.agrees === true ? 1 : 0)),
  words.agrees,
)}
${figure(
  sum((line) => (line.agrees === false ? 1 : 0)),
  words.differs,
  true,
)}
${figure(
  sum((line) => line.setAside),
  words.setAside,
  true,
)}
${figure(
  sum((line) => line.facts),
  words.facts,
)}
</div>
${incidentList(context, incidents)}
<section><h2>${words.outlets}</h2>
${table(
  [
    words.outlet,
    words.stations,
    words.lastContact,
    words.agreement,
    words.daysBehind,
    words.setAside,
    words.facts,
  ],
  outlets.map((line) => [
    html`<a href="/outlets/${line.outlet}"><b>${line.outlet}</b></a> ${line.name}`,
    count(context, line.stations),
    moment(context, line.lastContactMs),
    agreementBadge(words, line.agrees),
    count(context, line.daysDiffering),
    count(context, line.setAside),
    count(context, line.facts),
  ]),
  words.noOutlets,
)}</section>
${context.person?.role === 'administrator' && codeForm(context, '')}`,
  )
}

export function issuedCode(
  context: PageContext,
  issued: { readonly code: string; readonly outlet: string; readonly expiresAtMs: number },
): Html {
  const { words } = context
  return html`<section><h2>${words.yourCode} · ${issued.outlet}</h2><p class="issued">${issued.code}</p>
<p class="hint">${words.validUntil} ${moment(context, issued.expiresAtMs)}. ${words.codeHint}</p></section>`
}

export function codeForm(context: PageContext, outlet: string): Html {
  const { words } = context
  return html`<section><h2>${words.newCode}</h2>
<form method="post" action="/codes" class="row">${token(context)}
<label><span>${words.outletCode}</span><input class="short" name="outlet" value="${outlet}" required pattern="[A-Z0-9]{2,8}" maxlength="8"></label>
<label><span>${words.stationLetter}</span><input class="short" name="station" value="A" required pattern="[A-Z]" maxlength="1"></label>
<button>${words.newCode}</button></form><p class="hint">${words.codeHint}</p></section>`
}

export function incidentList(context: PageContext, incidents: readonly IncidentLine[]): Html {
  const { words, person } = context
  if (incidents.length === 0) return html``
  return html`<section><h2>${words.openIncidents}</h2>
${table(
  [words.at, words.outlet, words.station, words.reason, ''],
  incidents.map((line) => [
    moment(context, line.atMs),
    line.outlet,
    line.station,
    html`${words.reasonWords[line.kind] ?? line.kind}<br><span class="quiet">${detailText(context, line.detail)}</span>`,
    person?.role !== 'viewer' &&
      html`<form method="post" action="/incidents/settle">${token(context)}<input type="hidden" name="outlet" value="${
        line.outlet
      }"><input type="hidden" name="id" value="${line.id}"><button class="small">${words.settle}</button></form>`,
  ]),
  words.nothingOpen,
)}</section>`
}

const rangeSchema = z.object({ incarnation: z.number(), fromSeq: z.number(), toSeq: z.number() })
const wentBackSchema = z.object({
  lostFacts: z.array(
    z.object({ station: z.string(), incarnation: z.number(), had: z.number(), has: z.number() }),
  ),
  lostPublication: z.number(),
  common: z.number(),
})

/** The numbers that an incident is about; what an earlier program has written stays as it was written. */
function detailText(context: PageContext, detail: string): string {
  const { words } = context
  const json = jsonOf(detail)
  const range = rangeSchema.safeParse(json)
  if (range.success) {
    const { incarnation, fromSeq, toSeq } = range.data
    return `${words.incarnation} ${incarnation} · ${words.number} ${fromSeq}–${toSeq}`
  }
  const wentBack = wentBackSchema.safeParse(json)
  if (!wentBack.success) return detail
  const { lostFacts, lostPublication, common } = wentBack.data
  return [
    ...lostFacts.map((one) => `${one.station} ${one.incarnation}: ${one.has + 1}–${one.had}`),
    ...(lostPublication > 0
      ? [filled(words.lostPublications, { from: common + 1, to: lostPublication })]
      : []),
  ].join(' · ')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
