/**
 * Service numbers by their last digits, as a customer reads them out: `123` or `123-7` of `S-SZ01-AA-000123-7`. They are
 * counted up without gaps, so that the ones that may be meant are worked out and not searched for.
 */

import { formatNumber, parseNumber } from '../../shared/numbers'

const ending = /^(\d{2,9})(?:-([0-9A-Z]))?$/

/** Newest first. `newest` is the last number that was given in the series. */
export function numbersEnding(text: string, newest: string, most: number): readonly string[] {
  const [, digits = '', check] = ending.exec(text) ?? []
  const last = parseNumber(newest)
  if (digits === '' || !last) return []
  const step = 10 ** digits.length
  const wanted = Number(digits)
  const first = wanted + Math.floor((last.counter - wanted) / step) * step
  const found: string[] = []
  for (let counter = first; counter >= Math.max(1, wanted) && found.length < most; counter -= step) {
    const number = formatNumber({ ...last, counter })
    if (check === undefined || number.endsWith(`-${check}`)) found.push(number)
  }
  return found
}
