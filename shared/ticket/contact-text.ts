/**
 * What is sent to the customer's phone, ready to be copied into whatever sends it. No name and no number of a person in
 * it: the message may be seen by others, and it is nowhere kept.
 */

import { formatYuan } from '../money'
import type { ContactTopic } from './contact'

export interface ContactFacts {
  readonly outletName: string
  readonly outletPhone: string
  readonly outletAddress: string
  readonly model: string
  readonly number: string
  /** Below zero: the customer gets it back. */
  readonly dueFen: number
  readonly quote: { readonly totalFen: number; readonly expiresOn: string } | undefined
  /** When it is promised now, as it is written; empty: no promise. */
  readonly promise: string
}

/** Empty: there is nothing that could be said in general. */
export function contactText(topic: ContactTopic, facts: ContactFacts, language: 'zh' | 'en'): string {
  const said = language === 'zh' ? inChinese(topic, facts) : inEnglish(topic, facts)
  if (said === '') return ''
  const { outletName, outletPhone, outletAddress } = facts
  const tell = language === 'zh' ? `电话 ${outletPhone}` : `Phone ${outletPhone}`
  const foot = [outletPhone === '' ? '' : tell, outletAddress].filter((part) => part !== '')
  return language === 'zh'
    ? `【${outletName}】${said}${foot.length === 0 ? '' : `${foot.join('，')}。`}`
    : `${outletName}: ${said}${foot.length === 0 ? '' : ` ${foot.join(', ')}.`}`
}

function inChinese(topic: ContactTopic, { model, number, dueFen, quote, promise }: ContactFacts): string {
  const what = `您的${model}（单号 ${number}）`
  switch (topic) {
    case 'ready': {
      const money =
        dueFen > 0 ? `应付 ${formatYuan(dueFen)}。` : dueFen < 0 ? `另有 ${formatYuan(-dueFen)} 退给您。` : ''
      return `${what}可以取了，请带受理凭证来取。${money}`
    }
    case 'quote':
      return quote
        ? `${what}检测好了，维修报价 ${formatYuan(quote.totalFen)}，${quote.expiresOn} 前有效。修不修请告诉我们。`
        : ''
    case 'delay':
      return promise === '' ? '' : `${what}要晚一些，预计 ${promise} 完成，抱歉让您久等。`
    case 'other':
      return ''
  }
}

function inEnglish(topic: ContactTopic, { model, number, dueFen, quote, promise }: ContactFacts): string {
  const what = `Your ${model} (${number})`
  switch (topic) {
    case 'ready': {
      const money =
        dueFen > 0
          ? ` To pay: ${formatYuan(dueFen)}.`
          : dueFen < 0
            ? ` You get ${formatYuan(-dueFen)} back.`
            : ''
      return `${what} can be collected; please bring the claim receipt.${money}`
    }
    case 'quote':
      return quote
        ? `${what} has been diagnosed. The repair costs ${formatYuan(quote.totalFen)}, valid until ${quote.expiresOn}. Please tell us whether to repair it.`
        : ''
    case 'delay':
      return promise === '' ? '' : `${what} takes longer: it is expected to be done ${promise}. We are sorry.`
    case 'other':
      return ''
  }
}
