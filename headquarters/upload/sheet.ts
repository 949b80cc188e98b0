/**
 * Reads the first sheet of what a person uploads, as rows of text: CSV as Excel and WPS write it here (UTF-8, UTF-16
 * or GB18030, comma, semicolon or tab), or XLSX. Formulas count for the value that was saved with them. Nothing of
 * the file is executed or followed, and what it unpacks to is bounded.
 */

import { inflateRawSync } from 'node:zlib'

export type Sheet = readonly (readonly string[])[]
export type SheetFault = 'sheet-unreadable' | 'sheet-too-large'

const unpackedBytesAtMost = 1_500_000_000
const rowsAtMost = 1_100_000
const columnsAtMost = 200

export function readSheet(bytes: Uint8Array): Sheet | SheetFault {
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    return isZip ? readWorkbook(bytes) : readCsv(textOf(bytes))
  } catch {
    return 'sheet-unreadable'
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

export function readCsv(text: string): Sheet | SheetFault {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length)
  const comma =
    [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const end = text.indexOf('"', at)
        if (end < 0) return 'sheet-unreadable'
        cell += text.slice(at, end)
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
        at += 1
      }
    }
    let end = at
    while (end < text.length && text[end] !== comma && text[end] !== '\n' && text[end] !== '\r') end += 1
    row.push(cell + text.slice(at, end))
    if (text[end] === comma && end < text.length) {
      at = end + 1
      if (at < text.length) continue
      row.push('')
    }
    if (row.length > 1 || row[0]?.trim()) rows.push(row)
    row = []
    if (rows.length > rowsAtMost) return 'sheet-too-large'
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
  }
  return rows
}

function readWorkbook(bytes: Uint8Array): Sheet | SheetFault {
  const files = zipEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const name = [...files.keys()]
    .filter((one) => /^xl\/worksheets\/sheet\d+\.xml$/.test(one))
    .sort(byNumber)[0]
  const sheet = name === undefined ? undefined : files.get(name)
  if (!sheet) return 'sheet-unreadable'
  const strings = sharedStrings(files.get('xl/sharedStrings.xml')?.() ?? '')
  const rows: string[][] = []
  const xml = sheet()
  for (const [, inner = ''] of xml.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const row: string[] = []
    for (const [, attributes = '', body = ''] of inner.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const place = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1]) ?? row.length
      if (place >= columnsAtMost) continue
      while (row.length < place) row.push('')
      row[place] = cellText(/\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n', body, strings)
    }
    if (row.some((cell) => cell.trim() !== '')) rows.push(row)
    if (rows.length > rowsAtMost) return 'sheet-too-large'
  }
  return rows
}

function cellText(type: string, body: string, strings: readonly string[]): string {
  if (type === 'inlineStr') return richText(body)
  const value = unescaped(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(body)?.[1] ?? '')
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  // 0.1 + 0.2 as Excel saves it; nobody typed seventeen digits.
  return type === 'n' && /^-?\d+\.\d{9,}/.test(value) ? String(Number(Number(value).toPrecision(12))) : value
}

function sharedStrings(xml: string): readonly string[] {
  return [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, inner = '']) => richText(inner))
}

/** Without the reading aids that Japanese and Chinese workbooks carry beside the text. */
function richText(xml: string): string {
  const plain = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '')
  return [...plain.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text = '']) => unescaped(text))
    .join('')
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return names[name] ?? whole
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function columnOf(letters: string | undefined): number | undefined {
  if (letters === undefined) return undefined
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function byNumber(left: string, right: string): number {
  return Number(/\d+/.exec(left)?.[0]) - Number(/\d+/.exec(right)?.[0])
}

/** By the directory at the end of the file; a part is unpacked only when it is asked for. */
function zipEntries(file: Buffer): ReadonlyMap<string, () => string> {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('no directory')
  const entries = new Map<string, () => string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = file.readUInt16LE(at + 10)
    const packed = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const start = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    entries.set(name, () => {
      const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
      const bytes = file.subarray(from, from + packed)
      const plain = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: unpackedBytesAtMost })
      return plain.toString('utf8')
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}
