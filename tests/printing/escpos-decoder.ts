/**
 * Reads ESC/POS bytes as a printer would, command by command, and refuses everything it does not know: a receipt
 * passes only if every byte is text, a picture, or a command that common printers share.
 */

import { decode } from 'iconv-lite'

export interface DecodedImage {
  readonly width: number
  readonly height: number
  /** One byte a dot, 1 is ink. */
  readonly dots: Uint8Array
}

export interface DecodedReceipt {
  readonly lines: readonly { readonly text: string; readonly width: number; readonly scale: number }[]
  readonly text: string
  readonly images: readonly DecodedImage[]
  readonly codes: readonly { readonly kind: 'code128' | 'qr'; readonly content: string }[]
  readonly cuts: readonly ('full' | 'partial')[]
  readonly drawerPins: readonly number[]
  readonly buzzes: number
  readonly asksAtEnd: boolean
}

export function decodeEscpos(bytes: Uint8Array, columns = 48): DecodedReceipt {
  const lines: { text: string; width: number; scale: number }[] = []
  const images: DecodedImage[] = []
  const codes: { kind: 'code128' | 'qr'; content: string }[] = []
  const cuts: ('full' | 'partial')[] = []
  const drawerPins: number[] = []
  let buzzes = 0
  let asksAtEnd = false
  let chinese = false
  let at = 0
  let row: { column: number; text: string; width: number }[] = []
  let position = 0
  let scaleX = 1
  let scaleY = 1
  let rowScale = 1
  let indent = 0
  let qrContent = ''
  const next = () => {
    const byte = bytes[at]
    if (byte === undefined) throw new Error(`the bytes end inside a command at ${at}`)
    at += 1
    return byte
  }
  const word = () => next() + next() * 256
  const take = (count: number) => {
    if (at + count > bytes.length) throw new Error(`${count} bytes announced at ${at}, fewer there`)
    at += count
    return bytes.subarray(at - count, at)
  }
  const write = (text: string, columnsWide: number) => {
    row.push({ column: position, text, width: columnsWide })
    position += columnsWide
    rowScale = Math.max(rowScale, scaleX * scaleY)
  }
  const feed = () => {
    let text = ''
    let column = 0
    for (const piece of [...row].sort((a, b) => a.column - b.column)) {
      text += ' '.repeat(Math.max(0, piece.column - column)) + piece.text
      column = Math.max(column, piece.column) + piece.width
    }
    lines.push({ text, width: column + indent, scale: rowScale })
    row = []
    position = 0
    rowScale = 1
  }

  while (at < bytes.length) {
    const byte = next()
    asksAtEnd = false
    if (byte === 0x0a) feed()
    else if (byte === 0x1b) escapeCommand()
    else if (byte === 0x1c) chineseCommand()
    else if (byte === 0x1d) group()
    else if (byte >= 0x20 && byte < 0x7f) write(String.fromCharCode(byte), scaleX)
    else if (byte >= 0x81 && byte <= 0xfe && chinese) {
      const second = next()
      const rest = second >= 0x30 && second <= 0x39 ? [next(), next()] : []
      const text = decode(Buffer.from([byte, second, ...rest]), 'gb18030')
      if (text.includes('\ufffd')) throw new Error(`no such character: ${[byte, second, ...rest]}`)
      write(text, 2 * scaleX)
    } else throw new Error(`byte 0x${byte.toString(16)} at ${at - 1} is neither text nor a command`)
  }
  if (row.length > 0) throw new Error('the last line is never fed')
  const tooWide = lines.find((line) => line.width > columns)
  if (tooWide) throw new Error(`a line is ${tooWide.width} wide: ${tooWide.text}`)
  return {
    lines,
    text: lines.map((line) => line.text).join('\n'),
    images,
    codes,
    cuts,
    drawerPins,
    buzzes,
    asksAtEnd,
  }

  function escapeCommand() {
    const command = String.fromCharCode(next())
    if (command === '@') {
      chinese = true
      scaleX = scaleY = 1
      indent = 0
    } else if (command === '2') return
    else if (command === '$') position = Math.round(word() / 12)
    else if (command === '\\') position += Math.round(word() / 12)
    else if (command === 'p') {
      drawerPins.push(next())
      take(2)
    } else if (command === 'B') {
      take(2)
      buzzes += 1
    } else if ('MatE-3{ '.includes(command)) next()
    else throw new Error(`unknown command ESC ${command}`)
  }

  function chineseCommand() {
    const command = String.fromCharCode(next())
    if (command === '&') chinese = true
    else if (command === '.') chinese = false
    else if (command === 'S') take(2)
    else if (command === '-') next()
    else throw new Error(`unknown command FS ${command}`)
  }

  function group() {
    const command = String.fromCharCode(next())
    if (command === '!') {
      const size = next()
      scaleX = (size >> 4) + 1
      scaleY = (size & 7) + 1
    } else if (command === 'L') indent = Math.round(word() / 12)
    else if (command === 'W') word()
    else if (command === 'B' || command === 'a' || command === 'w' || command === 'h' || command === 'H')
      next()
    else if (command === 'r') {
      next()
      asksAtEnd = true
    } else if (command === 'V') {
      const mode = next()
      if (mode !== 65 && mode !== 66) throw new Error(`unknown cut ${mode}`)
      next()
      cuts.push(mode === 65 ? 'full' : 'partial')
    } else if (command === 'v') image()
    else if (command === 'k') code128()
    else if (command === '(') qr()
    else throw new Error(`unknown command GS ${command}`)
  }

  function image() {
    if (next() !== 0x30 || next() !== 0) throw new Error('unknown picture mode')
    const rowBytes = word()
    const height = word()
    const data = take(rowBytes * height)
    const width = rowBytes * 8
    const dots = new Uint8Array(width * height)
    for (let dot = 0; dot < dots.length; dot += 1)
      dots[dot] =
        ((data[Math.floor(dot / width) * rowBytes + ((dot % width) >> 3)] ?? 0) >> (7 - (dot & 7))) & 1
    images.push({ width, height, dots })
  }

  function code128() {
    if (next() !== 73) throw new Error('unknown barcode')
    const data = take(next())
    let content = ''
    let set = 'B'
    for (let index = 0; index < data.length; index += 1) {
      const byte = data[index] ?? 0
      if (byte === 0x7b) {
        index += 1
        const sign = String.fromCharCode(data[index] ?? 0)
        if (sign === '{') content += '{'
        else set = sign
      } else content += set === 'C' ? byte.toString().padStart(2, '0') : String.fromCharCode(byte)
    }
    codes.push({ kind: 'code128', content })
  }

  function qr() {
    if (next() !== 0x6b) throw new Error('unknown GS ( command')
    const data = take(word())
    if (data[1] === 0x50) qrContent = Buffer.from(data.subarray(3)).toString('utf8')
    if (data[1] === 0x51) codes.push({ kind: 'qr', content: qrContent })
  }
}

/** The picture as PBM with a white border, which zbarimg and tesseract read. */
export function imageToPbm(image: DecodedImage, border = 40): Buffer {
  const width = image.width + border * 2
  const height = image.height + border * 2
  const pixels = Buffer.alloc(width * height, 255)
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1)
      if (image.dots[y * image.width + x]) pixels[(y + border) * width + x + border] = 0
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}

/** Strips of one slip, put under each other as they come out of the printer. */
export function joinImages(images: readonly DecodedImage[]): DecodedImage {
  return {
    width: images[0]?.width ?? 0,
    height: images.reduce((sum, image) => sum + image.height, 0),
    dots: Uint8Array.from(images.flatMap((image) => [...image.dots])),
  }
}
