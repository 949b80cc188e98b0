/**
 * A document model as ReceiptLine text, which the library turns into printer commands or a preview: one slip, one
 * source, so the preview can not show something else than the paper. Every value is escaped.
 */

import { encode } from 'iconv-lite'
import { barcode } from 'receiptline'
import type { Block, BlockOf, CheckItem, DocumentModel, SignatureBox } from '../../shared/documents/model'
import type { ReceiptProfile } from '../../shared/printing/settings'
import { assertNever } from '../../shared/result'
import { foldText, textWidth } from './fold-text'
import { pngSize, strokesToPng } from './png'
import { rollRows } from './roll-blocks'

export function receiptText(model: DocumentModel, profile: ReceiptProfile): string {
  const line = lineWriter(profile)
  const blocks = model.blocks.filter((block) => block.only !== 'page')
  return [
    ...headLines(model, profile, line),
    ...reprintLines(model, line),
    ...blocks.flatMap((block) => blockLines(block, profile, line)),
    ...model.footLines.map((text) => line.center(text)),
    line.center(model.printedLine),
    ...(profile.cut === 'none' ? ['|~|', '|~|', '|~|', '|~|'] : []),
  ].join('\n')
}

interface LineWriter {
  readonly left: (text: string, style?: string) => string
  readonly center: (text: string, style?: string) => string
  readonly pair: (label: string, value: string, strong: boolean, labelWidth: number) => string
  readonly ends: (start: string, end: string, style?: string) => string
  /** As many to a line as fit, none torn apart. */
  readonly items: (items: readonly string[]) => string
}

/** `"` emphasis, `^` wide, `^^` tall, `^^^` double, `` ` `` white on black. */
function lineWriter(profile: ReceiptProfile): LineWriter {
  const { columns } = profile
  const clean = (text: string) => escapeText(printable(text, profile.text))
  const wrap = (text: string, width: number, style = '') =>
    foldText(printable(text, profile.text), wideStyle(style) ? Math.floor(width / 2) : width)
      .map(escapeText)
      .map((part) => (part === '' ? '~' : `${style}${part}${style}`))
  const single = (parts: readonly string[], before: string) =>
    ['{w:*;a:left}', ...parts.map((part) => `|${before}${part} |`)].join('\n')
  return {
    left: (text, style) => single(wrap(text, columns, style), ''),
    center: (text, style) => single(wrap(text, columns, style), ' '),
    pair: (label, value, strong, labelWidth) => {
      const style = strong ? '"' : ''
      if (textWidth(label) >= labelWidth) return single([clean(label), ...wrap(value, columns, style)], '')
      const parts = wrap(value, columns - labelWidth, style)
      const rows = parts.map((part, at) => `|${at === 0 ? clean(label) : '~'} |${part} |`)
      return [`{w:${labelWidth} *;b:none}`, ...rows].join('\n')
    },
    ends: (start, end, style = '') => {
      const endWidth = Math.min(columns - 8, textWidth(printable(end, profile.text)) + 1)
      const starts = wrap(start, columns - endWidth, style)
      const rows = starts.map((part, at) =>
        at === starts.length - 1 ? `|${part} | ${style}${clean(end)}${style}|` : `|${part} |~|`,
      )
      return [`{w:* ${endWidth};b:none}`, ...rows].join('\n')
    },
    items: (items) => {
      const lines: string[] = []
      for (const item of items) {
        const longer = `${lines.at(-1) ?? ''}  ${item}`
        if (lines.length > 0 && textWidth(longer) <= columns) lines[lines.length - 1] = longer
        else lines.push(item)
      }
      return single(wrap(lines.join('\n'), columns), '')
    },
  }
}

/** `^` and `^^^` double the width; `^^` only the height. */
function wideStyle(style: string): boolean {
  const height = style.replace(/[^^]/g, '').length
  return height === 1 || height === 3
}

function headLines(model: DocumentModel, profile: ReceiptProfile, line: LineWriter): readonly string[] {
  const { head } = model
  const logo = head.logo?.mime === 'image/png' ? pngSize(head.logo.base64) : undefined
  return [
    ...(head.logo && logo && logo.width <= profile.dots && logo.height <= 300
      ? [`{w:*;a:center}`, `{i:${head.logo.base64}}`]
      : []),
    line.center(head.outletName, '"'),
    ...head.outletLines.map((text) => line.center(text)),
    line.center(head.title, textWidth(head.title) * 2 <= profile.columns ? '^^^' : '^^'),
    ...[[head.formCode, head.holderLabel].filter(Boolean).join('  ')]
      .filter(Boolean)
      .map((text) => line.center(text)),
    ...(head.code ? [codeLine('qr', head.code, 'large', profile)] : []),
    ...(head.number ? [line.center(head.number, '"^^')] : []),
    '-',
  ]
}

function reprintLines(model: DocumentModel, line: LineWriter): readonly string[] {
  if (model.copy.kind === 'original' || model.copyLabel === undefined) return []
  const { reason, person, station, printedAt } = model.copy
  return [
    line.center(` ${model.copyLabel} `, '`^'),
    line.center(`${reason}  ${person}  ${station}  ${printedAt}`),
    '-',
  ]
}

function blockLines(block: Block, profile: ReceiptProfile, line: LineWriter): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return ['-', line.left(block.text, '"')]
    case 'fields':
      return fieldLines(block, profile, line)
    case 'table':
      return tableLines(block, profile, line)
    case 'text':
      return textLines(block, line)
    case 'checklist':
      return checklistLines(block, line)
    case 'barcode':
      return [
        codeLine(block.symbology, block.content, block.size, profile),
        ...(block.caption ? [line.center(block.caption)] : []),
      ]
    case 'choices':
      return block.rows.flatMap((row) => [
        line.left(row.label, '"'),
        line.items(block.levels.map((level, at) => `${boxes[row.chosen === at ? 'yes' : 'open']}${level}`)),
      ])
    case 'signatures':
      return block.boxes.flatMap((box) => signatureLines(box, profile, line))
    case 'writing':
      return [
        line.left(block.label),
        ...(block.text ? [line.left(block.text)] : []),
        ...Array.from({ length: block.lines }, () => `|~|\n${line.left('_'.repeat(profile.columns))}`),
      ]
    case 'bars':
      return block.bars.map((bar) => line.ends(bar.label, bar.value))
    case 'rule':
      return ['-']
    case 'spacer':
      return Array.from({ length: Math.max(1, Math.round(block.millimetres / 4)) }, () => '|~|')
    case 'face':
      return [line.left(block.face.title, '"'), ...block.face.lines.map((text) => line.left(text))]
    default:
      return assertNever(block)
  }
}

/** One column of labels for the block, as wide as its widest, but never more than two fifths of the paper. */
function fieldLines(block: BlockOf<'fields'>, profile: ReceiptProfile, line: LineWriter): readonly string[] {
  const widest = Math.max(...block.fields.map((field) => textWidth(field.label) + 1))
  const labelWidth = Math.min(Math.max(widest, 9), Math.floor(profile.columns * 0.4))
  return block.fields.map((field) =>
    line.pair(field.label, field.value, field.style === 'strong', labelWidth),
  )
}

function tableLines(block: BlockOf<'table'>, profile: ReceiptProfile, line: LineWriter): readonly string[] {
  const rows = rollRows(block).flatMap((row) => {
    const cells = row.rest.map((cell) => `${cell.title} ${cell.value.replaceAll('\n', ' ')}`)
    const last = cells.at(-1)
    if (last === undefined) return [line.left(row.lead)]
    const before = `  ${cells.slice(0, -1).join('  ')}`
    const fits = textWidth(before) + textWidth(last) + 2 <= profile.columns
    return [line.left(row.lead), fits ? line.ends(before, last) : line.items(['', ...cells])]
  })
  return [
    ...(block.caption ? ['-', line.left(block.caption, '"')] : []),
    ...(rows.length > 0 ? rows : block.emptyText ? [line.left(block.emptyText)] : []),
    ...(block.totals ? ['-'] : []),
    ...(block.totals ?? []).map((row) => line.ends(row.label, row.value, row.strong ? '"^^' : '')),
  ]
}

function textLines(block: BlockOf<'text'>, line: LineWriter): readonly string[] {
  const style = block.style === 'strong' ? '"' : ''
  const body = block.align === 'center' ? line.center(block.text, style) : line.left(block.text, style)
  return block.style === 'notice' ? ['-', body, '-'] : [body]
}

const boxes: Readonly<Record<CheckItem['state'], string>> = { yes: '[√]', no: '[×]', open: '[  ]' }

function checklistLines(block: BlockOf<'checklist'>, line: LineWriter): readonly string[] {
  const items = block.items.map(
    (item) => `${boxes[item.state]}${item.label}${item.note ? `(${item.note})` : ''}`,
  )
  return [...(block.label ? [line.left(block.label, '"')] : []), line.items(items)]
}

function signatureLines(box: SignatureBox, profile: ReceiptProfile, line: LineWriter): readonly string[] {
  const drawn = box.signature && 'strokes' in box.signature ? box.signature : undefined
  const foot = [box.name, box.dateLabel].filter(Boolean).join('  ')
  return [
    '|~|',
    ...(box.statement ? [line.left(box.statement)] : []),
    line.left([box.label, box.seal].filter(Boolean).join(' ')),
    ...(drawn ? ['{w:*}', `{i:${strokesToPng(drawn, Math.min(240, profile.dots))}}`] : ['|~|', '|~|']),
    '-',
    ...(foot ? [line.left(foot)] : []),
  ]
}

const targetDots = { small: 130, medium: 190, large: 250 } as const

/** Code 128 only where the whole symbol fits across the head; a code that is cut off at the edge scans as nothing. */
function codeLine(
  symbology: 'code128' | 'qr',
  content: string,
  size: 'small' | 'medium' | 'large',
  profile: ReceiptProfile,
): string {
  const value = escapeProperty(content)
  if (symbology === 'code128') {
    const form = barcode.generate({
      data: content,
      type: 'code128',
      width: 2,
      height: 72,
      hri: false,
      quietZone: true,
    })
    if (form.length > 0 && form.length <= profile.dots)
      return `{w:*;a:center}\n{c:${value};o:code128,2,72,nohri}`
  }
  const modules = qrModules(content)
  const cell = Math.max(3, Math.min(8, Math.floor(targetDots[size] / modules)))
  return `|~|\n{w:*;a:center}\n{c:${value};o:qrcode,${cell},m}\n|~|`
}

/** Bytes that versions 1, 2, … hold at level M. Drawing the code only to measure it would double the time. */
const qrCapacity = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213] as const

function qrModules(content: string): number {
  const bytes = Buffer.byteLength(content)
  const version = qrCapacity.findIndex((capacity) => bytes <= capacity) + 1
  return 17 + 4 * (version === 0 ? 20 : version)
}

const plainLetters = /^[\0-\x7f]*$/

/** What the printer's character set can hold; the rest becomes a box instead of the wrong sign. */
export function printable(text: string, code: ReceiptProfile['text']): string {
  if (plainLetters.test(text)) return text
  const plain = text
    .normalize('NFC')
    .replace(/¥/g, '￥')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
  let held = ''
  for (const letter of plain) held += letter < '\u0080' ? letter : known(letter, code)
  return held
}

const letters = {
  gb18030: new Map<string, string>(),
  gbk: new Map<string, string>(),
  raster: new Map<string, string>(),
}

/** Asking the encoder for every character of every slip takes longer than all the rest. */
function known(letter: string, code: ReceiptProfile['text']): string {
  const remembered = letters[code].get(letter)
  if (remembered !== undefined) return remembered
  // GB 18030 reaches rare names beyond GBK, but no printer's font holds pictures.
  const inSet = encode(letter, 'cp936').length > 1 || (code === 'gb18030' && /\p{Script=Han}/u.test(letter))
  if (letters[code].size > 20_000) letters[code].clear()
  letters[code].set(letter, inSet ? letter : '□')
  return inSet ? letter : '□'
}

const toEscape = /[\p{Cc} \\|{}~_"`^=-]/u

function escapeText(text: string): string {
  if (!toEscape.test(text)) return text
  return text
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\|{}~_"`^=-]/g, (sign) => `\\${sign}`)
    .replace(/ {2,}/g, (blanks) => '~'.repeat(blanks.length))
    .replace(/^ | $/gm, '~')
}

function escapeProperty(text: string): string {
  return text.replace(/\p{Cc}/gu, '').replace(/[\\|{};]/g, (sign) => `\\${sign}`)
}
