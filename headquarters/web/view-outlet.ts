/** One outlet: its stations and chains, its days, and what was set aside. A day opens the totals behind it. */

import { dayTotalsSchema } from '../../shared/sync/compare'
import type { DayTotals } from '../../shared/sync/totals'
import type { EscrowLine } from '../escrow'
import { keyText } from '../page/words'
import {
  agreementBadge,
  badge,
  count,
  framed,
  moment,
  money,
  type PageContext,
  spanText,
  table,
  token,
} from './frame'
import { type Html, html, type Piece } from './html'
import type { ChainLine, DayLine, IncidentLine, SetAsideLine, StationLine } from './reads'
import { codeForm, incidentList, issuedCode } from './view-overview'
import { filled } from './words'

/** Of a printed code that speaks of more than is held here. */
export type MissingNumbers = Readonly<Record<'incarnation' | 'from' | 'to', number>> &
  Readonly<Record<'station' | 'code', string>>

export interface OutletPage {
  readonly outlet: string
  readonly name: string
  readonly stations: readonly StationLine[]
  readonly chains: readonly ChainLine[]
  readonly days: readonly DayLine[]
  readonly setAside: readonly SetAsideLine[]
  readonly incidents: readonly IncidentLine[]
  readonly escrow: readonly EscrowLine[]
  /** Codes that were just looked at; the newest first. */
  readonly recovery?: {
    readonly station: string
    readonly codes: readonly { readonly code: string; readonly madeAtMs: number }[]
  }
  readonly issued?: { readonly code: string; readonly outlet: string; readonly expiresAtMs: number }
  readonly missing?: MissingNumbers
}

/** Less than this is the way a request takes, not the clock. */
const clockRightMs = 30_000

export function outletView(context: PageContext, page: OutletPage): string {
  const { words } = context
  return framed(
    context,
    page.outlet,
    html`<h1>${page.outlet}<small>${page.name}</small></h1>
${page.issued && issuedCode(context, page.issued)}
${page.missing && context.person?.role !== 'viewer' && missingForm(context, page.outlet, page.missing)}
${incidentList(context, page.incidents)}
${stationSection(context, page)}
${escrowSection(context, page)}
<section><h2>${words.chains}</h2>
${table(
  [words.station, words.incarnation, words.arrived, words.verified, words.chainHead],
  page.chains.map((chain) => [
    chain.station,
    chain.incarnation,
    count(context, chain.count),
    chain.verified === chain.count
      ? badge('good', count(context, chain.verified))
      : badge('bad', filled(words.brokenAfter, { n: chain.verified })),
    html`<code class="quiet" title="${chain.head}">${chain.head.slice(0, 12)}</code>`,
  ]),
  words.none,
)}</section>
${setAsideSection(context, page)}
<section><h2>${words.days}</h2>
${table(
  [words.day, words.station, words.facts, words.received, words.money, words.agreement, words.checked],
  page.days.map((day) => dayRow(context, page.outlet, day)),
  words.none,
)}</section>
<div class="columns">
<section><h2>${words.dayCode}</h2>
<form method="post" action="/outlets/${page.outlet}/day-code" class="row">${token(context)}
<label><span>${words.dayCode}</span><input name="code" required maxlength="80" placeholder="A-0-1234-9f3c2a1b"></label>
<button>${words.checkCode}</button></form></section>
${context.person?.role === 'administrator' && codeForm(context, page.outlet)}
</div>`,
  )
}

export function dayView(context: PageContext, outlet: string, day: DayLine): string {
  const { words } = context
  const totals = readTotals(day)
  return framed(
    context,
    `${outlet} ${day.day}`,
    html`<h1>${outlet} · ${day.station} · ${day.day} ${agreementBadge(words, day.agrees)}</h1>
<div class="figures"><div><b>${count(context, totals?.facts ?? day.facts)}</b><span>${words.facts}</span></div></div>
${totals && totalsSections(context, totals)}
<p><a href="/outlets/${outlet}">${words.back}</a></p>`,
  )
}

/** What the day's records add up to, as the outlet's own totals: what has nothing in it is left out. */
function totalsSections(context: PageContext, totals: DayTotals): Html {
  const { words, language } = context
  const named = <Value>(values: Readonly<Record<string, Value>>, cells: (value: Value) => readonly Piece[]) =>
    Object.entries(values).map(([key, value]) => [keyText(key, language), ...cells(value)])
  const counted = (value: number) => [count(context, value)]
  const paid = (value: { readonly count: number; readonly amountFen: number }) => [
    count(context, value.count),
    money(context, value.amountFen),
  ]
  const section = (title: string, heads: readonly string[], rows: readonly (readonly Piece[])[], hint = '') =>
    rows.length > 0 &&
    html`<section><h2>${title}</h2>${table(heads, rows, words.none)}${hint !== '' && html`<p class="hint">${hint}</p>`}</section>`
  return html`<div class="columns">
${section(words.received, [words.kind, words.tickets], named(totals.received, counted))}
${section(words.reached, [words.state, words.tickets], named(totals.reached, counted))}
${section(words.money, [words.tender, words.payments, words.amount], named(totals.money, paid))}
${section(words.drawer, [words.kind, words.payments, words.amount], named(totals.drawer, paid))}
</div>
${section(
  words.partsMoved,
  [words.partNumber, words.piecesIn, words.piecesOut],
  Object.entries(totals.parts).map(([key, value]) => [
    html`<code>${key}</code>`,
    count(context, value.in),
    count(context, value.out),
  ]),
  words.partsMovedHint,
)}`
}

function missingForm(context: PageContext, outlet: string, missing: MissingNumbers): Html {
  const { words } = context
  return html`<section><h2>${words.missingTitle} · ${missing.code}</h2><p>${filled(words.missingHint, missing)}</p>
<form method="post" action="/outlets/${outlet}/missing" class="row">${token(context)}
<input type="hidden" name="code" value="${missing.code}"><button>${words.missingNote}</button></form></section>`
}

function stationSection(context: PageContext, page: OutletPage): Html {
  const { words, person } = context
  return html`<section><h2>${words.stations}</h2>
${table(
  [
    words.station,
    words.state,
    words.agreement,
    words.lastContact,
    words.clock,
    words.enrolled,
    words.key,
    '',
  ],
  page.stations.map((station) => [
    html`<b>${station.station}</b> <span class="quiet">${station.program}</span>`,
    station.revokedAtMs === null ? badge('good', words.active) : badge('quiet', words.revoked),
    station.revokedAtMs === null && agreementBadge(words, station.agrees),
    moment(context, station.lastContactMs),
    clockText(context, station),
    moment(context, station.enrolledAtMs),
    html`<code class="quiet">${station.keyId.slice(0, 8)}</code>`,
    station.revokedAtMs === null &&
      person?.role === 'administrator' &&
      html`<form method="post" action="/outlets/${page.outlet}/revoke">${token(context)}<input type="hidden" name="station" value="${
        station.station
      }"><input type="hidden" name="keyId" value="${station.keyId}"><button class="danger small">${words.revoke}</button></form>`,
  ]),
  words.none,
)}<p class="hint">${words.revokeHint}</p></section>`
}

/** What opens a station's records when its outlet has lost its own code. Each look is written down. */
function escrowSection(context: PageContext, page: OutletPage): Html {
  const { words, person } = context
  if (person?.role !== 'administrator' || page.escrow.length === 0) return html``
  return html`<section><h2>${words.escrow}</h2>
${
  page.recovery &&
  table(
    [words.station, words.escrowCode, words.escrowMade],
    page.recovery.codes.map(({ code, madeAtMs }) => [
      page.recovery?.station ?? '',
      html`<code>${code}</code>`,
      moment(context, madeAtMs),
    ]),
    words.none,
  )
}
${table(
  [words.station, words.escrowMade, words.escrowLooks, ''],
  page.escrow.map((line) => [
    line.station,
    moment(context, line.keptAtMs),
    line.looks,
    html`<form method="post" action="/outlets/${page.outlet}/recovery" class="row">${token(context)}<input type="hidden" name="station" value="${
      line.station
    }"><input name="reason" required minlength="2" maxlength="200" placeholder="${words.reason}"><button class="small">${words.escrowShow}</button></form>`,
  ]),
  words.none,
)}<p class="hint">${words.escrowHint}</p></section>`
}

function clockText(context: PageContext, station: StationLine): Piece {
  const { words } = context
  if (station.lastContactMs === null) return ''
  if (Math.abs(station.clockSkewMs) <= clockRightMs) return words.clockRight
  return badge('wait', spanText(context, station.clockSkewMs))
}

function setAsideSection(context: PageContext, page: OutletPage): Html {
  const { words, person } = context
  if (page.setAside.length === 0) return html``
  return html`<section><h2>${words.setAside}</h2>
${table(
  [words.station, words.number, words.reason, words.at, words.state],
  page.setAside.map((item) => [
    item.station,
    `${item.incarnation} / ${item.originSeq}`,
    words.reasonWords[item.reason] ?? item.reason,
    moment(context, item.atMs),
    item.settledAtMs === null
      ? person?.role !== 'viewer' &&
        html`<form method="post" action="/outlets/${page.outlet}/settle" class="row">${token(context)}
<input type="hidden" name="station" value="${item.station}"><input type="hidden" name="incarnation" value="${item.incarnation}">
<input type="hidden" name="originSeq" value="${item.originSeq}"><input type="hidden" name="reason" value="${item.reason}">
<input class="short" name="note" placeholder="${words.note}" aria-label="${words.note}" maxlength="200"><button class="small">${words.settle}</button></form>`
      : html`${words.settled}: ${item.settledBy} <span class="quiet">${item.note}</span>`,
  ]),
  words.nothingOpen,
)}</section>`
}

function dayRow(context: PageContext, outlet: string, day: DayLine): readonly Piece[] {
  const totals = readTotals(day)
  const received = totals && Object.values(totals.received).reduce((sum, value) => sum + value, 0)
  const takings = totals && Object.values(totals.money).reduce((sum, value) => sum + value.amountFen, 0)
  return [
    html`<a href="/outlets/${outlet}/days/${day.station}/${day.day}">${day.day}</a>`,
    day.station,
    count(context, day.facts),
    received === undefined ? '' : count(context, received),
    takings === undefined ? '' : money(context, takings),
    agreementBadge(context.words, day.agrees),
    moment(context, day.checkedAtMs),
  ]
}

function readTotals(day: DayLine) {
  return day.totals === '' ? undefined : dayTotalsSchema.parse(JSON.parse(day.totals))
}
