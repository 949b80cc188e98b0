/** How many times a paper was asked for: a reprint is numbered by it, and an outdated copy is told by it. */

import type { CommandContext } from '../../shared/commands/command'
import { type PaperTemplate, paperTemplateAggregate } from '../../shared/paper-template/state'
import type { PrintForm, PrintRow } from '../../shared/print/state'
import type { Attachments } from '../journal/attachments'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import type { PrinterStore } from './printer-store'
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

/** What decisions may know of papers: which come out here, which were printed, pictures that can be. */
export function paperContext(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly attachments: Attachments
  readonly printers: PrinterStore
}): Pick<CommandContext, 'latestCopy' | 'hasPicture' | 'papersFor'> & {
  readonly printLanguage: () => CommandContext['printLanguage']
} {
  const { rows, states, attachments, printers } = dependencies
  const templateOf = (form: PrintForm) => states.load(paperTemplateAggregate, form).state as PaperTemplate
  return {
    latestCopy: (form, subject) => latestCopy(rows, form, subject),
    hasPicture: (hash) => pictureOf(attachments, hash) !== undefined,
    papersFor: (form) => printers.papersFor(form, templateOf(form).content.papers),
    printLanguage: () => printers.read().language,
  }
}
