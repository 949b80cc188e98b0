/**
 * Puts two sides' totals of a day beside each other and names each figure that differs, in terms that a person can
 * look up: how much cash, how many pieces of which part, how many devices. It decides nothing about who is right.
 */

import { z } from 'zod'
import type { DayTotals } from './totals'

export interface FigureDifference {
  /** `facts`, `received/repair`, `reached/ready`, `money/cash`, `drawer/paidOut`, `part/SCR-1`. */
  readonly what: string
  readonly here: string
  readonly there: string
}

const countsSchema = z.record(z.string(), z.int())
const moneySchema = z.record(z.string(), z.object({ count: z.int(), amountFen: z.int() }))

/** The other side's totals are a message like any other. */
export const dayTotalsSchema = z.object({
  day: z.string().max(10),
  facts: z.int().nonnegative(),
  received: countsSchema,
  reached: countsSchema,
  money: moneySchema,
  drawer: moneySchema,
  parts: z.record(z.string(), z.object({ in: z.int(), out: z.int() })),
})

export function differingFigures(here: DayTotals, there: DayTotals): readonly FigureDifference[] {
  return [
    ...differing('', { facts: here.facts }, { facts: there.facts }, String),
    ...differing('received/', here.received, there.received, String),
    ...differing('reached/', here.reached, there.reached, String),
    ...differing('money/', here.money, there.money, (money) => `${money.amountFen} (${money.count})`),
    ...differing('drawer/', here.drawer, there.drawer, (money) => `${money.amountFen} (${money.count})`),
    ...differing('part/', here.parts, there.parts, (part) => `+${part.in} −${part.out}`),
  ]
}

function differing<Value>(
  prefix: string,
  here: Readonly<Record<string, Value>>,
  there: Readonly<Record<string, Value>>,
  shown: (value: Value) => string,
): FigureDifference[] {
  const text = (side: Readonly<Record<string, Value>>, key: string): string => {
    const value = Object.hasOwn(side, key) ? side[key] : undefined
    return value === undefined ? '0' : shown(value)
  }
  return [...new Set([...Object.keys(here), ...Object.keys(there)])]
    .sort()
    .map((key) => ({ what: `${prefix}${key}`, here: text(here, key), there: text(there, key) }))
    .filter((line) => line.here !== line.there)
}

export type FigureSide =
  | { readonly kind: 'money'; readonly amountFen: number; readonly count: number }
  | { readonly kind: 'pieces'; readonly in: number; readonly out: number }
  | { readonly kind: 'plain'; readonly text: string }

/** One side of a difference taken apart again, so that a screen can say it in its own words. */
export function readSide({ what }: Pick<FigureDifference, 'what'>, side: string): FigureSide {
  const money = /^(money|drawer)\//.test(what) ? /^(-?\d+) \((\d+)\)$/.exec(side) : null
  if (money) return { kind: 'money', amountFen: Number(money[1]), count: Number(money[2]) }
  const pieces = what.startsWith('part/') ? /^\+(\d+) −(\d+)$/.exec(side) : null
  if (pieces) return { kind: 'pieces', in: Number(pieces[1]), out: Number(pieces[2]) }
  return { kind: 'plain', text: side }
}
