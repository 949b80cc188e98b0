/**
 * The articles in main: a few hundred rows, read by their stamp, searched by words, Chinese and pinyin, and rated by
 * the repairs that used them. The words of a row are cut once for each revision, never per key.
 */

import type { ArticleRow } from '../../shared/knowledge/article'
import { compareFits, type Fit, fitOf, type Sought } from '../../shared/knowledge/match'
import { type Rating, ratingOf, type UsedIn } from '../../shared/knowledge/rating'
import type { ArticleHit } from '../../shared/questions/knowledge'
import { pinyinForms, pinyinQuery } from '../../shared/search/pinyin'
import type { TicketRow } from '../../shared/ticket/row'
import type { RowStore } from '../view/rows'

export interface KnowledgeDependencies {
  readonly rows: RowStore
  readonly nowMs: () => number
  readonly warrantyDays: () => number
  /** Names of a fault code in both languages, so that an article is found by them. */
  readonly faultNames: (code: string) => string
}

export interface Knowledge {
  readonly forJob: (sought: Sought, limit: number) => readonly ArticleHit[]
  readonly find: (text: string, retired: boolean, limit: number) => readonly ArticleHit[]
  readonly uses: (row: ArticleRow) => readonly UsedIn[]
  readonly rating: (row: ArticleRow) => Rating
}

interface Cut {
  readonly revision: number
  readonly plain: string
  readonly full: string
  readonly initials: string
}

/** More than an outlet will ever write; a bound all the same. */
const mostArticles = 5000

export function createKnowledge(dependencies: KnowledgeDependencies): Knowledge {
  const { rows } = dependencies
  const cuts = new Map<string, Cut>()

  const all = (active: 0 | 1): readonly ArticleRow[] =>
    rows.find<ArticleRow>({
      table: 'articles',
      filter: [{ column: 'active', op: 'is', value: active }],
      limit: mostArticles,
    })

  function cutOf(row: ArticleRow): Cut {
    const known = cuts.get(row.id)
    if (known?.revision === row.revision) return known
    const names = row.models.map(({ name }) => name).join(' ')
    const faults = row.faultCodes.map((code) => `${code} ${dependencies.faultNames(code)}`).join(' ')
    // Pinyin of what people look for; of whole steps it would match everything.
    const { full, initials } = pinyinForms(`${row.title} ${names} ${faults}`)
    const plain = `${row.title} ${names} ${faults} ${row.partNumbers.join(' ')} ${row.words}`
    const cut = { revision: row.revision, plain: plain.normalize('NFKC').toLowerCase(), full, initials }
    cuts.set(row.id, cut)
    return cut
  }

  function uses(row: ArticleRow): readonly UsedIn[] {
    return row.usedBy.flatMap((ticketId) => {
      const ticket = rows.get<TicketRow>('tickets', ticketId)
      if (!ticket) return []
      return [
        {
          ticketId,
          number: ticket.number,
          modelName: ticket.modelName,
          closedAtMs: ticket.closedAtMs,
          solved: ticket.outcome === 'repaired' || ticket.outcome === 'done',
          cameBack: cameBack(ticket),
        },
      ]
    })
  }

  /** A later visit of the same device that was taken in as a repeat of this one. */
  function cameBack(ticket: TicketRow): boolean {
    if (ticket.deviceId === '') return false
    return rows
      .find<TicketRow>({
        table: 'tickets',
        filter: [{ column: 'deviceId', op: 'is', value: ticket.deviceId }],
        limit: 100,
      })
      .some((later) => later.repeatOf === ticket.id)
  }

  const rating = (row: ArticleRow): Rating =>
    ratingOf(uses(row), dependencies.warrantyDays(), dependencies.nowMs())

  const ranked = (hits: readonly { readonly row: ArticleRow; readonly fit: Fit }[], limit: number) =>
    hits
      .map((hit) => ({ ...hit, rating: rating(hit.row) }))
      .sort(
        (a, b) =>
          compareFits(a.fit, b.fit) ||
          b.rating.share - a.rating.share ||
          b.rating.used - a.rating.used ||
          b.row.revisedAtMs - a.row.revisedAtMs,
      )
      .slice(0, limit)

  return {
    uses,
    rating,
    forJob: (sought, limit) =>
      ranked(
        all(1).flatMap((row) => {
          const fit = fitOf(row, sought)
          return fit === undefined ? [] : [{ row, fit }]
        }),
        limit,
      ),
    find: (text, retired, limit) => {
      const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
      const fits = (row: ArticleRow): boolean => {
        const cut = cutOf(row)
        return words.every((word) => {
          if (cut.plain.includes(word)) return true
          const spelled = pinyinQuery(word)
          return spelled !== '' && (cut.initials.includes(spelled) || cut.full.includes(spelled))
        })
      }
      const found = all(retired ? 0 : 1).filter(fits)
      return ranked(
        found.map((row) => ({ row, fit: 'words' as const })),
        limit,
      )
    },
  }
}
