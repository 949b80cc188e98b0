/**
 * HTML that can not be broken by what a customer typed: every value put into a template is escaped, unless it is
 * markup made by this same function. Nothing else in printing builds HTML.
 */

export interface Markup {
  readonly markup: string
}

export type MarkupValue = string | number | Markup | readonly MarkupValue[] | undefined | false

export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = parts[0] ?? ''
  values.forEach((value, index) => {
    text += render(value) + (parts[index + 1] ?? '')
  })
  return { markup: text }
}

/** Only for markup of our own making (barcodes): never for text that came from anywhere else. */
export function trustedMarkup(markup: string): Markup {
  return { markup }
}

export function escapeHtml(text: string): string {
  return (
    text
      // Control characters and lone surrogates have no glyph and make some PDF readers stumble.
      .replace(/[^\P{Cc}\t\n]/gu, '')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;')
      .replace(/`/g, '&#96;')
  )
}

function render(value: MarkupValue): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return value.toString()
  if (isMarkup(value)) return value.markup
  return value.map(render).join('')
}

function isMarkup(value: Markup | readonly MarkupValue[]): value is Markup {
  return 'markup' in value
}
