/**
 * A picture of the slip as printer commands, for printers whose fonts hold no Chinese: one bit a dot, in strips, so
 * that a printer with a small buffer prints while it receives.
 */

import type { ReceiptProfile } from '../../shared/printing/settings'
import type { Pixels } from './page-printer'
import { cutBytes } from './render-receipt'

const stripRows = 128
/** Grey text edges count as ink: thin strokes of small Chinese characters would break otherwise. */
const inkBelow = 170

export function rasterReceipt(pixels: Pixels, profile: ReceiptProfile): Uint8Array {
  const rowBytes = Math.ceil(profile.dots / 8)
  const left = Math.floor((pixels.width - profile.dots) / 2)
  const parts: Uint8Array[] = [Uint8Array.of(0x1b, 0x40, 0x1d, 0x61, 0x00)]
  for (let top = 0; top < pixels.height; top += stripRows) {
    const rows = Math.min(stripRows, pixels.height - top)
    const strip = new Uint8Array(8 + rowBytes * rows)
    strip.set([0x1d, 0x76, 0x30, 0, rowBytes & 255, rowBytes >> 8, rows & 255, rows >> 8])
    for (let row = 0; row < rows; row += 1)
      for (let dot = 0; dot < profile.dots; dot += 1) {
        if (isInk(pixels, left + dot, top + row))
          strip[8 + row * rowBytes + (dot >> 3)] =
            (strip[8 + row * rowBytes + (dot >> 3)] ?? 0) | (128 >> (dot & 7))
      }
    parts.push(strip)
  }
  parts.push(cutBytes(profile), Uint8Array.of(0x1d, 0x72, 1))
  return Buffer.concat(parts)
}

function isInk(pixels: Pixels, x: number, y: number): boolean {
  if (x < 0 || x >= pixels.width) return false
  const at = (y * pixels.width + x) * 4
  const [first = 255, second = 255, third = 255, opacity = 255] = pixels.rgba.subarray(at, at + 4)
  return opacity > 127 && (first + second + third) / 3 < inkBelow
}
