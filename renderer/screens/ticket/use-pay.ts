/**
 * When a payment may be asked for: never with a sum that is older than the last payment. A key that is pressed while
 * the bill is still on its way waits for it, and where nothing is due by then, that is said instead.
 */

import { useCallback, useEffect, useState } from 'react'
import type { TicketDetail } from '../../../shared/questions/lookups'
import { refundable } from '../../../shared/ticket/bill'
import type { Asked } from '../../use-question'
import type { PaymentPurpose } from './payment-dialog'

export interface Pay {
  readonly want: (purpose: PaymentPurpose) => void
  /** Recorded a moment ago: from now on only a bill with this payment in it counts. */
  readonly taken: (paymentId: string) => void
  /** A payment was asked for, and there was nothing to take. */
  readonly nothingDue: boolean
}

export function usePay(
  asked: Asked<TicketDetail | null>,
  /** Of the row, which may be ahead of the bill. */
  revision: number | undefined,
  open: (purpose: PaymentPurpose) => void,
): Pay {
  const [wanted, setWanted] = useState<PaymentPurpose>()
  const [takenId, setTakenId] = useState<string>()
  const [nothingDue, setNothingDue] = useState(false)
  const { data: detail } = asked
  const isNew = isNewest(asked, revision, takenId)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was wanted, when its bill is there.
  useEffect(() => {
    if (wanted === undefined || !isNew || !detail) return
    setWanted(undefined)
    if (wanted === 'refund' && !mayRefund(detail)) return
    const isNothing = wanted === 'bill' && detail.bill.dueFen <= 0
    setNothingDue(isNothing)
    if (!isNothing) open(wanted)
  }, [wanted, isNew, detail])

  const want = useCallback((purpose: PaymentPurpose) => setWanted(purpose), [])
  const taken = useCallback((paymentId: string) => setTakenId(paymentId), [])
  return { want, taken, nothingDue }
}

/** A bill that can not be read is no reason to take no money: main knows what is due, and refuses more. */
export function isNewest(
  { data, loading, refused }: Pick<Asked<TicketDetail | null>, 'data' | 'loading' | 'refused'>,
  revision: number | undefined,
  takenId: string | undefined,
): boolean {
  if (refused !== undefined) return true
  if (loading || !data) return false
  const { ticket } = data
  const hasPayment = takenId === undefined || ticket.payments.some((one) => one.paymentId === takenId)
  return hasPayment && ticket.revision >= (revision ?? 0)
}

function mayRefund({ ticket }: TicketDetail): boolean {
  return Object.values(refundable(ticket)).some((sumFen) => sumFen > 0)
}
