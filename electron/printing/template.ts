/**
 * The template an outlet prints with until it edits one of its own: the built-in one, with the outlet's name, hours,
 * terms and footer in it. Terms are never shortened, only divided; their version follows their text, so that two
 * papers with the same version carry the same words.
 */

import type { Language } from '../../shared/documents/model'
import { builtInTemplate, type OutletOnPaper, type Template } from '../../shared/documents/template'
import type { OutletDetails } from '../../shared/outlet/state'
import { sha256Hex } from '../journal/seal'

const longestParagraph = 600
const mostParagraphs = 20
/** Below this a sentence's end is no reason to begin a new paragraph. */
const shortestCut = 420

export function templateOf(details: OutletDetails | undefined, language: Language): Template {
  const template = builtInTemplate(outletOnPaper(details, language), language)
  const terms = details?.terms.trim() ?? ''
  const footer = details?.printFooter.trim() ?? ''
  if (terms === '' && footer === '') return template
  return {
    ...template,
    version: `outlet-${sha256Hex(JSON.stringify([terms, footer])).slice(0, 8)}`,
    ...(terms === ''
      ? {}
      : { terms: { version: sha256Hex(terms).slice(0, 8), paragraphs: [...paragraphsOf(terms)] } }),
    ...(footer === '' ? {} : { footerLines: footerLines(footer) }),
  }
}

function outletOnPaper(details: OutletDetails | undefined, language: Language): OutletOnPaper {
  const chinese = language === 'zh-CN'
  if (!details)
    return { name: chinese ? '服务网点' : 'Service outlet', code: '-', address: '', phone: '', hours: '' }
  return {
    name: (chinese ? details.nameZh : details.nameEn || details.nameZh).slice(0, 60),
    code: details.code,
    address: details.address.slice(0, 120),
    phone: details.phone,
    hours: hoursText(details.hours, language).slice(0, 80),
  }
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** Neighbouring days with the same hours are said once: `周一至周六 09:00–20:00，周日 10:00–18:00`. */
function hoursText(hours: OutletDetails['hours'], language: Language): string {
  const groups: { first: number; last: number; text: string }[] = []
  hours.forEach((day, index) => {
    const text = day ? `${day.open}–${day.close}` : ''
    const before = groups.at(-1)
    if (before && before.text === text) before.last = index
    else groups.push({ first: index, last: index, text })
  })
  const name = (index: number): string => weekdays[language][index] ?? ''
  const span = language === 'zh-CN' ? '至' : '–'
  return groups
    .filter((group) => group.text !== '')
    .map(
      ({ first, last, text }) =>
        `${first === last ? name(first) : `${name(first)}${span}${name(last)}`} ${text}`,
    )
    .join(language === 'zh-CN' ? '，' : ', ')
}

/** One paragraph a line, without the numbers a person typed: the paper numbers them. */
function paragraphsOf(terms: string): readonly string[] {
  const lines = terms
    .split(/\n+/)
    .map((line) => line.trim().replace(/^\d{1,2}\s*[.、)）．]\s*/, ''))
    .filter((line) => line !== '')
  const divided = lines.flatMap(divide)
  return divided.length <= mostParagraphs ? divided : divide(lines.join(' '))
}

function divide(text: string): readonly string[] {
  if (text.length <= longestParagraph) return [text]
  const head = text.slice(0, longestParagraph)
  const end = Math.max(...['。', '；', '. ', ' '].map((mark) => head.lastIndexOf(mark))) + 1
  const cut = end > shortestCut ? end : longestParagraph
  return [text.slice(0, cut).trim(), ...divide(text.slice(cut).trim())].filter((part) => part !== '')
}

function footerLines(footer: string): string[] {
  return footer
    .split(/\n+/)
    .flatMap((line) => line.trim().match(/.{1,120}/gu) ?? [])
    .slice(0, 4)
}
