/**
 * The same blocks on a roll of paper, drawn as a page: for roll printers behind a driver, for a picture sent to
 * printers that know no Chinese, and for the preview. One column, no boxes, the item's name on its own line.
 */

import type { Block, BlockOf } from '../../shared/documents/model'
import { assertNever } from '../../shared/result'
import { html, type Markup, trustedMarkup } from './markup'
import {
  barcodeMarkup,
  barsMarkup,
  checklistMarkup,
  choicesMarkup,
  fieldClass,
  signatureMarkup,
  textMarkup,
  totalsMarkup,
  writingMarkup,
} from './page-blocks'

export function rollBlock(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'fields':
      return html`${block.fields.map(
        (field) =>
          html`<div class="pair"><span class="label">${field.label}</span><span class="value ${fieldClass(field)}">${field.value}</span></div>`,
      )}`
    case 'table':
      return html`${block.caption && html`<h2>${block.caption}</h2>`}${rollTable(block)}${totalsMarkup(block)}`
    case 'text':
      return textMarkup(block)
    case 'checklist':
      return checklistMarkup(block, 2)
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
      return html``
    default:
      return assertNever(block)
  }
}

export interface RollRow {
  readonly lead: string
  readonly rest: readonly { readonly title: string; readonly value: string; readonly last: boolean }[]
}

/** How a table reads on a roll: what it is about first, then its values, each with its column's title. */
export function rollRows(block: BlockOf<'table'>): readonly RollRow[] {
  const leadAt = Math.max(
    0,
    block.columns.findIndex((column) => column.lead),
  )
  return block.rows.map((row) => {
    const rest = block.columns
      .map((column, at) => ({ column, at, value: row[at] ?? '' }))
      .filter(({ column, at, value }) => at !== leadAt && column.pageOnly !== true && value !== '')
    return {
      lead: row[leadAt] ?? '',
      rest: rest.map(({ column, value }, index) => ({
        title: column.title,
        value,
        last: index === rest.length - 1,
      })),
    }
  })
}

function rollTable(block: BlockOf<'table'>): Markup {
  const rows = rollRows(block).map(
    (row) =>
      html`<div class="item"><div>${row.lead}</div><div class="rest">${row.rest.map((cell) => html`<span>${cell.title} <b>${cell.value}</b></span>`)}</div></div>`,
  )
  if (rows.length > 0) return html`${rows}`
  return html`<div class="text">${block.emptyText ?? ''}</div>`
}
