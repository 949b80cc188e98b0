/**
 * What an outlet changed about its paper: for all forms, or for one of them. A part that is not set is taken from the
 * level above: the form's own, then that for all forms, then the outlet's details, then the built-in words. The facts
 * keep every version, so that a paper of last year can be made again as it was.
 */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'
import { defineAggregate } from '../events/aggregate'
import { printForms } from '../print/state'

const linesSchema = (lines: number, letters: number) =>
  z
    .string()
    .max(lines * (letters + 1))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/u.test(text), 'control')
    .refine((text) => text.split('\n').length <= lines, 'lines')
    .refine((text) => text.split('\n').every((line) => [...line].length <= letters), 'letters')

const bothLanguages = <Text extends z.ZodType>(text: Text) => z.strictObject({ zh: text, en: text })

export const mostTermsLetters = 8000
export const mostPapers = 4
export const headLines = 4
export const lineLetters = 120

export const templateContentSchema = z.strictObject({
  /** One line each, under the outlet's name. */
  header: bothLanguages(linesSchema(headLines, lineLetters)).optional(),
  /** One line each, at the end of what the customer keeps. */
  footer: bothLanguages(linesSchema(headLines, lineLetters)).optional(),
  /** One paragraph a line. Empty in a language: the level above in that language. */
  terms: bothLanguages(z.string().max(mostTermsLetters)).optional(),
  /** An attachment's hash; empty: no logo on this form. */
  logo: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .optional(),
  hidden: z
    .array(z.string().regex(/^[A-Za-z0-9.]{1,60}$/))
    .max(60)
    .optional(),
  /** On which papers the form comes out, one sheet of each; empty: not at all. A workstation may be set otherwise. */
  papers: z
    .array(z.enum(paperKinds))
    .max(mostPapers)
    .refine((papers) => new Set(papers).size === papers.length, 'twice')
    .optional(),
})
export type TemplateContent = z.infer<typeof templateContentSchema>

export const templateForms = ['all', ...printForms] as const
export type TemplateForm = (typeof templateForms)[number]

export const paperTemplateEvents = {
  templateSaved: z.strictObject({ form: z.enum(templateForms), content: templateContentSchema }),
  /** Back to the built-in one. */
  templateReset: z.strictObject({ form: z.enum(templateForms) }),
} as const

export interface PaperTemplate {
  readonly revision: number
  readonly content: TemplateContent
  readonly savedAtMs: number
  readonly savedBy: string
}

export const paperTemplateAggregate = defineAggregate<PaperTemplate, typeof paperTemplateEvents>({
  kind: 'template',
  events: paperTemplateEvents,
  initial: { revision: 0, content: {}, savedAtMs: 0, savedBy: '' },
  evolve: (_state, event) => ({
    revision: event.meta.revision,
    content: event.type === 'templateSaved' ? event.payload.content : {},
    savedAtMs: event.meta.recordedAtMs,
    savedBy: event.meta.actor,
  }),
})
