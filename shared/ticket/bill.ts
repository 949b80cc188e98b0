/** What a ticket costs and what is still to be paid, always derived from its facts, never stored. */

import { sumFen } from '../money'
import { type Tender, tenders } from './events'
import type { Ticket } from './state'

export interface Bill {
  readonly labourFen: number
  readonly partsFen: number
  readonly discountFen: number
  readonly totalFen: number
  readonly paidFen: number
  /** What the customer gets back for a device that is returned. */
  readonly returnFen: number
  /** What is kept of a deposit; work that is billed after all uses it up first. */
  readonly keptFen: number
  /** Negative: we owe the customer. */
  readonly dueFen: number
}

type Billed = Pick<
  Ticket,
  'labour' | 'parts' | 'discountFen' | 'payments' | 'forfeited' | 'returnPrice' | 'outcome'
>

export function billOf(ticket: Billed): Bill {
  const labourFen = sumFen(ticket.labour.map((line) => (line.underWarranty ? 0 : line.priceFen)))
  const partsFen = sumFen(
    ticket.parts.map((part) =>
      part.state === 'used' && !part.underWarranty ? part.unitFen * part.quantity : 0,
    ),
  )
  const discountFen = Math.min(ticket.discountFen, labourFen + partsFen)
  const totalFen = labourFen + partsFen - discountFen
  const paidFen = sumFen(ticket.payments.map((payment) => payment.amountFen))
  const returnFen = returnPriceOf(ticket)
  const keptFen = Math.min(ticket.forfeited?.amountFen ?? 0, Math.max(0, paidFen - totalFen))
  return {
    ...{ labourFen, partsFen, discountFen, totalFen, paidFen, returnFen, keptFen },
    dueFen: totalFen + keptFen - paidFen - returnFen,
  }
}

/** A customer who keeps the device after all gets nothing back for it. */
function returnPriceOf({ returnPrice, outcome }: Pick<Ticket, 'returnPrice' | 'outcome'>): number {
  return outcome === undefined || outcome === 'returned' ? (returnPrice?.amountFen ?? 0) : 0
}

/**
 * How much may go back by each tender: what came in by it, and the price of a returned device by any, since it was
 * paid to somebody else. What was forfeited does not go back by any.
 */
export function refundable(
  ticket: Pick<Ticket, 'payments' | 'forfeited' | 'returnPrice' | 'outcome'>,
): Readonly<Record<Tender, number>> {
  const came: Record<Tender, number> = { cash: 0, card: 0, wechat: 0, alipay: 0, account: 0 }
  for (const payment of ticket.payments) came[payment.tender] += payment.amountFen
  const overdrawn = sumFen(tenders.map((tender) => Math.min(0, came[tender])))
  const priceLeft = Math.max(0, returnPriceOf(ticket) + overdrawn)
  const oursFen = ticket.forfeited?.amountFen ?? 0
  const leftFen = Math.max(0, sumFen(tenders.map((tender) => Math.max(0, came[tender]))) - oursFen)
  const most = (tender: Tender) => Math.min(Math.max(0, came[tender]), leftFen) + priceLeft
  return {
    cash: most('cash'),
    card: most('card'),
    wechat: most('wechat'),
    alipay: most('alipay'),
    account: most('account'),
  }
}
