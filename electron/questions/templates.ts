/** Templates: what is edited, how it would look on paper, and pictures that a printer can draw. */

import type { Outlet } from '../../shared/outlet/state'
import { hideableOn, samplePaper, samplePapers } from '../../shared/paper-template/sample'
import {
  type PaperTemplate,
  paperTemplateAggregate,
  type TemplateForm,
  templateForms,
} from '../../shared/paper-template/state'
import { profile80 } from '../../shared/printing/settings'
import { mostLogoLetters } from '../../shared/questions/templates'
import { ok, refused } from '../../shared/result'
import type { Attachments } from '../journal/attachments'
import type { States } from '../journal/states'
import { pictureSize } from '../printing/picture-size'
import { defaultPapers } from '../printing/printer-store'
import { renderPage } from '../printing/render-page'
import { renderReceipt } from '../printing/render-receipt'
import { templateWith } from '../printing/template'
import type { Handlers } from './handler'

const mostDots = 2000

export function templateHandlers(dependencies: {
  readonly states: States
  readonly attachments: Attachments
  readonly outlet: () => Outlet
  readonly staffName: (staffId: string) => string
}): Handlers<'templates' | 'templateFields' | 'previewTemplate' | 'keepLogo'> {
  const { states, attachments, outlet } = dependencies
  const templateOf = (form: TemplateForm): PaperTemplate =>
    states.load(paperTemplateAggregate, form).state as PaperTemplate

  return {
    templates: () =>
      ok(
        templateForms.map((form) => {
          const { revision, content, savedAtMs, savedBy } = templateOf(form)
          return {
            form,
            revision,
            content,
            savedAtMs,
            savedByName: savedBy === '' ? '' : dependencies.staffName(savedBy),
          }
        }),
      ),
    templateFields: ({ form, language }) =>
      ok({
        fields: hideableOn(form, language),
        papers: samplePapers(form),
        usual: form === 'all' ? [] : (defaultPapers[form] ?? ['a4']),
      }),
    previewTemplate: ({ form, language, paper, content }) => {
      if (!samplePapers(form).includes(paper)) return refused('wrong-paper')
      const levels = form === 'all' ? [content] : [templateOf('all').content, content]
      const template = templateWith(outlet().details, language, levels, attachments)
      try {
        const model = samplePaper(form, language, template)
        return ok({ html: renderPage([model], paper).html, version: template.version })
      } catch {
        return refused('template-broken')
      }
    },
    keepLogo: ({ mime, base64 }) => {
      const bytes = Buffer.from(base64, 'base64')
      const size = pictureSize(bytes, mime)
      if (!size) return refused('logo-unreadable')
      if (base64.length > mostLogoLetters || size.width > mostDots || size.height > mostDots)
        return refused('logo-too-large')
      const { details } = outlet()
      const template = { ...templateWith(details, 'zh-CN', [], attachments), logo: { mime, base64 } }
      try {
        renderReceipt([samplePaper('claimReceipt', 'zh-CN', template)], profile80)
      } catch {
        return refused('logo-unreadable')
      }
      return ok({ hash: attachments.put(bytes, mime), ...size })
    },
  }
}
