/** Entering what headquarters ships, withdrawing it, and naming outlets. What is not understood is said by its line. */

import { randomUUID } from 'node:crypto'
import type { Shipment } from '../../shared/headquarters/shipments'
import { type PageContext, typedDay } from './frame'
import type { AddPage, PageDeps, Visit } from './pages'
import { shipmentsView } from './view-shipments'
import { filled } from './words'
import { shipmentWordsOf } from './words-shipments'

const all = ['viewer', 'publisher', 'administrator'] as const
const publishers = ['publisher', 'administrator'] as const

export function shipmentPages(add: AddPage, deps: PageDeps): void {
  const { office, shipments } = deps
  async function page(context: PageContext, typed?: URLSearchParams): Promise<string> {
    const [outlets, orders, sent] = await Promise.all([
      shipments.outlets(),
      shipments.orders(),
      shipments.shipments(),
    ])
    const at = { ...context, path: '/shipments' }
    return shipmentsView(at, { outlets, orders, shipments: sent, typed })
  }
  const wordsOf = ({ context }: Visit) => shipmentWordsOf[context.language]
  // What was typed stays in the form: nobody types forty lines twice.
  const refuse = async (visit: Visit, text: string) =>
    visit.show(await page(visit.with({ kind: 'bad', text }), visit.form), 400)
  const done = async (visit: Visit, text: string) =>
    visit.show(await page(visit.with({ kind: 'good', text })))

  add('GET', '/shipments', all, async ({ context, show }) => show(await page(context)))

  add('POST', '/shipments/order', publishers, async (visit) => {
    const outlet = visit.form.get('outlet') ?? ''
    const supplyId = visit.form.get('supplyId') ?? ''
    const order = (await shipments.orders()).find((one) => one.outlet === outlet && one.supplyId === supplyId)
    if (!order) return visit.go('/shipments')
    const lines = order.lines.map(({ partNumber, quantity }) => `${partNumber}\t${quantity}`).join('\n')
    const typed = new URLSearchParams({ outlet, supplyId, order: order.number, lines })
    return visit.show(await page(visit.context, typed))
  })

  add('POST', '/shipments/send', publishers, async (visit) => {
    const words = wordsOf(visit)
    const field = (name: string): string => (visit.form.get(name) ?? '').trim()
    const outlet = field('outlet')
    if (!(await shipments.outlets()).some((one) => one.outlet === outlet))
      return refuse(visit, filled(words.notSent, { field: words.outlet }))
    const read = readShipmentLines(visit.form.get('lines') ?? '')
    if (read.kind === 'wrong') return refuse(visit, filled(words.wrong, { line: read.line, text: read.text }))
    const names = await shipments.partNames(read.lines.map(({ partNumber }) => partNumber))
    const unknown = names && read.lines.find(({ partNumber }) => !names.has(partNumber))
    if (unknown) return refuse(visit, filled(words.unknownPart, { part: unknown.partNumber }))
    // An order of the outlet's own is answered under its id, so that it is received against the order.
    const order = (await shipments.orders()).find(
      (one) => one.outlet === outlet && one.supplyId === field('supplyId'),
    )
    const outcome = await office.publish(
      'shipmentPublished',
      {
        shipmentId: order?.supplyId ?? randomUUID(),
        deliveryNumber: field('deliveryNumber'),
        source: 'headquarters',
        carrier: field('carrier'),
        waybill: field('waybill'),
        expectedDay: typedDay(field('expectedDay')),
        lines: read.lines.map((line) => ({ ...line, name: names?.get(line.partNumber) ?? '' })),
      },
      visit.context.person.name,
      outlet,
    )
    if (outcome.kind === 'refused')
      return refuse(visit, filled(words.notSent, { field: String(outcome.detail?.field ?? '') }))
    return done(visit, filled(words.sent, { n: outcome.value.hqSeq, outlet }))
  })

  add('POST', '/shipments/withdraw', publishers, async (visit) => {
    const outlet = visit.form.get('outlet') ?? ''
    const shipmentId = visit.form.get('shipmentId') ?? ''
    const known = (await shipments.shipments()).find(
      (one) => one.outlet === outlet && one.shipment.shipmentId === shipmentId,
    )
    if (known?.state !== 'onTheWay') return visit.go('/shipments')
    const reason = visit.context.person.name
    await office.publish('shipmentWithdrawn', { shipmentId, reason }, reason, outlet)
    return done(visit, wordsOf(visit).withdrawnNow)
  })

  add('POST', '/shipments/name', publishers, async (visit) => {
    const outlet = visit.form.get('outlet') ?? ''
    const name = (visit.form.get('name') ?? '').trim().slice(0, 60)
    if (name === '') return visit.go('/shipments')
    await office.nameOutlet(outlet, name)
    return done(visit, filled(wordsOf(visit).named, { outlet, name }))
  })
}

type Line = Pick<Shipment['lines'][number], 'partNumber' | 'quantity' | 'serials'>

/** `CB-SCR-0012345<tab>3<tab>SN1 SN2`: number, quantity, and serial numbers where the pieces have them. */
export function readShipmentLines(
  text: string,
):
  | { readonly kind: 'ok'; readonly lines: readonly Line[] }
  | { readonly kind: 'wrong'; readonly line: number; readonly text: string } {
  const lines: Line[] = []
  for (const [index, raw] of text.normalize('NFKC').split(/\r?\n/).entries()) {
    const words = raw.split(/[\s,;，；]+/).filter((word) => word !== '')
    if (words.length === 0) continue
    const [partNumber = '', quantity = '', ...serials] = words
    const isRight = /^[A-Za-z0-9][A-Za-z0-9._/-]{1,59}$/.test(partNumber) && /^[1-9]\d{0,4}$/.test(quantity)
    if (!isRight || serials.length > Number(quantity) || serials.some((serial) => serial.length > 60))
      return { kind: 'wrong', line: index + 1, text: raw.slice(0, 60) }
    lines.push({ partNumber: partNumber.toUpperCase(), quantity: Number(quantity), serials })
  }
  return lines.length === 0 ? { kind: 'wrong', line: 1, text: '' } : { kind: 'ok', lines }
}
