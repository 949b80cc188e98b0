/** Headquarters' page of shipments: what outlets have ordered, what is on its way to them, and what they counted. */

import { badge, count, dayInput, framed, moment, type PageContext, table, token } from './frame'
import { type Html, html, type Piece } from './html'
import type { OrderLine, ShipmentLine } from './reads-shipments'
import { filled } from './words'
import { type ShipmentPageWords, shipmentWordsOf } from './words-shipments'

export interface ShipmentsPage {
  readonly outlets: readonly { readonly outlet: string; readonly name: string }[]
  readonly orders: readonly OrderLine[]
  readonly shipments: readonly ShipmentLine[]
  /** What stood in the form, or the order that was chosen. */
  readonly typed: URLSearchParams | undefined
}

export function shipmentsView(context: PageContext, page: ShipmentsPage): string {
  const words = shipmentWordsOf[context.language]
  const mayShip = context.person !== undefined && context.person.role !== 'viewer'
  return framed(
    context,
    words.shipments,
    html`<h1>${words.shipments}</h1><p class="quiet">${words.intro}</p>
<div class="columns"><section><h2>${words.orders}</h2>
${table(
  [words.order, words.outlet, words.pieces, words.at, ''],
  page.orders.map((order) => [
    order.number,
    order.outlet,
    count(context, piecesOf(order.lines)),
    moment(context, order.atMs),
    mayShip && orderButton(context, words, order),
  ]),
  words.ordersNone,
)}</section>
${mayShip && shipForm(context, words, page)}</div>
<section><h2>${words.list}</h2>
${table(
  [words.deliveryNumber, words.from, words.to, words.pieces, words.waybill, words.state, words.at, ''],
  page.shipments.map((line) => shipmentRow(context, words, line, mayShip)),
  words.none,
)}</section>
${mayShip && nameForm(context, words, page)}`,
  )
}

function piecesOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

function orderButton(context: PageContext, words: ShipmentPageWords, order: OrderLine): Html {
  return html`<form method="post" action="/shipments/order">${token(context)}<input type="hidden" name="outlet" value="${
    order.outlet
  }"><input type="hidden" name="supplyId" value="${order.supplyId}"><button class="plain">${words.ship}</button></form>`
}

function shipForm(context: PageContext, words: ShipmentPageWords, page: ShipmentsPage): Html {
  const was = (name: string): string => page.typed?.get(name) ?? ''
  const order = was('order')
  return html`<section><h2>${words.newShipment}${order !== '' && html` <small>${words.order} ${order}</small>`}</h2>
<form method="post" action="/shipments/send" class="stack">${token(context)}<input type="hidden" name="supplyId" value="${was(
    'supplyId',
  )}"><input type="hidden" name="order" value="${order}">
<div class="two"><label><span>${words.outlet}</span>${outletSelect(page, was('outlet'))}</label>
<label><span>${words.deliveryNumber}</span><input name="deliveryNumber" required maxlength="80" value="${was('deliveryNumber')}"></label></div>
<div class="two"><label><span>${words.carrier}</span><input name="carrier" maxlength="80" value="${was('carrier')}"></label>
<label><span>${words.waybill}</span><input name="waybill" maxlength="80" value="${was('waybill')}"></label></div>
<label><span>${words.expected}</span>${dayInput('expectedDay', was('expectedDay'))}</label>
<label><span>${words.lines}</span><textarea name="lines" required rows="8" maxlength="60000" placeholder="CB-SCR-0012345&#9;3">${was(
    'lines',
  )}</textarea></label>
<button>${words.send}</button></form></section>`
}

function outletSelect(page: ShipmentsPage, chosen: string): Html {
  return html`<select name="outlet" required>${page.outlets.map(
    ({ outlet, name }) =>
      html`<option value="${outlet}"${outlet === chosen && html` selected`}>${outlet} ${name}</option>`,
  )}</select>`
}

function nameForm(context: PageContext, words: ShipmentPageWords, page: ShipmentsPage): Html {
  return html`<section><h2>${words.name}</h2>
<form method="post" action="/shipments/name" class="row">${token(context)}
<label><span>${words.outlet}</span>${outletSelect(page, '')}</label>
<label><span>${words.name}</span><input name="name" required maxlength="60"></label>
<button>${words.saveName}</button></form></section>`
}

function shipmentRow(
  context: PageContext,
  words: ShipmentPageWords,
  line: ShipmentLine,
  mayShip: boolean,
): readonly Piece[] {
  const { shipment } = line
  const differs = [
    line.short > 0 && filled(words.short, { n: line.short }),
    line.over > 0 && filled(words.over, { n: line.over }),
    line.faulty > 0 && filled(words.faulty, { n: line.faulty }),
  ].filter((part) => part !== false)
  const state = differs.length > 0 ? `${words[line.state]} · ${differs.join(' · ')}` : words[line.state]
  return [
    shipment.deliveryNumber,
    shipment.source === 'outlet' ? shipment.fromOutlet : words.headquarters,
    line.outlet,
    html`<span title="${shipment.lines.map(({ partNumber, quantity }) => `${partNumber} ×${quantity}`).join('\n')}">${count(
      context,
      piecesOf(shipment.lines),
    )}</span>`,
    [shipment.carrier, shipment.waybill].filter((part) => part !== '').join(' '),
    badge(differs.length > 0 ? 'bad' : line.state === 'received' ? 'good' : 'wait', state),
    moment(context, line.atMs),
    mayShip &&
      line.state === 'onTheWay' &&
      shipment.source === 'headquarters' &&
      html`<form method="post" action="/shipments/withdraw">${token(context)}<input type="hidden" name="outlet" value="${
        line.outlet
      }"><input type="hidden" name="shipmentId" value="${shipment.shipmentId}"><button class="plain">${
        words.withdraw
      }</button></form>`,
  ]
}
