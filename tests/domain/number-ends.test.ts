/** A service number by its last digits, as the customer reads them from the receipt. */

import { expect, it } from 'vitest'
import { numbersEnding } from '../../electron/lookup/number-ends'
import { formatNumber } from '../../shared/numbers'

const number = (counter: number) =>
  formatNumber({ kind: 'S', outlet: 'SZ01', station: 'A', incarnation: 0, counter })
const ending = (text: string, last = 1234) => numbersEnding(text, number(last), 5)

it('finds what ends so, the newest first, and no more than asked for', () => {
  expect(ending('34')).toEqual([1234, 1134, 1034, 934, 834].map(number))
  expect(ending('234')).toEqual([1234, 234].map(number))
  expect(ending('001234')).toEqual([number(1234)])
})

it('finds one with its check sign, and none with another', () => {
  const whole = number(1200)
  expect(ending(whole.slice(-8))).toEqual([whole])
  expect(ending(`1200-${whole.endsWith('7') ? '8' : '7'}`)).toEqual([])
})

it('finds nothing that was never given: a later number, a single digit, a word', () => {
  expect(ending('00', 99)).toEqual([])
  for (const text of ['1235', '99999', '7', 'S-SZ01', 'ABC', '']) expect(ending(text)).toEqual([])
  expect(numbersEnding('12', '', 5)).toEqual([])
})
