/** Writing, revising and retiring articles, and saying that one was used for a repair. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { stepRefusal } from '../ticket/rules'
import { type Ticket, ticketAggregate } from '../ticket/state'
import { type ArticleBody, articleAggregate, articleBodySchema } from './article'

const id = z.string().min(8).max(64)
/** A stream that has no facts, where a command names no ticket. */
const noTicket = 'none'

export const writeArticle = defineCommand({
  name: 'writeArticle',
  input: z.strictObject({ articleId: id, body: articleBodySchema, fromTicketId: id.optional() }),
  roles: benchRoles,
  streams: (input) => ({
    article: streamOf(articleAggregate, input.articleId),
    ticket: streamOf(ticketAggregate, input.fromTicketId ?? noTicket),
  }),
  decide: ({ articleId, body, fromTicketId }, { article, ticket }) => {
    if (article) return refused('article-there-already')
    if (isEmpty(body)) return refused('article-without-steps')
    if (fromTicketId === undefined) {
      return ok({
        facts: [newFact(articleAggregate, articleId, 'articleWritten', body)],
        value: { articleId },
      })
    }
    if (!ticket) return refused('ticket-unknown')
    if (!isSolved(ticket)) return refused('not-solved-yet')
    return ok({
      facts: [
        newFact(articleAggregate, articleId, 'articleWritten', { ...body, fromTicketId }),
        newFact(articleAggregate, articleId, 'articleUsed', { ticketId: fromTicketId }),
        newFact(ticketAggregate, fromTicketId, 'articleApplied', { articleId }),
      ],
      value: { articleId },
    })
  },
})

/** Also brings a retired article back. */
export const reviseArticle = defineCommand({
  name: 'reviseArticle',
  input: z.strictObject({ articleId: id, body: articleBodySchema }),
  roles: benchRoles,
  streams: (input) => ({ article: streamOf(articleAggregate, input.articleId) }),
  decide: ({ articleId, body }, { article }) => {
    if (!article) return refused('article-unknown')
    if (isEmpty(body)) return refused('article-without-steps')
    return ok({ facts: [newFact(articleAggregate, articleId, 'articleRevised', body)], value: null })
  },
})

export const retireArticle = defineCommand({
  name: 'retireArticle',
  input: z.strictObject({ articleId: id, reason: z.string().max(400).min(1) }),
  roles: managerRoles,
  streams: (input) => ({ article: streamOf(articleAggregate, input.articleId) }),
  decide: ({ articleId, reason }, { article }) => {
    if (!article) return refused('article-unknown')
    if (!article.active) return refused('article-retired')
    return ok({ facts: [newFact(articleAggregate, articleId, 'articleRetired', { reason })], value: null })
  },
})

const both = (input: { readonly articleId: string; readonly ticketId: string }) => ({
  article: streamOf(articleAggregate, input.articleId),
  ticket: streamOf(ticketAggregate, input.ticketId),
})

export const applyArticle = defineCommand({
  name: 'applyArticle',
  input: z.strictObject({ articleId: id, ticketId: id }),
  roles: benchRoles,
  streams: both,
  decide: ({ articleId, ticketId }, { article, ticket }) => {
    const no = stepRefusal(ticket, 'applyArticle')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!article) return refused('article-unknown')
    if (!article.active) return refused('article-retired')
    if (ticket.articles.includes(articleId)) return ok({ facts: [], value: null })
    return ok({
      facts: [
        newFact(articleAggregate, articleId, 'articleUsed', { ticketId }),
        newFact(ticketAggregate, ticketId, 'articleApplied', { articleId }),
      ],
      value: null,
    })
  },
})

/** Used by mistake: it does not count for the article any more. */
export const dropArticle = defineCommand({
  name: 'dropArticle',
  input: z.strictObject({ articleId: id, ticketId: id }),
  roles: benchRoles,
  streams: both,
  decide: ({ articleId, ticketId }, { article, ticket }) => {
    const no = stepRefusal(ticket, 'applyArticle')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!article || !ticket.articles.includes(articleId)) return refused('article-unknown')
    return ok({
      facts: [
        newFact(articleAggregate, articleId, 'articleNotUsed', { ticketId }),
        newFact(ticketAggregate, ticketId, 'articleDropped', { articleId }),
      ],
      value: null,
    })
  },
})

export function isSolved(ticket: Pick<Ticket, 'outcome'>): boolean {
  return ticket.outcome === 'repaired' || ticket.outcome === 'done'
}

function isEmpty({ steps }: ArticleBody): boolean {
  return steps.every((step) => step.text.trim() === '' && step.photos.length === 0)
}
