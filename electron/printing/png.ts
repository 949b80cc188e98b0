/**
 * A black-and-white picture as PNG, for signatures on receipts: small enough to write here, so that printing does
 * not depend on a picture library for one drawing.
 */

import { deflateSync } from 'node:zlib'
import type { SignatureStrokes } from '../../shared/documents/model'

export function strokesToPng(signature: SignatureStrokes, widthDots: number): string {
  const scale = widthDots / Math.max(1, signature.width)
  const height = Math.min(400, Math.max(24, Math.round(signature.height * scale)))
  const rowBytes = Math.ceil(widthDots / 8)
  const paper = new Uint8Array(rowBytes * height).fill(255)
  const dot = (centreX: number, centreY: number) => {
    for (let y = Math.max(0, centreY - 1); y <= Math.min(height - 1, centreY + 1); y += 1)
      for (let x = Math.max(0, centreX - 1); x <= Math.min(widthDots - 1, centreX + 1); x += 1) {
        const at = y * rowBytes + (x >> 3)
        paper[at] = (paper[at] ?? 0) & ~(128 >> (x & 7))
      }
  }
  for (const stroke of signature.strokes)
    for (let at = 0; at + 3 < stroke.length; at += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = stroke.slice(at, at + 4).map((value) => value * scale)
      const steps = Math.min(4000, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0))))
      for (let step = 0; step <= steps; step += 1)
        dot(Math.round(x0 + ((x1 - x0) * step) / steps), Math.round(y0 + ((y1 - y0) * step) / steps))
    }
  return greyPng(paper, widthDots, height, 1).toString('base64')
}

/** The size of a PNG, or nothing when it is not one: a printer head has a fixed number of dots. */
export function pngSize(base64: string): { readonly width: number; readonly height: number } | undefined {
  const bytes = Buffer.from(base64.slice(0, 64), 'base64')
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Black is 0, white all bits set; eight bits a pixel, or one with each row filled up to whole bytes. No filters. */
export function greyPng(pixels: Uint8Array, width: number, height: number, bits: 1 | 8 = 8): Buffer {
  const rowBytes = Math.ceil((width * bits) / 8)
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = bits
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    // A picture of lines is small at once; the best compression takes as long as the rest of a slip.
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, check])
}

function crc32(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
