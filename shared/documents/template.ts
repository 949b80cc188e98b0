/**
 * What an outlet may change about its paper: header, footer, terms, logo, fields left out. A template that does
 * not pass this schema is never stored, and the built-in one below needs nothing but the outlet itself, so there
 * is always something to print with.
 */

import { z } from 'zod'
import type { Language } from './model'

const line = z.string().max(120)
const base64 = z
  .string()
  .max(400_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64')

export const pictureSchema = z.object({ mime: z.enum(['image/png', 'image/jpeg']), base64 })

export const outletOnPaperSchema = z.object({
  name: z.string().min(1).max(60),
  code: z.string().min(1).max(8),
  address: z.string().max(120),
  phone: z.string().max(60),
  hours: z.string().max(80),
})

export const templateSchema = z.object({
  version: z.string().min(1).max(40),
  outlet: outletOnPaperSchema,
  headerLines: z.array(line).max(4),
  footerLines: z.array(line).max(4),
  terms: z.object({
    version: z.string().min(1).max(40),
    paragraphs: z.array(z.string().min(1).max(600)).max(20),
  }),
  logo: pictureSchema.optional(),
  /** Keys of fields that this outlet leaves out; what identifies the paper can not be left out. */
  hiddenFields: z.array(z.string().max(60)).max(60),
})

export type Template = z.infer<typeof templateSchema>
export type OutletOnPaper = z.infer<typeof outletOnPaperSchema>

/** Without these a paper can not be matched with its record, so no template hides them. */
export const essentialFields: ReadonlySet<string> = new Set([
  'serviceNumber',
  'paymentNumber',
  'quotationNumber',
  'deliveryNumber',
  'receivedAt',
  'deviceModel',
  'amount',
  'total',
])

const builtInTerms: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '请妥善保管本凭证，凭本凭证及有效证件取机；凭证遗失请立即联系本网点挂失。',
    '送修前请自行备份数据并取出 SIM 卡、存储卡。维修、检测过程可能导致数据丢失，本网点不承担数据恢复责任；客户书面要求保留数据的除外。',
    '保修期内的性能故障按国家三包规定和厂商保修条款免费维修；人为损坏、进液、私拆、无有效凭证等情形按收费维修处理，收费前先报价，经客户确认后维修。',
    '报价后客户不同意维修的，按公示标准收取检测费后退还原机。',
    '自通知取机之日起超过 90 日未取的，本网点将再次书面通知，并依法处理。',
    '维修更换的故障件，保修内归厂商所有，收费维修的归客户所有，请在受理时说明是否取回。',
  ],
  en: [
    'Keep this receipt. The device is handed over against this receipt and a proof of identity. Report a lost receipt to us at once.',
    'Back up your data and remove SIM and memory cards before leaving the device. Data may be lost during diagnosis and repair; we do not restore it unless agreed in writing.',
    `Faults within warranty are repaired free of charge under the national "three guarantees" rules and the maker's terms. Damage by drop, liquid, unauthorised opening, or a missing proof of purchase is charged, after a quotation you approve.`,
    'If you decline the quotation, the published diagnosis fee applies and the device is returned as it was.',
    'A device not collected within 90 days of our notice is dealt with as the law provides after a second written notice.',
    'Replaced parts belong to the maker for warranty repairs and to you for paid repairs; please say at intake whether you want them back.',
  ],
}

export function builtInTemplate(outlet: OutletOnPaper, language: Language): Template {
  return {
    version: 'built-in-1',
    outlet,
    headerLines: [],
    footerLines: [language === 'zh-CN' ? '感谢您的信任，祝您生活愉快。' : 'Thank you for your trust.'],
    terms: { version: '2026-1', paragraphs: [...builtInTerms[language]] },
    hiddenFields: [],
  }
}
