/** What a ticket costs and what is still to be paid, always derived from its facts, never stored. */

import { sumFen } from '../money'
import type { Ticket } from './state'

export interface Bill {
  readonly labourFen: number
  readonly partsFen: number
  readonly discountFen: number
  readonly totalFen: number
  readonly paidFen: number
  /** Negative: we owe the customer. */
  readonly dueFen: number
}

export function billOf(ticket: Pick<Ticket, 'labour' | 'parts' | 'discountFen' | 'payments'>): Bill {
  const labourFen = sumFen(ticket.labour.map((line) => (line.underWarranty ? 0 : line.priceFen)))
  const partsFen = sumFen(
    ticket.parts.map((part) =>
      part.state === 'used' && !part.underWarranty ? part.unitFen * part.quantity : 0,
    ),
  )
  const discountFen = Math.min(ticket.discountFen, labourFen + partsFen)
  const totalFen = labourFen + partsFen - discountFen
  const paidFen = sumFen(ticket.payments.map((payment) => payment.amountFen))
  return { labourFen, partsFen, discountFen, totalFen, paidFen, dueFen: totalFen - paidFen }
}
