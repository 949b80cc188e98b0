/** Small grey pictures: drawn by poppler, kept as PNG, compared cell by cell. */

import { execFileSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'
import { greyPng } from '../../electron/printing/png'

export interface Grey {
  readonly width: number
  readonly height: number
  /** One byte a pixel, in sixteen shades: fine enough to see a misplaced line, coarse enough to stay small. */
  readonly pixels: Uint8Array
}

/** The first page of a PDF. */
export function drawPage(pdf: Uint8Array, dotsPerInch: number): Grey {
  const map = execFileSync('pdftoppm', ['-gray', '-singlefile', '-r', `${dotsPerInch}`, '-'], {
    input: pdf,
    maxBuffer: 50_000_000,
  })
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(map.toString('latin1', 0, 40))
  if (!head) throw new Error('poppler drew no picture')
  const [width, height] = [Number(head[1]), Number(head[2])]
  const pixels = Uint8Array.from(map.subarray(map.length - width * height), (value) => (value >> 4) * 17)
  return { width, height, pixels }
}

export interface Difference {
  readonly isSameSize: boolean
  /** Of all pixels, 0 to 255. */
  readonly mean: number
  /** How many cells of some two millimetres are clearly another shade, of all cells. */
  readonly cells: number
}

const cellDots = 4
const clearlyOther = 40

export function compare(one: Grey, other: Grey): Difference {
  // A roll is as long as its text: a line of another height is no fault of the layout.
  const isSameSize = one.width === other.width && Math.abs(one.height - other.height) <= 2
  const width = Math.min(one.width, other.width)
  const height = Math.min(one.height, other.height)
  let sum = 0
  let cells = 0
  let differing = 0
  for (let top = 0; top < height; top += cellDots)
    for (let left = 0; left < width; left += cellDots) {
      let cell = 0
      let count = 0
      for (let y = top; y < Math.min(top + cellDots, height); y += 1)
        for (let x = left; x < Math.min(left + cellDots, width); x += 1) {
          const difference = (one.pixels[y * one.width + x] ?? 0) - (other.pixels[y * other.width + x] ?? 0)
          sum += Math.abs(difference)
          cell += difference
          count += 1
        }
      cells += 1
      if (Math.abs(cell / count) > clearlyOther) differing += 1
    }
  return { isSameSize, mean: sum / (width * height), cells: differing / cells }
}

export function toPng({ width, height, pixels }: Grey): Buffer {
  return greyPng(pixels, width, height)
}

/** Reads only what `toPng` writes. */
export function fromPng(bytes: Buffer): Grey {
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const length = bytes.readUInt32BE(33)
  const rows = inflateSync(bytes.subarray(41, 41 + length))
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width)
  return { width, height, pixels }
}
