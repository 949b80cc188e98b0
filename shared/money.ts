/**
 * Money is an integer of the smallest unit (fen for CNY). Nothing in the program holds money as a fraction:
 * text is parsed here, once, and an amount with more decimals than the currency has is refused, not rounded.
 */

import { ok, type Result, refused } from './result'

export type AmountRefusal =
  | 'amount-not-a-number'
  | 'amount-too-many-decimals'
  | 'amount-negative'
  | 'amount-too-large'

/** 100 million yuan: anything above is a typing slip at a service counter. */
export const maxAmountFen = 10_000_000_000

/** Reads what a person typed (`12`, `12.5`, `¥1,200.00`, full-width digits) as fen. Empty is not zero. */
export function parseAmountFen(text: string): Result<number, AmountRefusal> {
  const plain = text.normalize('NFKC').replace(/[¥￥,\s]/g, '')
  const match = /^(-?)(\d{1,12})(?:\.(\d*))?$/.exec(plain)
  if (!match) return refused('amount-not-a-number')
  const [, sign, whole = '0', fraction = ''] = match
  if (fraction.length > 2) return refused('amount-too-many-decimals')
  const amountFen = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  if (sign === '-' && amountFen > 0) return refused('amount-negative')
  if (amountFen > maxAmountFen) return refused('amount-too-large')
  return ok(amountFen)
}

/** `123456` → `1,234.56`. Always two decimals, so that columns line up. */
export function formatFen(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : ''
  const absolute = Math.abs(amountFen)
  const whole = Math.trunc(absolute / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${(absolute % 100).toString().padStart(2, '0')}`
}

/** `123456` → `¥1,234.56`. */
export function formatYuan(amountFen: number): string {
  return amountFen < 0 ? `-¥${formatFen(-amountFen)}` : `¥${formatFen(amountFen)}`
}

export function sumFen(amountsFen: readonly number[]): number {
  return amountsFen.reduce((sum, amountFen) => sum + amountFen, 0)
}
