/** How a text is cut into what the full-text index holds, and a typed query into what it asks for. */

import { pinyinForms } from '../../shared/search/pinyin'

const han = /\p{Script=Han}+/gu

/** `华为手机` → `华为 为手 手机`, so that any run of Chinese characters is found by its pairs. */
export function bigrams(text: string): string {
  const runs = text.normalize('NFKC').match(han) ?? []
  return runs.flatMap(pairsOf).join(' ')
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1] ?? ''}`)
}

/** Latin words and digits, in small letters, plus each text's pinyin in both forms. */
export function indexWords(texts: readonly string[]): string {
  const words = new Set<string>()
  for (const text of texts) {
    for (const word of latinWords(text)) words.add(word)
    for (const run of text.match(han) ?? []) {
      const { full, initials } = spelled(run)
      words.add(full)
      words.add(initials)
    }
  }
  return [...words].join(' ')
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

/** An FTS5 expression that every typed word must fit; `undefined`: nothing to ask. */
export function matchExpression(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const chinese = (plain.match(han) ?? []).flatMap((run) => {
    const pairs = pairsOf(run)
    return run.length === 1 ? [`bigrams : ${run}*`] : pairs.map((pair) => `bigrams : ${pair}`)
  })
  const latin = latinWords(plain).map((word) => `words : ${word}*`)
  const all = [...chinese, ...latin]
  return all.length === 0 ? undefined : all.join(' AND ')
}
