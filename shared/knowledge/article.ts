/**
 * An article of the knowledge base 知识库: for which models and faults, and what to do, step by step with pictures.
 * Whether it is any good is never an opinion: it is counted from the repairs that used it and held.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(120)

export const articleStepSchema = z.strictObject({
  text: text(2000),
  photos: z.array(z.string().length(64)).max(6).default([]),
})

export const articleBodySchema = z.strictObject({
  title: text(120).min(1),
  deviceClass: text(40),
  /** Empty: every model of the class. */
  models: z.array(z.strictObject({ modelId: id, name: text(200) })).max(40),
  /** Codes of either level, of what is seen and of what it is. */
  faultCodes: z.array(text(40).min(1)).max(20),
  steps: z.array(articleStepSchema).min(1).max(40),
  partNumbers: z.array(text(60).min(1)).max(20).default([]),
})
export type ArticleBody = z.infer<typeof articleBodySchema>

export const articleEvents = {
  articleWritten: z.strictObject({
    ...articleBodySchema.shape,
    /** The solved ticket it was made from. */
    fromTicketId: id.optional(),
  }),
  articleRevised: articleBodySchema,
  articleRetired: z.strictObject({ reason: text(400) }),
  articleUsed: z.strictObject({ ticketId: id }),
  articleNotUsed: z.strictObject({ ticketId: id }),
} as const

export interface Article extends ArticleBody {
  readonly id: string
  readonly revision: number
  readonly active: boolean
  readonly fromTicketId: string | undefined
  readonly writtenAtMs: number
  readonly writtenBy: string
  readonly revisedAtMs: number
  readonly retiredReason: string
  readonly usedBy: readonly string[]
}

export const articleAggregate = defineAggregate<Article | undefined, typeof articleEvents>({
  kind: 'article',
  events: articleEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'articleWritten') {
      if (state) return state
      const { fromTicketId, ...body } = event.payload
      return {
        id: splitStream(meta.stream).id,
        revision: meta.revision,
        ...body,
        active: true,
        fromTicketId,
        writtenAtMs: meta.recordedAtMs,
        writtenBy: meta.actor,
        revisedAtMs: meta.recordedAtMs,
        retiredReason: '',
        usedBy: [],
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'articleRevised':
        return { ...next, ...event.payload, active: true, retiredReason: '', revisedAtMs: meta.recordedAtMs }
      case 'articleRetired':
        return { ...next, active: false, retiredReason: event.payload.reason }
      case 'articleUsed':
        return {
          ...next,
          usedBy: [...state.usedBy.filter((one) => one !== event.payload.ticketId), event.payload.ticketId],
        }
      case 'articleNotUsed':
        return { ...next, usedBy: state.usedBy.filter((one) => one !== event.payload.ticketId) }
      default:
        return next
    }
  },
})

export interface ArticleRow {
  readonly id: string
  readonly revision: number
  readonly active: 0 | 1
  readonly title: string
  readonly deviceClass: string
  readonly models: readonly { readonly modelId: string; readonly name: string }[]
  readonly faultCodes: readonly string[]
  readonly partNumbers: readonly string[]
  readonly steps: number
  readonly pictures: number
  /** What a search reads besides the title. */
  readonly words: string
  readonly usedBy: readonly string[]
  readonly writtenBy: string
  readonly writtenAtMs: number
  readonly revisedAtMs: number
}

export function articleRow(article: Article): ArticleRow {
  return {
    id: article.id,
    revision: article.revision,
    active: article.active ? 1 : 0,
    title: article.title,
    deviceClass: article.deviceClass,
    models: article.models,
    faultCodes: article.faultCodes,
    partNumbers: article.partNumbers,
    steps: article.steps.length,
    pictures: article.steps.reduce((sum, step) => sum + step.photos.length, 0),
    words: article.steps
      .map((step) => step.text)
      .join(' ')
      .slice(0, 4000),
    usedBy: article.usedBy,
    writtenBy: article.writtenBy,
    writtenAtMs: article.writtenAtMs,
    revisedAtMs: article.revisedAtMs,
  }
}
