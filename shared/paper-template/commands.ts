/**
 * Saving a template, and going back to the built-in one. It is tried on a sample of the form in both languages before
 * it is recorded: one that makes no paper is never saved.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { builtInTemplate, essentialFields, templateSchema } from '../documents/template'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { managerRoles } from '../staff/roles'
import { overlay } from './overlay'
import { hideableOn, samplePaper, samplePapers } from './sample'
import {
  paperTemplateAggregate,
  type TemplateContent,
  type TemplateForm,
  templateContentSchema,
  templateForms,
} from './state'

const formOnly = z.strictObject({ form: z.enum(templateForms) })
const streams = (input: { readonly form: TemplateForm }) => ({
  template: streamOf(paperTemplateAggregate, input.form),
})

export const saveTemplate = defineCommand({
  name: 'saveTemplate',
  input: formOnly.extend({ content: templateContentSchema }),
  roles: managerRoles,
  streams,
  decide: ({ form, content }, _state, context) => {
    if (content.logo && !context.hasPicture(content.logo)) return refused('logo-unreadable')
    const problem = templateProblem(form, content)
    if (problem) return refused(problem)
    return ok({
      facts: [newFact(paperTemplateAggregate, form, 'templateSaved', { form, content })],
      value: null,
    })
  },
})

export const resetTemplate = defineCommand({
  name: 'resetTemplate',
  input: formOnly,
  roles: managerRoles,
  streams,
  decide: ({ form }, { template }) =>
    ok({
      facts:
        template.revision === 0 ? [] : [newFact(paperTemplateAggregate, form, 'templateReset', { form })],
      value: null,
    }),
})

/** Why a template can not be used, found by using it. */
function templateProblem(
  form: TemplateForm,
  content: TemplateContent,
): 'field-not-hideable' | 'wrong-paper' | 'template-broken' | undefined {
  const hidden = content.hidden ?? []
  if (hidden.some((key) => essentialFields.has(key))) return 'field-not-hideable'
  const known = new Set(hideableOn(form, 'zh-CN').map(({ key }) => key))
  if (form !== 'all' && hidden.some((key) => !known.has(key))) return 'field-not-hideable'
  // For all forms at once there is no paper that suits every one of them.
  const possible = form === 'all' ? [] : samplePapers(form)
  if (content.papers?.some((paper) => !possible.includes(paper))) return 'wrong-paper'
  for (const language of ['zh-CN', 'en'] as const) {
    const outlet = { name: '-', code: '-', address: '', phone: '', hours: '' }
    const template = overlay(builtInTemplate(outlet, language), content, {
      language,
      picture: () => undefined,
      fingerprint: () => 'trial',
    })
    if (!templateSchema.safeParse(template).success) return 'template-broken'
    try {
      if (samplePaper(form, language, template).head.title === '') return 'template-broken'
    } catch {
      return 'template-broken'
    }
  }
  return undefined
}
