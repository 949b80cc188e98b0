/** The rota of one week, written whole: who is on duty on which day, from when to when. The stream is named by its Monday. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import { type Duty, dutySchema } from './duties'

export const rotaEvents = {
  rotaPlanned: z.strictObject({ duties: z.array(dutySchema).max(700) }),
} as const

export interface Rota {
  /** The Monday. */
  readonly id: string
  readonly revision: number
  readonly duties: readonly Duty[]
  readonly plannedBy: string
  readonly plannedAtMs: number
}

export const rotaAggregate = defineAggregate<Rota | undefined, typeof rotaEvents>({
  kind: 'rota',
  events: rotaEvents,
  initial: undefined,
  evolve: (state, { type, payload, meta }) =>
    type === 'rotaPlanned'
      ? {
          id: splitStream(meta.stream).id,
          revision: meta.revision,
          duties: payload.duties,
          plannedBy: meta.actor,
          plannedAtMs: meta.recordedAtMs,
        }
      : state,
})

export type RotaRow = Rota

export function rotaRow(rota: Rota): RotaRow {
  return rota
}
