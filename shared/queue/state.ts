/**
 * The queue at one counter on one business day: numbers that were given out, who is called, who was not there. A new
 * day is a new stream, so numbers begin at 1 again. It knows numbers and nobody's name.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const number = z.int().min(1).max(999)

export const queueEvents = {
  queueNumberTaken: z.strictObject({ number }),
  queueNumberCalled: z.strictObject({ number }),
  /** Called and not there: goes to the end of what waits, once. */
  queueNumberSkipped: z.strictObject({ number }),
} as const

export interface Queue {
  readonly id: string
  readonly revision: number
  readonly last: number
  readonly waiting: readonly number[]
  readonly skipped: readonly number[]
  readonly current: number
  readonly calledAtMs: number
  readonly startedAtMs: number
}

const empty: Queue = {
  id: '',
  revision: 0,
  last: 0,
  waiting: [],
  skipped: [],
  current: 0,
  calledAtMs: 0,
  startedAtMs: 0,
}

export const queueAggregate = defineAggregate<Queue, typeof queueEvents>({
  kind: 'queue',
  events: queueEvents,
  initial: empty,
  evolve: (before, event) => {
    const { meta } = event
    const state: Queue = {
      ...before,
      id: splitStream(meta.stream).id,
      revision: meta.revision,
      startedAtMs: before.startedAtMs || meta.recordedAtMs,
    }
    const { number: given } = event.payload
    const others = state.waiting.filter((waiting) => waiting !== given)
    switch (event.type) {
      case 'queueNumberTaken':
        return { ...state, last: Math.max(state.last, given), waiting: [...others, given] }
      case 'queueNumberCalled':
        return { ...state, current: given, calledAtMs: meta.recordedAtMs, waiting: others }
      case 'queueNumberSkipped': {
        const again = !state.skipped.includes(given)
        return {
          ...state,
          current: state.current === given ? 0 : state.current,
          waiting: again ? [...others, given] : others,
          skipped: again ? [...state.skipped, given] : state.skipped,
        }
      }
      default:
        return state
    }
  },
})

/** `A` and `2026-06-15`: one queue for each workstation and business day. */
export function queueId(station: string, day: string): string {
  return `${station}-${day}`
}

/** As it is called out and stands on paper: `A012`. */
export function queueText(station: string, given: number): string {
  return `${station}${given.toString().padStart(3, '0')}`
}

export interface QueueRow {
  readonly id: string
  readonly revision: number
  readonly open: 0 | 1
  readonly startedAtMs: number
  readonly last: number
  readonly waiting: readonly number[]
  readonly current: number
  readonly calledAtMs: number
}

export function queueRow(queue: Queue): QueueRow {
  const { skipped: _skipped, ...row } = queue
  return { ...row, open: 0 }
}
