/**
 * Undoes what keyboards, input methods and scanners do to a code on its way: full-width characters, Chinese
 * punctuation, blanks, a trailing line end, the symbology prefix that some scanners add. It must never change what
 * the code says, and never the case: a link is read with its case, everything else without.
 */

/** The punctuation a Chinese input method puts in place of the key that was pressed. */
const punctuation: ReadonlyMap<string, string> = new Map([
  ['。', '.'],
  ['、', '/'],
  ['—', '-'],
  ['–', '-'],
  ['―', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['【', '['],
  ['】', ']'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
])

export function cleanScan(raw: string): string {
  const plain = [...raw.normalize('NFKC')]
    .map((character) => punctuation.get(character) ?? character)
    .join('')
  return (
    plain
      // Control characters (line end, tab, group separator) and characters without width.
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      // AIM symbology identifier: "]C1" before a Code 128, "]Q3" before a QR code.
      .replace(/^\][A-Za-z][0-9A-Za-z](?=.)/, '')
      .trim()
  )
}

/** What a scanner typed with Caps Lock on: every letter has the other case. */
export function invertCase(text: string): string {
  return [...text]
    .map((character) => {
      const upper = character.toUpperCase()
      return character === upper ? character.toLowerCase() : upper
    })
    .join('')
}
