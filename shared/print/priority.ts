/** Which paper comes out first: what a customer stands and waits for, then what the bench needs, then the office's. */

import type { PaperKind } from '../documents/paper'
import type { PrintForm, PrintRow } from './state'

const forTheCustomer: readonly PrintForm[] = [
  'claimReceipt',
  'repairReceipt',
  'commissioningReceipt',
  'paymentSlip',
  'quotation',
  'warrantyCard',
]
const forTheOffice: readonly PrintForm[] = [
  'dailySummary',
  'surveyStatistics',
  'reconcileSlip',
  'survey',
  'periodReport',
]

type Waiting = Pick<PrintRow, 'id' | 'form' | 'paper' | 'hurried' | 'requestedAtMs'>

/** Lower is sooner. */
export function urgencyOf({ form, hurried }: Pick<Waiting, 'form' | 'hurried'>): number {
  if (hurried) return 0
  if (forTheCustomer.includes(form)) return 1
  return forTheOffice.includes(form) ? 3 : 2
}

/** The next job of a paper's lane; `waiting` is in the order of asking. */
export function nextJob<Row extends Waiting>(waiting: readonly Row[], paper: PaperKind): Row | undefined {
  return waiting
    .filter((row) => row.paper === paper)
    .reduce<Row | undefined>(
      (first, row) => (first === undefined || urgencyOf(row) < urgencyOf(first) ? row : first),
      undefined,
    )
}
