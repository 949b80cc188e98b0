/**
 * The frame all forms share: head, copy mark, fields the template hides, terms, foot. A form brings its title,
 * its number and its blocks; how an outlet presents itself is decided here once.
 */

import { maskName, maskPhone } from '../customer/phone'
import { maskAddress } from './masking'
import type { Block, Copy, DocumentModel, Field, FormKind, Holder, Language } from './model'
import { shortMoment } from './moments'
import { type OfficeSay, officeSayIn } from './office-words'
import { essentialFields, type Template } from './template'
import { type Say, sayIn } from './words'

export type CopyWanted =
  | { readonly kind: 'original' }
  | { readonly kind: 'reprint'; readonly count: number; readonly reason: string }

/** What is the same for whatever is printed now: who, when, where, and how the outlet looks on paper. */
export interface PrintContext {
  readonly language: Language
  readonly zone: string
  readonly printedAtMs: number
  readonly person: string
  readonly station: string
  readonly copy: CopyWanted
  readonly template: Template
  /** Whose copy this is, where a form has one for each. */
  readonly holder?: Holder
}

export interface FormPart {
  readonly form: FormKind
  readonly title: string
  readonly formCode?: string
  readonly number?: string
  readonly numberLabel?: string
  readonly codeSymbology?: 'code128' | 'qr'
  /** A number that opens a record; a period of time opens none. */
  readonly scannable?: boolean
  /** A form that exists once for the customer and once for the file says which it is. */
  readonly holder?: Holder
  readonly blocks: readonly Block[]
  readonly withTerms?: boolean
}

export interface CustomerOnPaper {
  readonly name: string
  readonly phone: string
  readonly company?: string
  readonly address?: string
}

export interface DeviceOnPaper {
  readonly model: string
  readonly productLine?: string
  readonly serial?: string
  readonly imei?: string
  readonly imei2?: string
  readonly color?: string
}

/** Everything a form needs to speak: words in its language, and the customer as this paper may show it. */
export interface Voice {
  readonly say: Say
  readonly office: OfficeSay
  readonly language: Language
  /** A pair or list separator as each language writes it. */
  readonly comma: string
  readonly colon: string
}

export function voiceOf(context: PrintContext): Voice {
  const chinese = context.language === 'zh-CN'
  return {
    say: sayIn(context.language),
    office: officeSayIn(context.language),
    language: context.language,
    comma: chinese ? '、' : ', ',
    colon: chinese ? '：' : ': ',
  }
}

export function frameForm(context: PrintContext, part: FormPart): DocumentModel {
  const { say } = voiceOf(context)
  const { template, language } = context
  const copy = copyOf(context)
  const label = copyLabel(copy, language)
  const contacts = [template.outlet.address, labelled(template.outlet.phone, say('phone'), language)]
  return {
    modelVersion: 1,
    form: part.form,
    language,
    head: {
      outletName: template.outlet.name,
      outletLines: [
        ...contacts,
        labelled(template.outlet.hours, say('hours'), language),
        ...template.headerLines,
      ].filter((line) => line !== ''),
      ...(template.logo ? { logo: template.logo } : {}),
      title: part.title,
      ...(part.formCode ? { formCode: part.formCode } : {}),
      ...(part.number ? { number: part.number } : {}),
      ...(part.number && part.scannable !== false ? { code: copyCode(part.number, context.copy) } : {}),
      numberLabel: part.numberLabel ?? say('number'),
      codeSymbology: part.codeSymbology ?? 'code128',
      ...(part.holder
        ? { holderLabel: say(part.holder === 'customer' ? 'customerCopy' : 'outletCopy') }
        : {}),
    },
    copy,
    ...(label ? { copyLabel: label } : {}),
    blocks: [
      ...withoutHidden(part.blocks, template.hiddenFields),
      ...(part.withTerms ? termsBlocks(template, say) : []),
    ],
    // Thanks are for the customer, not for the parts store.
    footLines: part.holder === 'customer' ? template.footerLines.filter((line) => line.trim() !== '') : [],
    pageLabel: language === 'zh-CN' ? '第 {page} 页　共 {pages} 页' : 'Page {page} of {pages}',
    templateVersion: template.version,
    ...(part.withTerms ? { termsVersion: template.terms.version } : {}),
    printedLine: [
      say('printed'),
      shortMoment(context.printedAtMs, context.zone),
      context.person,
      `${template.outlet.code}-${context.station}`,
    ].join('  '),
  }
}

/** What the scanner reads: the number, and on a reprint which copy it is, so that an outdated one is noticed. */
export function copyCode(number: string, copy: CopyWanted): string {
  return copy.kind === 'original' ? number : `${number}.${copy.count}`
}

export function customerFor(customer: CustomerOnPaper, holder: Holder): CustomerOnPaper {
  if (holder === 'customer') return customer
  return {
    name: maskName(customer.name),
    phone: maskPhone(customer.phone),
    ...(customer.company === undefined ? {} : { company: customer.company }),
    ...(customer.address === undefined ? {} : { address: maskAddress(customer.address) }),
  }
}

export function customerFields(customer: CustomerOnPaper, say: Say): readonly Field[] {
  return present([
    { key: 'customerName', label: say('customerName'), value: customer.name },
    { key: 'customerPhone', label: say('customerPhone'), value: customer.phone },
    customer.company
      ? { key: 'company', label: say('company'), value: customer.company, span: 2 }
      : undefined,
    customer.address
      ? { key: 'customerAddress', label: say('customerAddress'), value: customer.address, span: 2 }
      : undefined,
  ])
}

export function deviceFields(device: DeviceOnPaper, say: Say): readonly Field[] {
  const code = (key: 'serial' | 'imei' | 'imei2', value: string | undefined): Field | undefined =>
    value ? { key, label: say(key), value, style: 'code' } : undefined
  return present([
    { key: 'deviceModel', label: say('deviceModel'), value: device.model, style: 'strong' },
    code('serial', device.serial),
    code('imei', device.imei),
    code('imei2', device.imei2),
    device.productLine
      ? { key: 'productLine', label: say('productLine'), value: device.productLine }
      : undefined,
    device.color ? { key: 'color', label: say('color'), value: device.color } : undefined,
  ])
}

/** Drops what a form did not have: `present([a, condition ? b : undefined])`. */
export function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value): value is Value => value !== undefined)
}

/** The keys a template may hide on this document: for the template editor. */
export function hideableFields(model: DocumentModel): readonly string[] {
  const keys = model.blocks.flatMap((block) =>
    block.kind === 'fields' ? block.fields.map((field) => field.key) : [],
  )
  return [...new Set(keys)].filter((key) => !essentialFields.has(key))
}

function withoutHidden(blocks: readonly Block[], hidden: readonly string[]): readonly Block[] {
  const leftOut = new Set(hidden.filter((key) => !essentialFields.has(key)))
  if (leftOut.size === 0) return blocks
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'fields') return [block]
    const fields = block.fields.filter((field) => !leftOut.has(field.key))
    return fields.length === 0 ? [] : [{ ...block, fields }]
  })
}

function termsBlocks(template: Template, say: Say): readonly Block[] {
  if (template.terms.paragraphs.length === 0) return []
  const numbered = template.terms.paragraphs.map((paragraph, index) => `${index + 1}. ${paragraph}`)
  return [
    { kind: 'heading', text: `${say('terms')} (${template.terms.version})` },
    { kind: 'text', text: numbered.join('\n'), style: 'terms' },
  ]
}

function copyOf(context: PrintContext): Copy {
  if (context.copy.kind === 'original') return { kind: 'original' }
  return {
    kind: 'reprint',
    count: context.copy.count,
    reason: context.copy.reason,
    person: context.person,
    station: context.station,
    printedAt: shortMoment(context.printedAtMs, context.zone),
  }
}

function copyLabel(copy: Copy, language: Language): string | undefined {
  if (copy.kind === 'original') return undefined
  return language === 'zh-CN' ? `补打 第 ${copy.count} 次` : `REPRINT no. ${copy.count}`
}

function labelled(value: string, label: string, language: Language): string {
  return value === '' ? '' : `${label}${language === 'zh-CN' ? '：' : ': '}${value}`
}
