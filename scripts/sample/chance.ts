/**
 * Reproducible "chance" for sample data: the same key gives the same number on every machine, so that the files come
 * out the same byte for byte and a difference in git is a real difference.
 */

/** FNV-1a, 32 bits, with a last mixing step (plain FNV is weak in its low bits). */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) {
    hash ^= key.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 0 ≤ result < 1. */
export function chance(key: string): number {
  return hashOf(key) / 0x1_0000_0000
}

export function between(key: string, low: number, high: number): number {
  return low + Math.floor(chance(key) * (high - low + 1))
}

export function oneOf<Value>(key: string, values: readonly Value[]): Value {
  const value = values[hashOf(key) % values.length]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}
