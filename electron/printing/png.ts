/**
 * A black-and-white picture as PNG, for signatures on receipts: small enough to write here, so that printing does
 * not depend on a picture library for one drawing.
 */

import { deflateSync } from 'node:zlib'
import type { SignatureStrokes } from '../../shared/documents/model'

export function strokesToPng(signature: SignatureStrokes, widthDots: number): string {
  const scale = widthDots / Math.max(1, signature.width)
  const height = Math.min(400, Math.max(24, Math.round(signature.height * scale)))
  const ink = new Uint8Array(widthDots * height)
  const dot = (x: number, y: number) => {
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        const at = { x: Math.round(x) + dx, y: Math.round(y) + dy }
        if (at.x >= 0 && at.y >= 0 && at.x < widthDots && at.y < height) ink[at.y * widthDots + at.x] = 1
      }
  }
  for (const stroke of signature.strokes)
    for (let at = 0; at + 3 < stroke.length; at += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = stroke.slice(at, at + 4).map((value) => value * scale)
      const steps = Math.min(4000, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0))))
      for (let step = 0; step <= steps; step += 1)
        dot(x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps)
    }
  const pixels = ink.map((dark) => (dark ? 0 : 255))
  return greyPng(pixels, widthDots, height).toString('base64')
}

/** The size of a PNG, or nothing when it is not one: a printer head has a fixed number of dots. */
export function pngSize(base64: string): { readonly width: number; readonly height: number } | undefined {
  const bytes = Buffer.from(base64.slice(0, 64), 'base64')
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** One byte a pixel, 0 black; no filters. */
export function greyPng(pixels: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
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
