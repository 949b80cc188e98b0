/** The outlet's own templates: as they are, as they would look, and the logo that they carry. */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'
import {
  type TemplateContent,
  type TemplateForm,
  templateContentSchema,
  templateForms,
} from '../paper-template/state'
import { managerRoles } from '../staff/roles'
import { languageSchema, nothing, question } from './spec'

export interface TemplateState {
  readonly form: TemplateForm
  readonly revision: number
  readonly content: TemplateContent
  readonly savedAtMs: number
  readonly savedByName: string
}

export interface TemplatePreview {
  readonly html: string
  readonly version: string
}

/** Letters of base64; some 300 KB of picture. */
export const mostLogoLetters = 400_000

export const templatesQuestions = {
  templates: question<readonly TemplateState[]>()(managerRoles, nothing),
  /** What may be left out and on which papers the form is drawn. */
  templateFields: question<{
    readonly fields: readonly { readonly key: string; readonly label: string }[]
    readonly papers: readonly (typeof paperKinds)[number][]
    /** On which it comes out where nobody chose. */
    readonly usual: readonly (typeof paperKinds)[number][]
  }>()(managerRoles, z.strictObject({ form: z.enum(templateForms), language: languageSchema })),
  previewTemplate: question<TemplatePreview>()(
    managerRoles,
    z.strictObject({
      form: z.enum(templateForms),
      language: languageSchema,
      paper: z.enum(paperKinds),
      content: templateContentSchema,
    }),
  ),
  /** Kept only if a printer could draw it. */
  keepLogo: question<{ readonly hash: string; readonly width: number; readonly height: number }>()(
    managerRoles,
    z.strictObject({
      mime: z.enum(['image/png', 'image/jpeg']),
      base64: z.base64().max(mostLogoLetters * 2),
    }),
  ),
} as const
