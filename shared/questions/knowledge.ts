/** The knowledge base: what fits a job, what fits some words, and one article with the repairs behind its rating. */

import { z } from 'zod'
import type { Article, ArticleRow } from '../knowledge/article'
import type { Fit } from '../knowledge/match'
import type { Rating, UsedIn } from '../knowledge/rating'
import { everyone } from '../staff/roles'
import { id, question, text } from './spec'

export interface ArticleHit {
  readonly row: ArticleRow
  readonly rating: Rating
  readonly fit: Fit
}

export interface ArticleDetail {
  readonly article: Article
  readonly writtenByName: string
  readonly rating: Rating
  readonly uses: readonly UsedIn[]
  readonly parts: readonly { readonly partNumber: string; readonly nameZh: string; readonly nameEn: string }[]
  readonly faults: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[]
}

export const knowledgeQuestions = {
  /** Best first: how it fits, then how its repairs held. */
  articlesForJob: question<readonly ArticleHit[]>()(
    everyone,
    z.strictObject({
      modelId: text,
      deviceClass: text,
      codes: z.array(text).max(4),
      limit: z.int().min(1).max(20).default(5),
    }),
  ),
  findArticles: question<readonly ArticleHit[]>()(
    everyone,
    z.strictObject({ text, retired: z.boolean().default(false), limit: z.int().min(1).max(200).default(50) }),
  ),
  article: question<ArticleDetail | null>()(everyone, z.strictObject({ articleId: id })),
} as const
