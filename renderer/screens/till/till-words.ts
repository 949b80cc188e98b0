/** How tenders, movements and people are called on the office screens. */

import type { Tender } from '../../../shared/ticket/events'
import type { TillMovement } from '../../../shared/till/state'
import type { tillWords } from '../../i18n/till'

type TillKey = keyof typeof tillWords.entries

export const tenderKey = {
  cash: 'tenderCash',
  card: 'tenderCard',
  wechat: 'tenderWechat',
  alipay: 'tenderAlipay',
  account: 'tenderAccount',
} as const satisfies Readonly<Record<Tender, TillKey>>

export const movementKey = {
  deposit: 'movementDeposit',
  bill: 'movementBill',
  refund: 'movementRefund',
  paidIn: 'movementPaidIn',
  paidOut: 'movementPaidOut',
} as const satisfies Readonly<Record<TillMovement['kind'], TillKey>>

/** A name for an id from the list of staff; the id itself for someone who is not in it. */
export function nameOf(staff: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return staff.find((person) => person.id === id)?.name ?? id
}
