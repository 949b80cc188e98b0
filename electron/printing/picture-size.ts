/** How many dots a picture has, read from its own head; nothing for what only says that it is a picture. */

export interface PictureSize {
  readonly width: number
  readonly height: number
}

export function pictureSize(bytes: Buffer, mime: 'image/png' | 'image/jpeg'): PictureSize | undefined {
  const size = mime === 'image/png' ? pngSize(bytes) : jpegSize(bytes)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function pngSize(bytes: Buffer): PictureSize | undefined {
  const ends = bytes.subarray(-8, -4).toString('latin1') === 'IEND'
  if (bytes.length < 45 || bytes.readUInt32BE(0) !== 0x89504e47 || !ends) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Segment by segment to the frame header, which is one of C0 to CF without C4, C8 and CC. */
function jpegSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
