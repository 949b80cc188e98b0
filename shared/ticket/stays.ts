/** How long a ticket stood in which step, as its row keeps it: narrow, because every row carries it. */

import { type Step, statuses, type TicketStatus } from './state'

/** Pairs: which step (index in `statuses`), since when. Each stay ends where the next begins. */
export type Stays = readonly number[]

export interface Stay {
  readonly status: TicketStatus
  readonly fromMs: number
  readonly toMs: number
}

export function staysOf(steps: readonly Step[]): Stays {
  const stays: number[] = []
  let last: TicketStatus | undefined
  for (const step of steps) {
    if (step.status === last) continue
    last = step.status
    stays.push(statuses.indexOf(step.status), step.atMs)
  }
  return stays
}

/** Those that are over; where it stands now is not. */
export function pastStays(stays: Stays): readonly Stay[] {
  const found: Stay[] = []
  for (let index = 0; index + 3 < stays.length; index += 2) {
    const status = statuses[stays[index] as number]
    if (status === undefined) continue
    found.push({ status, fromMs: stays[index + 1] as number, toMs: stays[index + 3] as number })
  }
  return found
}

/** When the promise was given anew; 0: it is the one of the intake. */
export function promisedSince(steps: readonly Step[]): number {
  return steps.findLast(({ type }) => type === 'promiseChanged')?.atMs ?? 0
}
