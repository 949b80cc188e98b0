/** How a decision asks for paper: one job a sheet, recorded with the fact that caused it. */

import type { CommandContext } from '../commands/command'
import type { PaperKind } from '../documents/paper'
import { type NewFact, newFact } from '../events/aggregate'
import { managerRoles, type Role } from '../staff/roles'
import { managerForms, type PrintForm, printAggregate } from './state'

export interface PrintWish {
  readonly form: PrintForm
  readonly subject: string
  readonly number: string
  readonly copy?: number
  readonly reason?: string
  readonly paper?: PaperKind
  /** The customer's own, where it is another than the station's. */
  readonly language?: 'zh-CN' | 'en'
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
}

/** Whether this role may print, copy or look at a form. */
export function mayHave(form: PrintForm, role: Role): boolean {
  return !managerForms.includes(form) || managerRoles.includes(role)
}

/** One job for each paper that this workstation prints the form on. None set: none printed. */
export function printFacts(context: CommandContext, wish: PrintWish): readonly NewFact[] {
  const papers = wish.paper ? [wish.paper] : context.papersFor(wish.form)
  return papers.map((paper) =>
    newFact(printAggregate, context.newId(), 'printRequested', {
      form: wish.form,
      paper,
      language: wish.language ?? context.printLanguage,
      subject: wish.subject,
      number: wish.number,
      copy: wish.copy ?? 1,
      reason: wish.reason ?? '',
      parameters: { ...wish.parameters },
    }),
  )
}
