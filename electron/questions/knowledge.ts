/** What fits a job or some words, and one article with what its rating is made of. */

import { type Article, type ArticleRow, articleAggregate } from '../../shared/knowledge/article'
import { ok } from '../../shared/result'
import type { States } from '../journal/states'
import type { Catalogue } from '../lookup/catalogue'
import type { Knowledge } from '../lookup/knowledge'
import type { ReferenceData } from '../lookup/reference'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

export function knowledgeHandlers(dependencies: {
  readonly knowledge: Knowledge
  readonly rows: RowStore
  readonly states: States
  readonly catalogue: Catalogue
  readonly reference: ReferenceData
  readonly staffName: (staffId: string) => string
}): Handlers<'articlesForJob' | 'findArticles' | 'article'> {
  const { knowledge, rows, states, catalogue, reference } = dependencies
  return {
    articlesForJob: ({ limit, ...sought }) => ok(knowledge.forJob(sought, limit)),
    findArticles: ({ text, retired, limit }) => ok(knowledge.find(text, retired, limit)),
    article: ({ articleId }) => {
      const article = states.load(articleAggregate, articleId).state as Article | undefined
      const row = rows.get<ArticleRow>('articles', articleId)
      if (!article || !row) return ok(null)
      return ok({
        article,
        writtenByName: dependencies.staffName(article.writtenBy),
        rating: knowledge.rating(row),
        uses: knowledge.uses(row),
        parts: article.partNumbers.map((partNumber) => {
          const part = catalogue.part(partNumber)
          return { partNumber, nameZh: part?.nameZh ?? partNumber, nameEn: part?.nameEn ?? partNumber }
        }),
        faults: article.faultCodes.map((code) => {
          const fault = reference.faults.find((one) => one.code === code)
          return { code, nameZh: fault?.nameZh ?? code, nameEn: fault?.nameEn ?? code }
        }),
      })
    },
  }
}
