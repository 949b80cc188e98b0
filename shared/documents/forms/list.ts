/** A list as it stands on the screen, on A4: what is filtered, the columns, the rows, the sums. It is no record. */

import { frameForm, type PrintContext, voiceOf } from '../frame'
import type { Block, DocumentModel } from '../model'

export interface ListOnPaper {
  readonly title: string
  readonly filter: string
  readonly columns: readonly {
    readonly title: string
    readonly width: number
    readonly align: 'start' | 'end'
  }[]
  readonly rows: readonly (readonly string[])[]
  readonly totals: readonly { readonly label: string; readonly value: string }[]
}

export function listForm(context: PrintContext, list: ListOnPaper): DocumentModel {
  const { language, colon } = voiceOf(context)
  const chinese = language === 'zh-CN'
  const count = chinese ? `共 ${list.rows.length} 行` : `${list.rows.length} rows`
  const filter = list.filter === '' ? '' : `${chinese ? '筛选' : 'Filter'}${colon}${list.filter}`
  const blocks: readonly Block[] = [
    { kind: 'text', style: 'small', text: [count, filter].filter((part) => part !== '').join('　') },
    {
      kind: 'table',
      columns: list.columns.map(({ title, width, align }) => ({
        title,
        width: Math.max(1, Math.round(width / 10)),
        align: align === 'end' ? 'right' : 'left',
      })),
      rows: list.rows.map((row) => list.columns.map((_, at) => row[at] ?? '')),
      emptyText: chinese ? '没有内容' : 'Nothing in this list',
      ...(list.totals.length === 0 ? {} : { totals: list.totals }),
    },
  ]
  return frameForm(context, { form: 'list', title: list.title, blocks })
}
