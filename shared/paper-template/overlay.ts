/** The outlet's own words over the built-in template. Pure: what it is given decides what is printed. */

import type { Language, Picture } from '../documents/model'
import type { Template } from '../documents/template'
import type { TemplateContent } from './state'

const longestParagraph = 600
const mostParagraphs = 20
/** Below this a sentence's end is no reason to begin a new paragraph. */
const shortestCut = 420
const longestLine = 120
const mostLines = 4

export interface OverlayParts {
  readonly language: Language
  /** `undefined`: not there any more; the paper is printed without. */
  readonly picture: (hash: string) => Picture | undefined
  /** A short name for the words of a text, the same on every machine. */
  readonly fingerprint: (text: string) => string
}

export function overlay(template: Template, content: TemplateContent, parts: OverlayParts): Template {
  const { header, footer, terms, logo, hidden } = content
  const inLanguage = (text: { readonly zh: string; readonly en: string }): string =>
    (parts.language === 'zh-CN' ? text.zh : text.en).trim()
  const ownTerms = terms ? inLanguage(terms) : ''
  const { logo: logoBefore, ...rest } = template
  const drawn = logo === undefined ? logoBefore : logo === '' ? undefined : parts.picture(logo)
  return {
    ...rest,
    ...(header ? { headerLines: linesOf(inLanguage(header)) } : {}),
    ...(footer ? { footerLines: linesOf(inLanguage(footer)) } : {}),
    ...(ownTerms === ''
      ? {}
      : { terms: { version: parts.fingerprint(ownTerms), paragraphs: [...paragraphsOf(ownTerms)] } }),
    ...(drawn ? { logo: drawn } : {}),
    ...(hidden ? { hiddenFields: [...hidden] } : {}),
  }
}

/** One paragraph a line, without the numbers a person typed: the paper numbers them. */
export function paragraphsOf(terms: string): readonly string[] {
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

export function linesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => line.trim().match(new RegExp(`.{1,${longestLine}}`, 'gu')) ?? [])
    .slice(0, mostLines)
}
