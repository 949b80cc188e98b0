/**
 * 库位标签 and 备件标签: a shelf that can be scanned also when it is empty, and a piece that says what it is without its
 * box. Neither says how many there are: that changes, the label does not.
 */

import { frameForm, type PrintContext, voiceOf } from '../frame'
import type { DocumentModel, LabelFace } from '../model'

export type StockLabelData =
  | { readonly kind: 'bin'; readonly bin: string }
  | {
      readonly kind: 'part'
      readonly partNumber: string
      readonly name: string
      /** The devices it fits, as people call them. */
      readonly fits: string
      readonly bin: string
    }

export function stockLabel(context: PrintContext, data: StockLabelData): DocumentModel {
  const face = data.kind === 'bin' ? binFace(context, data.bin) : partFace(context, data)
  return frameForm(context, {
    form: 'stock-label',
    title: voiceOf(context).say('stockLabel'),
    number: face.code,
    codeSymbology: 'qr',
    blocks: [{ kind: 'face', face }],
  })
}

/** What a scanner reads on a shelf: `BIN-A-01` can be nothing else. */
export function binCode(bin: string): string {
  return `BIN-${bin}`
}

function binFace(context: PrintContext, bin: string): LabelFace {
  const { office } = voiceOf(context)
  return {
    code: binCode(bin),
    // The title is the number already, and larger.
    number: '',
    title: bin,
    lines: [office('bin')],
    foot: context.template.outlet.name,
    large: true,
  }
}

function partFace(
  context: PrintContext,
  { partNumber, name, fits, bin }: Extract<StockLabelData, { readonly kind: 'part' }>,
): LabelFace {
  const { office, colon } = voiceOf(context)
  return {
    code: partNumber,
    number: partNumber,
    title: name,
    lines: [bin === '' ? '' : `${office('bin')}${colon}${bin}`, fits].filter((line) => line !== ''),
    foot: '',
  }
}
