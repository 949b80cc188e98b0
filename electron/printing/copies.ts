/** How many times a paper was asked for: a reprint is numbered by it, and an outdated copy is told by it. */

import type { CommandContext } from '../../shared/commands/command'
import type { PrintForm, PrintRow } from '../../shared/print/state'
import type { Attachments } from '../journal/attachments'
import type { RowStore } from '../view/rows'
import { pictureOf } from './template'

export function latestCopy(rows: RowStore, form: PrintForm, subject: string): number {
  return rows
    .find<PrintRow>({
      table: 'prints',
      filter: [{ column: 'subject', op: 'is', value: subject }],
      limit: 100_000,
    })
    .reduce((latest, row) => (row.form === form ? Math.max(latest, row.copy) : latest), 0)
}

/** What decisions may know of papers that were printed and pictures that can be. */
export function paperContext(
  rows: RowStore,
  attachments: Attachments,
): Pick<CommandContext, 'latestCopy' | 'hasPicture'> {
  return {
    latestCopy: (form, subject) => latestCopy(rows, form, subject),
    hasPicture: (hash) => pictureOf(attachments, hash) !== undefined,
  }
}
