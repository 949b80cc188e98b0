/** Reads a workbook with nothing of what wrote it: the zip by Node's own inflate, the sheet by its own small parser. */

import { inflateRawSync } from 'node:zlib'

export interface ReadCell {
  readonly type: string
  readonly text: string
  readonly formula: boolean
}

export function readWorkbook(bytes: Uint8Array, number = 1): readonly (readonly ReadCell[])[] {
  const files = unzip(Buffer.from(bytes))
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    textOf(si ?? ''),
  )
  const sheet = files.get(`xl/worksheets/sheet${number}.xml`) ?? ''
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, body]) => {
      const type = /\bt="(\w+)"/.exec(attributes ?? '')?.[1] ?? 'n'
      const value = /<v>(.*?)<\/v>/s.exec(body ?? '')?.[1] ?? ''
      const text =
        type === 's' ? (strings[Number(value)] ?? '') : type === 'inlineStr' ? textOf(body ?? '') : value
      return { type, text, formula: /<f[\s>/]/.test(body ?? '') }
    }),
  )
}

function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + packed)
    files.set(
      zip.toString('utf8', at + 46, at + 46 + nameLength!),
      (method === 0 ? data : inflateRawSync(data)).toString('utf8'),
    )
    at += 46 + nameLength! + extra! + comment!
  }
  return files
}

function textOf(xml: string): string {
  return (
    [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)]
      .map(([, text]) => text ?? '')
      .join('')
      .replace(/&(lt|gt|quot|apos|amp|#x?[0-9a-fA-F]+);/g, (_, name: string) => {
        const known = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name]
        if (known !== undefined) return known
        return String.fromCodePoint(Number(name.startsWith('#x') ? `0x${name.slice(2)}` : name.slice(1)))
      })
      // As Excel reads it.
      .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  )
}
