/** Each form with made-up data, as the template editor shows it and as a template is tried before it is saved. */

import { hideableFields, type PrintContext } from '../documents/frame'
import type { DocumentModel, FormKind, Language } from '../documents/model'
import type { PaperKind } from '../documents/paper'
import { printContext } from '../documents/samples/context'
import { type SampleForm, sampleForms } from '../documents/samples/samples'
import type { Template } from '../documents/template'
import type { TemplateForm } from './state'

const kinds: Readonly<Record<TemplateForm, FormKind>> = {
  all: 'claim-receipt',
  claimReceipt: 'claim-receipt',
  deviceLabel: 'device-label',
  dispatchOrder: 'dispatch-order',
  commissioningReceipt: 'commissioning-return',
  repairReceipt: 'repair-return',
  customerInformation: 'information-sheet',
  customerOpinion: 'opinion-sheet',
  survey: 'survey-sheet',
  surveyStatistics: 'survey-statistics',
  salesReturnNote: 'sales-return-note',
  deliveryNote: 'delivery-note',
  quotation: 'quotation',
  paymentSlip: 'payment-slip',
  partsPickList: 'parts-pick-list',
  dailySummary: 'daily-summary',
  warrantyCard: 'sanbao-card',
  reconcileSlip: 'daily-summary',
  periodReport: 'period-report',
  stockLabel: 'stock-label',
}

function sampleOf(form: TemplateForm): SampleForm {
  const found = sampleForms.find((sample) => sample.form === kinds[form])
  if (!found) throw new Error(`no sample of ${form}`)
  return found
}

export function samplePapers(form: TemplateForm): readonly PaperKind[] {
  return sampleOf(form).papers
}

export function samplePaper(form: TemplateForm, language: Language, template: Template): DocumentModel {
  const base = printContext(language)
  const context: PrintContext = { ...base, template }
  return sampleOf(form).build(context)
}

/** What this form lets an outlet leave out: the key and the words that stand on the paper. */
export function hideableOn(
  form: TemplateForm,
  language: Language,
): readonly { readonly key: string; readonly label: string }[] {
  const model = sampleOf(form).build(printContext(language))
  const labels = new Map(
    model.blocks.flatMap((block) =>
      block.kind === 'fields' ? block.fields.map((field) => [field.key, field.label] as const) : [],
    ),
  )
  return hideableFields(model).map((key) => ({ key, label: labels.get(key) ?? key }))
}
