/**
 * Reads rows straight from the pages of a SQLite file and its write-ahead log, for when the file is too damaged to be
 * opened: the list of tables, an inner page or the end of the file may be gone, and the pages that hold the facts are
 * still there. It knows leaf pages of tables and their overflow pages, as the file format describes them
 * (sqlite.org/fileformat2.html, 1.6 and 2.1). It promises nothing about what it finds: whoever asks must prove it.
 */

export type ScannedValue = string | number | null | Uint8Array

export interface ScannedRow {
  readonly rowid: number
  readonly values: readonly ScannedValue[]
}

const fallbackPageSize = 4096
const leafOfTable = 0x0d
const walHeader = 32
const frameHeader = 24
/** Longer than anything that is recorded; keeps a damaged length from asking for memory. */
const longestRow = 4_000_000

/** Rows with this many columns, from every leaf page there is; the same row may come more than once. */
export function* scanRows(file: Buffer, wal: Buffer | undefined, columns: number): Generator<ScannedRow> {
  const size = pageSizeOf(file)
  const logged = wal ? loggedPages(wal, size) : new Map<number, Buffer>()
  const inFile = (page: number): Buffer | undefined => slice(file, (page - 1) * size, size)
  const newest = (page: number): Buffer | undefined => logged.get(page) ?? inFile(page)
  const last = Math.max(Math.ceil(file.length / size), ...logged.keys(), 0)
  for (let page = 1; page <= last; page += 1) {
    const now = newest(page)
    if (now) yield* rowsOf(now, page, size, columns, newest)
    const before = logged.has(page) ? inFile(page) : undefined
    if (before) yield* rowsOf(before, page, size, columns, inFile)
  }
}

function pageSizeOf(file: Buffer): number {
  const stated = file.length >= 100 ? file.readUInt16BE(16) : 0
  const size = stated === 1 ? 65_536 : stated
  return size >= 512 && (size & (size - 1)) === 0 ? size : fallbackPageSize
}

/** The youngest committed version of each page: what was rolled back must not come to life again. */
function loggedPages(wal: Buffer, size: number): Map<number, Buffer> {
  const pages = new Map<number, Buffer>()
  let open: (readonly [number, Buffer])[] = []
  for (let at = walHeader; at + frameHeader + size <= wal.length; at += frameHeader + size) {
    const page = wal.readUInt32BE(at)
    const sameSalt = wal.compare(wal, 16, 24, at + 8, at + 16) === 0
    if (!sameSalt || page === 0 || page > 10_000_000) continue
    open.push([page, wal.subarray(at + frameHeader, at + frameHeader + size)])
    const commits = wal.readUInt32BE(at + 4) !== 0
    if (!commits) continue
    for (const [number, content] of open) pages.set(number, content)
    open = []
  }
  return pages
}

function* rowsOf(
  page: Buffer,
  number: number,
  size: number,
  columns: number,
  pageAt: (page: number) => Buffer | undefined,
): Generator<ScannedRow> {
  const start = number === 1 ? 100 : 0
  if (page.length < size || page[start] !== leafOfTable) return
  const cells = page.readUInt16BE(start + 3)
  for (let cell = 0; cell < cells; cell += 1) {
    const pointer = start + 8 + cell * 2
    if (pointer + 2 > size) return
    const row = rowAt(page, page.readUInt16BE(pointer), size, columns, pageAt)
    if (row) yield row
  }
}

function rowAt(
  page: Buffer,
  at: number,
  size: number,
  columns: number,
  pageAt: (page: number) => Buffer | undefined,
): ScannedRow | undefined {
  const length = varint(page, at)
  const rowid = length && varint(page, length.next)
  if (!length || !rowid || length.value < columns || length.value > longestRow) return undefined
  const most = size - 35
  const least = Math.floor(((size - 12) * 32) / 255) - 23
  const wanted = least + ((length.value - least) % (size - 4))
  const local = length.value <= most ? length.value : wanted <= most ? wanted : least
  const here = slice(page, rowid.next, local)
  if (!here) return undefined
  const whole =
    local === length.value ? here : overflowing(here, page, rowid.next + local, length.value, size, pageAt)
  const values = whole && decoded(whole, columns)
  return values && { rowid: rowid.value, values }
}

function overflowing(
  here: Buffer,
  page: Buffer,
  pointer: number,
  length: number,
  size: number,
  pageAt: (page: number) => Buffer | undefined,
): Buffer | undefined {
  const pieces = [here]
  let got = here.length
  let next = pointer + 4 <= page.length ? page.readUInt32BE(pointer) : 0
  while (got < length) {
    const more = next > 0 ? pageAt(next) : undefined
    if (!more || more.length < size) return undefined
    const piece = more.subarray(4, Math.min(size, 4 + length - got))
    pieces.push(piece)
    got += piece.length
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(pieces)
}

function decoded(record: Buffer, columns: number): readonly ScannedValue[] | undefined {
  const header = varint(record, 0)
  if (!header || header.value > record.length) return undefined
  const types: number[] = []
  let at = header.next
  while (at < header.value) {
    const type = varint(record, at)
    if (!type) return undefined
    types.push(type.value)
    at = type.next
  }
  if (types.length !== columns) return undefined
  const values: ScannedValue[] = []
  let from = header.value
  for (const type of types) {
    const width = widthOf(type)
    const bytes = width === undefined ? undefined : slice(record, from, width)
    if (width === undefined || !bytes) return undefined
    values.push(numberOrText(type, bytes))
    from += width
  }
  return values
}

const integerWidths = [0, 1, 2, 3, 4, 6, 8] as const

function widthOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2)
  if (type === 7) return 8
  if (type === 8 || type === 9) return 0
  return integerWidths[type]
}

function numberOrText(type: number, bytes: Buffer): ScannedValue {
  if (type >= 12) return type % 2 === 0 ? new Uint8Array(bytes) : bytes.toString('utf8')
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return bytes.readDoubleBE(0)
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length)
}

function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0
  for (let place = 0; place < 8; place += 1) {
    const byte = bytes[at + place]
    if (byte === undefined) return undefined
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, next: at + place + 1 } : undefined
  }
  // Nine bytes hold what no number of this program reaches.
  return undefined
}

function slice(bytes: Buffer, from: number, length: number): Buffer | undefined {
  return from >= 0 && from + length <= bytes.length ? bytes.subarray(from, from + length) : undefined
}
