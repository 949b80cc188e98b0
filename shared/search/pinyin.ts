/**
 * The pinyin of a text, in the two forms that people type in a search box: whole (`pingmuzongcheng`) and first
 * letters (`pmzc`). Made when a row is written and stored beside it; must never be called per key press or per row
 * while searching, as one text costs far more than a comparison.
 */

import { pinyin } from 'pinyin-pro'

export interface PinyinForms {
  /** Small letters and digits, without tones or blanks: `pingmuzongchengp30`. */
  readonly full: string
  /** First letter of each character; Latin words and digits stay whole: `pmzcp30`. */
  readonly initials: string
}

export interface PinyinOptions {
  /** The text is a person's name: 单 is Shan, 曾 is Zeng, 尉迟 is Yuchi when they come first. */
  readonly isName?: boolean
}

const han = /\p{Script=Han}+/gu

export function pinyinForms(text: string, { isName = false }: PinyinOptions = {}): PinyinForms {
  const plain = text.normalize('NFKC').trim()
  const surname = isName ? 'head' : 'off'
  const full = spelled(plain, (run, isFirst) =>
    pinyin(run, { toneType: 'none', type: 'array', v: true, surname: isFirst ? surname : 'off' }),
  )
  const initials = spelled(plain, (run, isFirst) =>
    pinyin(run, { toneType: 'none', type: 'array', v: true, surname: isFirst ? surname : 'off' }).map(
      (syllable) => syllable.slice(0, 1),
    ),
  )
  return { full, initials }
}

/** What is typed is brought to the same form: `Ping Mu` and `pingmu` find the same. ü is typed as v. */
export function pinyinQuery(typed: string): string {
  return squeezed(typed.normalize('NFKC').replace(/ü/gi, 'v'))
}

/** Only the Chinese runs go through the dictionary: Latin text would come back letter by letter. */
function spelled(text: string, spell: (run: string, isFirst: boolean) => readonly string[]): string {
  return squeezed(text.replace(han, (run: string, offset: number) => spell(run, offset === 0).join('')))
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
