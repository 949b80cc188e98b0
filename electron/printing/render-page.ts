/**
 * A document model as one self-contained HTML page for a given paper: no script, no request, every value escaped.
 * The printer (or the PDF) shows exactly this; nothing about the document is decided after it.
 */

import type { DocumentModel } from '../../shared/documents/model'
import { type Orientation, type PaperKind, type PaperSize, paperSize } from '../../shared/documents/paper'
import { code128Svg, qrSvg } from './barcode'
import { html, type Markup, trustedMarkup } from './markup'
import { pageBlock, pictureMarkup } from './page-blocks'
import { fontStyle, pageStyle } from './page-style'
import { rollBlock } from './roll-blocks'

/** What a browser engine needs to make a PDF or a picture of the page. */
export interface PageJob {
  readonly html: string
  readonly widthMillimetres: number
  /** Absent on a roll: the engine measures the content first and makes one page of that height. */
  readonly heightMillimetres?: number
  readonly marginMillimetres: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** Printed in the bottom margin of every page; knows the page numbers. */
  readonly footerHtml?: string
}

export function renderPage(
  models: readonly DocumentModel[],
  paper: PaperKind,
  orientation: Orientation = 'portrait',
): PageJob {
  const size = paperSize(paper, orientation)
  const language = models[0]?.language ?? 'zh-CN'
  const labelWidth = labelColumnWidth(size, language === 'zh-CN')
  const title = models[0] ? `${models[0].head.title} ${models[0].head.number ?? ''}` : ''
  const page = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><title>${title}</title><style>${trustedMarkup(pageStyle(size, labelWidth, language))}</style></head><body>${models.map((model) => documentMarkup(model, size))}</body></html>`
  const single = models.length === 1 ? models[0] : undefined
  const paged = size.family === 'page' || size.family === 'continuous'
  return {
    html: page.markup,
    widthMillimetres: size.widthMillimetres,
    ...(size.heightMillimetres === undefined ? {} : { heightMillimetres: size.heightMillimetres }),
    marginMillimetres:
      size.family === 'roll' ? { top: 0, right: 0, bottom: 0, left: 0 } : size.marginMillimetres,
    ...(paged && single ? { footerHtml: footerMarkup(single, size).markup } : {}),
  }
}

/** Labels take label forms only, and nothing else takes them. */
export function fitsPaper(model: DocumentModel, paper: PaperKind): boolean {
  const isLabel = model.blocks.some((block) => block.kind === 'face')
  return isLabel === (paperSize(paper).family === 'label')
}

function documentMarkup(model: DocumentModel, size: PaperSize): Markup {
  if (size.family === 'label') return html`${model.blocks.map((block) => pageBlock(block, model, size))}`
  const roll = size.family === 'roll'
  const blocks = model.blocks
    .filter((block) => block.only === undefined || block.only === (roll ? 'receipt' : 'page'))
    .map((block) => (roll ? rollBlock(block) : pageBlock(block, model, size)))
  return html`<section class="document${roll ? ' roll' : ''}">${headMarkup(model, size)}${reprintMarkup(model)}${blocks}${
    model.footLines.length > 0 && html`<div class="foot-lines">${model.footLines.join('\n')}</div>`
  }${roll && html`<div class="foot-lines">${model.printedLine}</div>`}</section>`
}

function headMarkup(model: DocumentModel, size: PaperSize): Markup {
  const roll = size.family === 'roll'
  // A whole line of bars beside the outlet's name needs more room than A5 and rolls have.
  const wide = size.widthMillimetres > 160
  const { head } = model
  const outlet = html`<div class="outlet">${head.logo && html`<div>${pictureMarkup(head.logo, 'logo')}</div>`}<div><b>${head.outletName}</b>${head.outletLines.map((line) => html`<div class="line">${line}</div>`)}</div></div>`
  const code = head.code && codeMarkup(head.code, wide ? head.codeSymbology : 'qr', head.number ?? '')
  const number = !head.code && head.number
  const title = html`<div class="title"><div class="left">${head.holderLabel ?? ''}</div><h1>${head.title}</h1><div class="right">${number && html`${model.head.numberLabel} <span class="number">${number}</span> `}${head.formCode && html`<span class="number">${head.formCode}</span>`}</div></div>`
  if (roll) return html`<header class="head">${outlet}</header>${title}${code}`
  return html`<header class="head">${outlet}${code}</header>${title}`
}

function codeMarkup(content: string, symbology: 'code128' | 'qr', number: string): Markup {
  const svg =
    symbology === 'qr'
      ? html`<div class="qr">${trustedMarkup(qrSvg(content))}</div>`
      : html`<div class="bars">${trustedMarkup(code128Svg(content, 9))}</div>`
  return html`<div class="code">${svg}<div class="number">${number}</div></div>`
}

function reprintMarkup(model: DocumentModel): Markup | undefined {
  if (model.copy.kind === 'original' || model.copyLabel === undefined) return undefined
  const { reason, person, station, printedAt } = model.copy
  return html`<div class="reprint"><b>${model.copyLabel}</b><span>${reason}  ·  ${person}  ·  ${station}  ·  ${printedAt}</span></div>`
}

function footerMarkup(model: DocumentModel, size: PaperSize): Markup {
  const [before = '', middle = '', after = ''] = model.pageLabel.split(/\{page\}|\{pages\}/)
  const margin = size.marginMillimetres
  const narrow = size.widthMillimetres < 160
  const left = [
    model.head.formCode ?? model.head.title,
    model.head.number ?? '',
    model.copyLabel ?? '',
    narrow ? '' : (model.termsVersion ?? model.templateVersion),
  ].filter(Boolean)
  const style = `box-sizing:border-box;width:100%;padding:0 ${margin.right}mm 0 ${margin.left}mm;display:flex;justify-content:space-between;${fontStyle(model.language)};white-space:nowrap;font-size:${narrow ? 5.6 : 7}pt;color:#4b5058;font-variant-numeric:tabular-nums`
  return html`<div style="${style}"><span>${left.join('  ·  ')}</span><span>${model.printedLine}</span><span>${before}<span class="pageNumber"></span>${middle}<span class="totalPages"></span>${after}</span></div>`
}

function labelColumnWidth(size: PaperSize, chinese: boolean): string {
  const narrow = Math.min(size.widthMillimetres, size.heightMillimetres ?? 0) < 160
  if (narrow && size.family !== 'continuous') return chinese ? '17mm' : '24mm'
  return chinese ? '24mm' : '33mm'
}
