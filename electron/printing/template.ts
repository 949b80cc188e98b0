/**
 * The template an outlet prints with: the built-in one with the outlet's name, hours, terms and footer in it, over it
 * what was edited for all forms, over that what was edited for the one form. Terms are never shortened, only divided;
 * versions follow the text, so that two papers with the same version carry the same words.
 */

import type { Language, Picture } from '../../shared/documents/model'
import { builtInTemplate, type OutletOnPaper, type Template } from '../../shared/documents/template'
import type { OutletDetails } from '../../shared/outlet/state'
import { linesOf, overlay, paragraphsOf } from '../../shared/paper-template/overlay'
import type { TemplateContent } from '../../shared/paper-template/state'
import type { Attachments } from '../journal/attachments'
import { sha256Hex } from '../journal/seal'

/** Later levels win. An empty one changes nothing, not even the version. */
export function templateWith(
  details: OutletDetails | undefined,
  language: Language,
  levels: readonly TemplateContent[],
  attachments: Pick<Attachments, 'get'>,
): Template {
  const base = templateOf(details, language)
  const edited = levels.filter((content) => Object.keys(content).length > 0)
  if (edited.length === 0) return base
  const parts = {
    language,
    picture: (hash: string) => pictureOf(attachments, hash),
    fingerprint: (text: string) => sha256Hex(text).slice(0, 8),
  }
  return {
    ...edited.reduce((template, content) => overlay(template, content, parts), base),
    version: `own-${parts.fingerprint(JSON.stringify([base.version, ...edited]))}`,
  }
}

export function pictureOf(attachments: Pick<Attachments, 'get'>, hash: string): Picture | undefined {
  const found = attachments.get(hash)
  if (!found || (found.mime !== 'image/png' && found.mime !== 'image/jpeg')) return undefined
  return { mime: found.mime, base64: found.bytes.toString('base64') }
}

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
    ...(footer === '' ? {} : { footerLines: linesOf(footer) }),
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
