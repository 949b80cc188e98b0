/** How an answer names the row it used: enough to find it, read it aloud and see how well it is founded. */

import type { RowReference } from './answer'
import type { PreparedRow } from './rules'

export function reference({ row, rule }: PreparedRow): RowReference {
  return {
    row: row.id,
    rule: rule.id,
    ruleTitle: rule.title,
    article: row.article,
    articleGrade: row.articleGrade,
    grade: row.grade,
    source: row.source,
    words: row.words,
  }
}
