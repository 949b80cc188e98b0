/**
 * Mends one slip of a finger against the words that the catalogue's names are made of. Asked only when nothing was
 * found, so it may cost a millisecond or two and no more: words are kept by length, the commonest first.
 */

export interface Mender {
  /** The words with those that nothing begins with mended; `undefined` where there was nothing to mend. */
  readonly mend: (words: readonly string[]) => readonly string[] | undefined
}

const shortest = 4

export function createMender(vocabulary: readonly string[]): Mender {
  const sorted = [...vocabulary].sort()
  const byLength = new Map<number, string[]>()
  for (const word of vocabulary) {
    const same = byLength.get(word.length)
    if (same) same.push(word)
    else byLength.set(word.length, [word])
  }

  function isBegun(word: string): boolean {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? '') < word) low = middle + 1
      else high = middle
    }
    return sorted[low]?.startsWith(word) === true
  }

  function mended(word: string): string | undefined {
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      const found = byLength.get(length)?.find((known) => oneSlip(word, known))
      if (found !== undefined) return found
    }
    // Not at its end yet: the slip may be in the beginning of a longer word, whose first letter was right.
    for (const known of vocabulary) {
      if (known.length <= word.length + 1 || known[0] !== word[0]) continue
      if (oneSlip(word, known.slice(0, word.length))) return known.slice(0, word.length)
      if (oneSlip(word, known.slice(0, word.length + 1))) return known.slice(0, word.length + 1)
    }
    return undefined
  }

  return {
    mend: (words) => {
      const fixed = words.map((word) =>
        word.length < shortest || !/^[a-z]+$/.test(word) || isBegun(word) ? word : (mended(word) ?? word),
      )
      return fixed.every((word, index) => word === words[index]) ? undefined : fixed
    },
  }
}

/** One letter more, less, other, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  if (long.length === short.length) {
    const same = short.slice(start + 1) === long.slice(start + 1)
    const swapped =
      short[start] === long[start + 1] &&
      short[start + 1] === long[start] &&
      short.slice(start + 2) === long.slice(start + 2)
    return same || swapped
  }
  return long.length === short.length + 1 && short.slice(start) === long.slice(start + 1)
}
