/** How a text is cut into what the index holds, and a typed query into what it asks for. */

import { pinyinForms } from '../../shared/search/pinyin'

const han = /\p{Script=Han}+/gu
/** Chinese with something else in it, without a blank between. */
const mixture = /\p{Script=Han}[^\p{Script=Han}]|[^\p{Script=Han}]\p{Script=Han}/u
const mixed = /[A-Za-z0-9]+\p{Script=Han}+/gu

/** `华为手机` → `华为 为手 手机`, so that any run of Chinese characters is found by its pairs. */
export function bigrams(text: string): readonly string[] {
  const runs = text.normalize('NFKC').match(han) ?? []
  return runs.flatMap(pairsOf)
}

/** `CB-SCR-01` → `CB-`, `B-S` … in capitals: what is inside a number is found by these. */
export function trigrams(number: string): readonly string[] {
  const upper = number.toUpperCase()
  return Array.from({ length: Math.max(0, upper.length - 2) }, (_, at) => upper.slice(at, at + 3))
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1] ?? ''}`)
}

/** Latin words and digits, in small letters, plus each text's pinyin in both forms. */
export function indexWords(texts: readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const text of texts) {
    for (const word of latinWords(text)) words.add(word)
    for (const run of text.match(han) ?? []) {
      const { full, initials } = spelled(run)
      words.add(full)
      words.add(initials)
    }
    // 后盖（蓝色） is typed in one go, as hougailanse.
    for (const piece of text.normalize('NFKC').split(/\s+/)) {
      if (!mixture.test(piece)) continue
      const { full, initials } = spelled(piece)
      words.add(full)
      words.add(initials)
    }
    // D壳 is typed as dk.
    for (const word of text.match(mixed) ?? []) words.add(spelled(word).initials)
  }
  return [...words]
}

const spellings = new Map<string, { readonly full: string; readonly initials: string }>()

/** The same runs come back thousands of times in a catalogue; spelling one costs far more than finding it here. */
function spelled(run: string): { readonly full: string; readonly initials: string } {
  const known = spellings.get(run)
  if (known) return known
  const forms = pinyinForms(run)
  if (spellings.size > 20_000) spellings.clear()
  spellings.set(run, forms)
  return forms
}

export function latinWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(han, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** What was typed, as the index holds it: whole words, and pairs of Chinese characters; the rest may go on. */
export interface Typed {
  /** Latin words and digits, in the order typed. */
  readonly words: readonly string[]
  readonly pairs: readonly string[]
  /** A Chinese character that stands alone: the beginning of a pair. */
  readonly beginnings: readonly string[]
}

export function typed(text: string): Typed {
  const runs = text.normalize('NFKC').match(han) ?? []
  return {
    words: latinWords(text),
    pairs: runs.filter((run) => run.length > 1).flatMap(pairsOf),
    beginnings: runs.filter((run) => run.length === 1),
  }
}
