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
  /** Negative: we owe the customer. */
  readonly dueFen: number
}

type Billed = Pick<Ticket, 'labour' | 'parts' | 'discountFen' | 'payments' | 'returnPrice' | 'outcome'>

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
  return {
    ...{ labourFen, partsFen, discountFen, totalFen, paidFen, returnFen },
    dueFen: totalFen - paidFen - returnFen,
  }
}

/** A customer who keeps the device after all gets nothing back for it. */
function returnPriceOf({ returnPrice, outcome }: Pick<Ticket, 'returnPrice' | 'outcome'>): number {
  return outcome === undefined || outcome === 'returned' ? (returnPrice?.amountFen ?? 0) : 0
}

/**
 * How much may go back by each tender: what came in by it, and the price of a returned device by any, since it was
 * paid to somebody else.
 */
export function refundable(
  ticket: Pick<Ticket, 'payments' | 'returnPrice' | 'outcome'>,
): Readonly<Record<Tender, number>> {
  const came: Record<Tender, number> = { cash: 0, card: 0, wechat: 0, alipay: 0, account: 0 }
  for (const payment of ticket.payments) came[payment.tender] += payment.amountFen
  const overdrawn = sumFen(tenders.map((tender) => Math.min(0, came[tender])))
  const priceLeft = Math.max(0, returnPriceOf(ticket) + overdrawn)
  const most = (tender: Tender) => Math.max(0, came[tender]) + priceLeft
  return {
    cash: most('cash'),
    card: most('card'),
    wechat: most('wechat'),
    alipay: most('alipay'),
    account: most('account'),
  }
}
