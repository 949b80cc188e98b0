/**
 * A catalogue as a file: one line of JSON each for what it is, every model and every part (packed with gzip or not).
 * Parts are read in order of demand without holding them: only where each line lies is remembered. The counts in the
 * first line prove that the file is whole; one that is not is refused before anything is built.
 */

import { closeSync, createReadStream, createWriteStream, openSync, readSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type DeviceModel, modelSchema } from '../../shared/catalogue/model'
import { catalogueManifestSchema, type Part, partSchema } from '../../shared/catalogue/part'
import { type BuildStep, buildCatalogue } from './catalogue-build'

export type ImportStep = BuildStep | { readonly phase: 'reading'; readonly done: number; readonly of: number }

export class CatalogueFileWrong extends Error {
  constructor(
    readonly reason: 'catalogue-file-wrong' | 'catalogue-file-incomplete',
    readonly detail: Readonly<Record<string, number>>,
  ) {
    super(reason)
  }
}

/** Steps small enough that other work may go on between them. */
export async function* importCatalogueFile(file: string, target: string): AsyncGenerator<ImportStep> {
  yield { phase: 'reading', done: 0, of: 0 }
  const plain = `${target}.lines`
  const isPacked = await startsWithGzip(file)
  if (isPacked) await pipeline(createReadStream(file), createGunzip(), createWriteStream(plain))
  const handle = openSync(isPacked ? plain : file, 'r')
  try {
    const lines = readLines(handle)
    const index = new LineIndex()
    for (;;) {
      const next = lines.next()
      if (next.done) break
      index.take(next.value)
      if (index.lines % 500 === 0) yield { phase: 'reading', done: index.parts, of: index.expected }
    }
    index.check()
    yield* buildCatalogue(target, {
      asOf: index.asOf,
      models: index.models,
      parts: { count: index.parts, inOrder: () => index.inOrder(handle) },
    })
  } finally {
    closeSync(handle)
    if (isPacked) rmSync(plain, { force: true })
  }
}

interface Line {
  readonly offset: number
  readonly bytes: Buffer
}

/** Where each part's line lies and how wanted it is: 13 bytes a part, whatever the part is. */
class LineIndex {
  readonly models: DeviceModel[] = []
  asOf = ''
  lines = 0
  parts = 0
  expected = 0
  private expectedModels = 0
  private offsets = new Float64Array(1024)
  private lengths = new Uint32Array(1024)
  private wanted = new Uint8Array(1024)

  take({ offset, bytes }: Line): void {
    this.lines += 1
    const value = parse(bytes, this.lines)
    if (this.lines === 1) {
      const manifest = catalogueManifestSchema.safeParse(value)
      if (!manifest.success) throw new CatalogueFileWrong('catalogue-file-wrong', { line: 1 })
      this.asOf = manifest.data.asOf
      this.expected = manifest.data.parts
      this.expectedModels = manifest.data.models
    } else if ('partNumber' in value) this.add(offset, bytes.length, this.known(partSchema.safeParse(value)))
    else this.models.push(this.known(modelSchema.safeParse(value)))
  }

  check(): void {
    if (this.lines === 0) throw new CatalogueFileWrong('catalogue-file-wrong', { line: 1 })
    if (this.parts !== this.expected || this.models.length !== this.expectedModels) {
      throw new CatalogueFileWrong('catalogue-file-incomplete', {
        expected: this.expected,
        found: this.parts,
      })
    }
  }

  *inOrder(handle: number): Generator<Part> {
    const order = Array.from({ length: this.parts }, (_, index) => index)
    order.sort((a, b) => (this.wanted[b] ?? 0) - (this.wanted[a] ?? 0) || a - b)
    for (const index of order) {
      const bytes = Buffer.allocUnsafe(this.lengths[index] ?? 0)
      readSync(handle, bytes, 0, bytes.length, this.offsets[index] ?? 0)
      yield JSON.parse(bytes.toString()) as Part
    }
  }

  private add(offset: number, length: number, part: Part): void {
    if (this.parts === this.offsets.length) {
      this.offsets = grown(this.offsets, new Float64Array(this.parts * 2))
      this.lengths = grown(this.lengths, new Uint32Array(this.parts * 2))
      this.wanted = grown(this.wanted, new Uint8Array(this.parts * 2))
    }
    this.offsets[this.parts] = offset
    this.lengths[this.parts] = length
    this.wanted[this.parts] = part.popularity
    this.parts += 1
  }

  private known<Value>(
    result: { readonly success: true; readonly data: Value } | { readonly success: false },
  ): Value {
    if (!result.success) throw new CatalogueFileWrong('catalogue-file-wrong', { line: this.lines })
    return result.data
  }
}

function grown<Values extends Float64Array | Uint32Array | Uint8Array>(from: Values, to: Values): Values {
  to.set(from)
  return to
}

function parse(bytes: Buffer, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString())
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below, with the line.
  }
  throw new CatalogueFileWrong('catalogue-file-wrong', { line })
}

function* readLines(handle: number): Generator<Line> {
  const chunk = Buffer.alloc(1 << 20)
  let rest = Buffer.alloc(0)
  let restAt = 0
  let at = 0
  for (;;) {
    const got = readSync(handle, chunk, 0, chunk.length, at)
    if (got === 0) break
    at += got
    const all = Buffer.concat([rest, chunk.subarray(0, got)])
    let start = 0
    for (let end = all.indexOf(10, start); end >= 0; end = all.indexOf(10, start)) {
      if (end > start) yield { offset: restAt + start, bytes: all.subarray(start, end) }
      start = end + 1
    }
    rest = Buffer.from(all.subarray(start))
    restAt += start
  }
  if (rest.length > 0) yield { offset: restAt, bytes: rest }
}

async function startsWithGzip(file: string): Promise<boolean> {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(2)
    readSync(handle, head, 0, 2, 0)
    return head[0] === 0x1f && head[1] === 0x8b
  } finally {
    closeSync(handle)
  }
}
