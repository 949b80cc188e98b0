/**
 * A measure against a recurring fault: what is done, by whom, until when, and whether it helped. What it is against is
 * a fault, a model, a part or a batch; the figures before and after are counted, never typed in.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)

export const causeGroups = ['fault', 'model', 'part', 'batch'] as const
export type CauseGroup = (typeof causeGroups)[number]

export const measureEvents = {
  measureTaken: z.strictObject({
    group: z.enum(causeGroups),
    key: text(200).min(1),
    name: text(200),
    what: text(2000).min(1),
    ownerId: text(64).min(1),
    dueDay: z.string().length(10),
    /** From this day on it counts as "after". */
    fromDay: z.string().length(10),
  }),
  measureJudged: z.strictObject({ worked: z.boolean(), note: text(2000).min(1) }),
} as const

export interface Measure {
  readonly id: string
  readonly revision: number
  readonly group: CauseGroup
  readonly key: string
  readonly name: string
  readonly what: string
  readonly ownerId: string
  readonly dueDay: string
  readonly fromDay: string
  readonly takenBy: string
  readonly worked: boolean | undefined
  readonly note: string
  readonly judgedBy: string
}

export const measureAggregate = defineAggregate<Measure | undefined, typeof measureEvents>({
  kind: 'measure',
  events: measureEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'measureTaken') {
      if (state) return state
      return {
        id: splitStream(meta.stream).id,
        revision: meta.revision,
        ...event.payload,
        takenBy: meta.actor,
        worked: undefined,
        note: '',
        judgedBy: '',
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    return event.type === 'measureJudged' ? { ...next, ...event.payload, judgedBy: meta.actor } : next
  },
})

export interface MeasureRow extends Omit<Measure, 'worked'> {
  readonly open: 0 | 1
  readonly worked: '' | 'yes' | 'no'
}

export function measureRow(measure: Measure): MeasureRow {
  const { worked } = measure
  return {
    ...measure,
    open: worked === undefined ? 1 : 0,
    worked: worked === undefined ? '' : worked ? 'yes' : 'no',
  }
}
