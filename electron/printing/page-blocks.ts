/**
 * The blocks of a document as HTML for sheets and labels. Each block is one function; none of them knows which
 * form it belongs to.
 */

import type {
  Block,
  BlockOf,
  CheckItem,
  DocumentModel,
  Field,
  Picture,
  SignatureBox,
  SignatureStrokes,
} from '../../shared/documents/model'
import type { PaperSize } from '../../shared/documents/paper'
import { assertNever } from '../../shared/result'
import { code128Svg, qrSvg } from './barcode'
import { html, type Markup, trustedMarkup } from './markup'

export function pageBlock(block: Block, model: DocumentModel, size: PaperSize): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'fields':
      return fieldsMarkup(block)
    case 'table':
      return html`${tableMarkup(block)}${totalsMarkup(block)}`
    case 'text':
      return textMarkup(block)
    case 'checklist':
      return checklistMarkup(block, size.widthMillimetres < 160 ? Math.min(4, block.columns) : block.columns)
    case 'barcode':
      return barcodeMarkup(block)
    case 'choices':
      return choicesMarkup(block)
    case 'signatures':
      return html`<div class="signatures">${block.boxes.map(signatureMarkup)}</div>`
    case 'writing':
      return writingMarkup(block)
    case 'bars':
      return barsMarkup(block)
    case 'rule':
      return html`<hr${block.dashed ? trustedMarkup(' class="dashed"') : ''}>`
    case 'spacer':
      return html`<div style="height:${block.millimetres}mm"></div>`
    case 'face':
      return faceMarkup(block, model)
    default:
      return assertNever(block)
  }
}

/** Lays fields into rows of `columns` label-value pairs; the last of a row takes what is left of it. */
function fieldsMarkup(block: BlockOf<'fields'>): Markup {
  const rows: Field[][] = []
  let used = block.columns as number
  for (const field of block.fields) {
    const span = Math.min(field.span ?? 1, block.columns)
    if (used + span > block.columns) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(field)
    used += span
  }
  // Three and more in a row leave no room for labels beside the values: they go on top.
  const stacked = block.columns > 2
  const body = rows.map((row) => {
    const spans = row.map((field) => Math.min(field.span ?? 1, block.columns))
    const missing = block.columns - spans.reduce((sum, span) => sum + span, 0)
    const cells = row.map((field, index) => {
      const span = (spans[index] ?? 1) + (index === row.length - 1 ? missing : 0)
      if (stacked)
        return html`<td colspan="${span}" class="stat"><div class="label">${field.label}</div><div class="${fieldClass(field)}">${field.value}</div></td>`
      return html`<th>${field.label}</th><td colspan="${span * 2 - 1}" class="${fieldClass(field)}">${field.value}</td>`
    })
    return html`<tr>${cells}</tr>`
  })
  // A fixed layout takes its widths from the first row, which may hold one wide field: say them here instead.
  const columns = Array.from({ length: block.columns }, () =>
    stacked ? html`<col>` : html`<col class="k"><col>`,
  )
  return html`<table class="fields columns-${block.columns}"><colgroup>${columns}</colgroup>${body}</table>`
}

export function fieldClass(field: Field): string {
  return field.style === 'strong' ? 'strong' : field.style === 'code' ? 'mono' : ''
}

function tableMarkup(block: BlockOf<'table'>): Markup {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0)
  const columns = block.columns.map(
    (column) => html`<col style="width:${((column.width / total) * 100).toFixed(2)}%">`,
  )
  const head = block.columns.map((column) => html`<th class="${column.align ?? 'left'}">${column.title}</th>`)
  const rows = block.rows.map((row, index) => {
    const cells = block.columns.map(
      (column, at) =>
        html`<td class="${column.align ?? 'left'}${column.whole ? ' whole' : ''}">${row[at] ?? ''}</td>`,
    )
    const sum = block.sumRow === true && index === block.rows.length - 1
    return html`<tr class="${sum ? 'sum' : 'item'}">${cells}</tr>`
  })
  const blank = Array.from(
    { length: block.blankRows ?? 0 },
    () => html`<tr class="blank">${block.columns.map(() => html`<td></td>`)}</tr>`,
  )
  const empty =
    rows.length + blank.length === 0 &&
    html`<tr><td class="empty" colspan="${block.columns.length}">${block.emptyText ?? ''}</td></tr>`
  return html`<table class="rows">${block.caption && html`<caption>${block.caption}</caption>`}<colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows}${blank}${empty}</tbody></table>`
}

export function totalsMarkup(block: BlockOf<'table'>): Markup | undefined {
  if (!block.totals || block.totals.length === 0) return undefined
  const rows = block.totals.map(
    (row) =>
      html`<tr class="${row.strong ? 'strong' : 'plain'}"><td>${row.label}</td><td class="value">${row.value}</td></tr>`,
  )
  return html`<table class="totals">${rows}</table>`
}

export function textMarkup(block: BlockOf<'text'>): Markup {
  return html`<div class="text ${block.style} ${block.align ?? 'left'}">${block.text}</div>`
}

export function checklistMarkup(block: BlockOf<'checklist'>, columns: number): Markup {
  const items = block.items.map(
    (item) =>
      html`<li>${boxMarkup(item.state)}<span>${item.label}${item.note && html` <span class="note">${item.note}</span>`}</span></li>`,
  )
  return html`<div class="checks">${block.label && html`<div class="label">${block.label}</div>`}<ul style="grid-template-columns:repeat(${columns},minmax(0,1fr))">${items}</ul></div>`
}

export function choicesMarkup(block: BlockOf<'choices'>): Markup {
  const head = block.levels.map((level) => html`<th class="center">${level}</th>`)
  const rows = block.rows.map((row) => {
    const cells = block.levels.map(
      (_, at) => html`<td class="center">${boxMarkup(row.chosen === at ? 'yes' : 'open')}</td>`,
    )
    return html`<tr><td>${row.label}</td>${cells}</tr>`
  })
  return html`<table class="rows choices"><thead><tr><th>${block.title}</th>${head}</tr></thead><tbody>${rows}</tbody></table>`
}

/** Drawn, not typed: a ballot box is missing from some fonts, and a tick must differ from a cross in grey. */
function boxMarkup(state: CheckItem['state']): Markup {
  const mark =
    state === 'yes'
      ? '<path d="M3 8.5 L6.8 12.3 L13.2 4" stroke-width="2.2"/>'
      : state === 'no'
        ? '<path d="M4 4 L12 12 M12 4 L4 12" stroke-width="2"/>'
        : ''
  return trustedMarkup(
    `<svg class="box" viewBox="0 0 16 16" fill="none" stroke="#000"><rect x="1" y="1" width="14" height="14" stroke-width="1.2"/>${mark}</svg>`,
  )
}

export function barcodeMarkup(block: BlockOf<'barcode'>): Markup {
  const svg = block.symbology === 'qr' ? qrSvg(block.content) : code128Svg(block.content, 10)
  return html`<div class="barcode ${block.symbology} ${block.size}">${trustedMarkup(svg)}${block.caption && html`<div>${block.caption}</div>`}</div>`
}

export function signatureMarkup(box: SignatureBox): Markup {
  const ink = box.signature && inkMarkup(box.signature)
  return html`<div class="sign"><div class="label">${box.label}</div>${box.statement && html`<div class="statement">${box.statement}</div>`}<div class="ink">${ink}</div>${box.seal && html`<div class="seal">${box.seal}</div>`}<div class="foot"><span class="name">${box.name ?? ''}</span><span>${box.dateLabel ?? ''}</span></div></div>`
}

function inkMarkup(signature: Picture | SignatureStrokes): Markup {
  if ('base64' in signature) return pictureMarkup(signature, 'ink-picture')
  const paths = signature.strokes
    .filter((stroke) => stroke.length >= 4)
    .map((stroke) => {
      const numbers = stroke.map((value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0))
      return `<path d="M${numbers.join(' ')}"/>`
    })
    .join('')
  const size = `0 0 ${Number(signature.width) || 1} ${Number(signature.height) || 1}`
  return trustedMarkup(
    `<svg viewBox="${size}" fill="none" stroke="#000" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`,
  )
}

/** A picture is data in the document or it is not there at all. */
export function pictureMarkup(picture: Picture, className: string): Markup {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(picture.base64)) return html``
  return html`<img class="${className}" alt="" src="data:${picture.mime};base64,${picture.base64}">`
}

export function writingMarkup(block: BlockOf<'writing'>): Markup {
  const lines = Array.from({ length: block.lines }, () => html`<div class="ruled"></div>`)
  return html`<div class="writing"><div class="label">${block.label}</div>${block.text && html`<div class="text">${block.text}</div>`}${lines}</div>`
}

export function barsMarkup(block: BlockOf<'bars'>): Markup {
  const rows = block.bars.map((bar) => {
    const share = Math.max(0, Math.min(1, bar.share)) * 100
    return html`<tr><td class="name">${bar.label}</td><td><div class="bar" style="width:${share.toFixed(1)}%"></div></td><td class="value">${bar.value}</td></tr>`
  })
  return html`<table class="bars">${rows}</table>`
}

/** More characters than this do not stand on two lines at full size. */
const longTitle = 9
/** More of a part's number than this does not stand on one line; a number that is cut off is none. */
const longNumber = 18
/** A part's name says last what it is, so that it is not cut; a Chinese character is as wide as two others. */
const longName = 32
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

function faceMarkup(block: BlockOf<'face'>, model: DocumentModel): Markup {
  const { face } = block
  const isPart = model.form === 'stock-label' && !face.large
  // Where a part lies is what its label is looked at for.
  const rowClass = (at: number) => (at === 1 ? 'row fault' : isPart ? 'row whole' : 'row')
  return html`<div class="face${face.large && (face.title.length > longTitle ? ' large long' : ' large')}"><div class="qr">${trustedMarkup(qrSvg(face.code))}${model.copyLabel && html`<div class="copy">${model.copyLabel}</div>`}${face.mark && html`<div class="mark">${face.mark}</div>`}</div><div class="words"><div class="name${isPart && widthOf(face.title) > longName && ' three'}">${face.title}</div>${face.lines.map((line, at) => html`<div class="${rowClass(at)}">${line}</div>`)}<div class="bottom">${face.foot}</div><div class="no${face.number.length > longNumber && ' long'}">${face.number}</div></div></div>`
}
