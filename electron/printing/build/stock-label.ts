/** 库位标签 and 备件标签 of one job, in the order in which they were asked for. */

import { type StockLabelData, stockLabel } from '../../../shared/documents/forms/stock-label'
import { ok, refused } from '../../../shared/result'
import { type StockLabelWish, unpackLabels } from '../../../shared/stock/labels'
import { binOf } from './dispatch'
import type { Built, PaperJob } from './paper-job'

/** More names than this make none of them legible. */
const modelsNamed = 3

export function buildStockLabels(paper: PaperJob): Built {
  const labels = unpackLabels(paper.text('labels')).flatMap((wish) => facesOf(paper, wish))
  if (labels.length === 0) return refused('subject-unknown')
  return ok(labels.map((label) => stockLabel(paper.context, label)))
}

function facesOf(paper: PaperJob, wish: StockLabelWish): readonly StockLabelData[] {
  if (wish.kind === 'bin') return [wish]
  const { catalogue } = paper.dependencies
  const part = catalogue.part(wish.partNumber)
  if (!part) return []
  const models = part.modelIds.slice(0, modelsNamed).flatMap((id) => {
    const model = catalogue.model(id)
    return model ? [paper.language === 'en' ? model.name : model.nameZh] : []
  })
  const label: StockLabelData = {
    kind: 'part',
    partNumber: part.partNumber,
    name: paper.language === 'en' ? part.nameEn : part.nameZh,
    fits: models.join(paper.language === 'en' ? ', ' : '、'),
    bin: binOf(paper, part.partNumber) || part.bin,
  }
  return Array.from({ length: wish.copies }, () => label)
}
