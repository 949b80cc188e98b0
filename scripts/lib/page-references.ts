/** Which pages have a kept picture, and how one is drawn: every form in both languages on the paper it is made for. */

import { renderPage } from '../../electron/printing/render-page'
import type { Language } from '../../shared/documents/model'
import type { PaperKind } from '../../shared/documents/paper'
import { printContext } from '../../shared/documents/samples/context'
import { type SampleForm, sampleForms } from '../../shared/documents/samples/samples'
import type { ChromiumPages } from './chromium-page'
import { drawPage, type Grey } from './grey-picture'

export const referenceFolder = new URL('../../tests/printing/references/', import.meta.url)

const dotsPerInch = 40
const languages: readonly Language[] = ['zh-CN', 'en']

export interface PageReference {
  readonly name: string
  readonly sample: SampleForm
  readonly paper: PaperKind
  readonly language: Language
}

export const pageReferences: readonly PageReference[] = sampleForms.flatMap((sample) =>
  papersOf(sample).flatMap((paper) =>
    languages.map((language) => ({ name: `${sample.form}.${paper}.${language}`, sample, paper, language })),
  ),
)

/** What a customer takes home comes on a roll as well. */
function papersOf({ form, papers }: SampleForm): readonly PaperKind[] {
  const [first] = papers
  if (papers.includes('a5')) return form === 'claim-receipt' ? ['a5', 'roll80'] : ['a5']
  return first ? [first] : []
}

export async function drawReference(pages: ChromiumPages, reference: PageReference): Promise<Grey> {
  const model = reference.sample.build(printContext(reference.language))
  return drawPage(await pages.htmlToPdf(renderPage([model], reference.paper)), dotsPerInch)
}
