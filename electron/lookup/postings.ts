/**
 * Which rows have a word: as a rising list, or as one bit a row where there are many. Rows are numbered by demand, so
 * the first rows of any answer are the likeliest. Meeting several words walks the shortest list and looks each row
 * up in the others; nothing is ever walked to its end only to be ranked.
 */

export interface Postings {
  readonly count: number
  readonly kind: 'list' | 'bits'
  readonly data: Uint32Array
}

/** A list of more rows than this share of all takes more room than a bit for each. */
export function packed(list: Uint32Array, rows: number): Postings {
  if (list.length * 32 <= rows + 32) return { count: list.length, kind: 'list', data: list }
  const bits = new Uint32Array((rows >> 5) + 1)
  for (const row of list) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31))
  return { count: list.length, kind: 'bits', data: bits }
}

export function toBlob({ data }: Postings): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

export function fromBlob(kind: string, count: number, blob: Uint8Array): Postings {
  const isAligned = blob.byteOffset % 4 === 0
  const data = isAligned
    ? new Uint32Array(blob.buffer, blob.byteOffset, blob.byteLength / 4)
    : new Uint32Array(blob.slice().buffer)
  return { kind: kind === 'bits' ? 'bits' : 'list', count, data }
}

/** Rows that have all of them, the first ones only. */
export function meet(terms: readonly Postings[], limit: number): readonly number[] {
  const lists = terms.filter(({ kind }) => kind === 'list').sort((a, b) => a.count - b.count)
  const bits = terms.filter(({ kind }) => kind === 'bits').sort((a, b) => a.count - b.count)
  const [shortest, ...others] = lists
  return shortest ? meetLists(shortest, others, bits, limit) : meetBits(bits, limit)
}

function meetLists(
  shortest: Postings,
  others: readonly Postings[],
  bits: readonly Postings[],
  limit: number,
): readonly number[] {
  const found: number[] = []
  const at = new Uint32Array(others.length)
  for (const row of shortest.data) {
    if (found.length >= limit) break
    if (!bits.every(({ data }) => ((data[row >> 5] ?? 0) & (1 << (row & 31))) !== 0)) continue
    const isInAll = others.every(({ data }, index) => {
      at[index] = firstFrom(data, at[index] ?? 0, row)
      return data[at[index] ?? 0] === row
    })
    if (isInAll) found.push(row)
  }
  return found
}

function meetBits(bits: readonly Postings[], limit: number): readonly number[] {
  const [first, ...others] = bits
  const found: number[] = []
  if (!first) return found
  for (let index = 0; index < first.data.length && found.length < limit; index += 1) {
    let word = first.data[index] ?? 0
    for (const { data } of others) word &= data[index] ?? 0
    for (; word !== 0 && found.length < limit; word &= word - 1) found.push(index * 32 + lowestBit(word))
  }
  return found
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** Where the first row at or after `row` stands: by leaps first, since the next one is usually near. */
function firstFrom(data: Uint32Array, from: number, row: number): number {
  let leap = 1
  let low = from
  while (low + leap < data.length && (data[low + leap] ?? 0) < row) {
    low += leap
    leap *= 2
  }
  let high = Math.min(low + leap, data.length)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((data[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low
}

export function union(all: readonly Postings[], rows: number): Postings {
  const [only] = all
  if (only && all.length === 1) return only
  const total = all.reduce((sum, { count }) => sum + count, 0)
  if (all.every(({ kind }) => kind === 'list') && total * 32 <= rows) {
    const joined = new Uint32Array(total)
    let end = 0
    for (const { data } of all) {
      joined.set(data, end)
      end += data.length
    }
    joined.sort()
    const distinct = joined.filter((row, index) => index === 0 || row !== joined[index - 1])
    return { kind: 'list', count: distinct.length, data: distinct }
  }
  const bits = new Uint32Array((rows >> 5) + 1)
  for (const { kind, data } of all) {
    if (kind === 'bits')
      for (let index = 0; index < data.length; index += 1)
        bits[index] = (bits[index] ?? 0) | (data[index] ?? 0)
    else for (const row of data) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31))
  }
  return { kind: 'bits', count: Math.min(total, rows), data: bits }
}
