/** A quality sample 质检抽查: which closed tickets of a period were drawn, by which seed, and how each was graded. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
const day = z.string().length(10)

export const gradeItemSchema = z.strictObject({
  id: text(40),
  result: z.enum(['pass', 'fail', 'notApplicable']),
})

export const samplingEvents = {
  sampleDrawn: z.strictObject({
    fromDay: day,
    toDay: day,
    sharePercent: z.number().positive().max(100),
    /** With it and the period, the same tickets are drawn again. */
    seed: text(120),
    population: z.int().positive(),
    ticketIds: z.array(text(120)).min(1).max(2000),
    standard: text(40),
  }),
  ticketGraded: z.strictObject({
    ticketId: text(120),
    technicianId: text(120).default(''),
    items: z.array(gradeItemSchema).min(1).max(40),
    passed: z.boolean(),
    note: text(1000).default(''),
  }),
} as const

export interface Grade {
  readonly ticketId: string
  readonly technicianId: string
  readonly items: readonly z.infer<typeof gradeItemSchema>[]
  readonly passed: boolean
  readonly note: string
  readonly atMs: number
  readonly day: string
  readonly actor: string
}

export interface Sampling {
  readonly id: string
  readonly revision: number
  readonly fromDay: string
  readonly toDay: string
  readonly sharePercent: number
  readonly seed: string
  readonly population: number
  readonly ticketIds: readonly string[]
  readonly standard: string
  readonly drawnAtMs: number
  readonly drawnBy: string
  readonly grades: readonly Grade[]
}

export const samplingAggregate = defineAggregate<Sampling | undefined, typeof samplingEvents>({
  kind: 'sampling',
  events: samplingEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'sampleDrawn') {
      if (state) return state
      return {
        id: splitStream(meta.stream).id,
        revision: meta.revision,
        ...event.payload,
        drawnAtMs: meta.recordedAtMs,
        drawnBy: meta.actor,
        grades: [],
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    if (event.type !== 'ticketGraded') return next
    if (gradeOf(state, event.payload.ticketId)) return next
    const grade = { ...event.payload, atMs: meta.recordedAtMs, day: meta.businessDay, actor: meta.actor }
    return { ...next, grades: [...state.grades, grade] }
  },
})

export function gradeOf(sampling: Sampling, ticketId: string): Grade | undefined {
  return sampling.grades.find((grade) => grade.ticketId === ticketId)
}

export interface SamplingRow {
  readonly id: string
  readonly revision: number
  readonly open: 0 | 1
  readonly fromDay: string
  readonly toDay: string
  readonly sharePercent: number
  readonly population: number
  readonly drawn: number
  readonly graded: number
  readonly passed: number
  readonly drawnAtMs: number
  readonly drawnBy: string
}

export function samplingRow(sampling: Sampling): SamplingRow {
  return {
    id: sampling.id,
    revision: sampling.revision,
    open: sampling.grades.length < sampling.ticketIds.length ? 1 : 0,
    fromDay: sampling.fromDay,
    toDay: sampling.toDay,
    sharePercent: sampling.sharePercent,
    population: sampling.population,
    drawn: sampling.ticketIds.length,
    graded: sampling.grades.length,
    passed: sampling.grades.filter((grade) => grade.passed).length,
    drawnAtMs: sampling.drawnAtMs,
    drawnBy: sampling.drawnBy,
  }
}
