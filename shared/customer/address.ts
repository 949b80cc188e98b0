/**
 * Chinese administrative divisions: province, city, district, town. A customer's record keeps the code and the rest of
 * the line as typed; names are looked up here, so that a renamed district changes in one place. The file is read once
 * at start; everything else is pure lookup.
 */

import { z } from 'zod'

/**
 * `resources/addresses/cn.json`. Codes are relative to their parent (province 2 digits, city 2, district 2, town 3) and
 * towns are one text, `001东华门街道,002景山街道`, because the file would be three times as long otherwise.
 */
const districtSchema = z.tuple([z.string().length(2), z.string().min(1), z.string()])
const citySchema = z.tuple([z.string().length(2), z.string().min(1), z.array(districtSchema)])
const provinceSchema = z.tuple([z.string().length(2), z.string().min(1), z.array(citySchema)])
export const addressFileSchema = z.strictObject({
  country: z.literal('CN'),
  source: z.string(),
  note: z.string(),
  provinces: z.array(provinceSchema).min(1),
})
export type AddressFile = z.infer<typeof addressFileSchema>

export type DivisionLevel = 'province' | 'city' | 'district' | 'town'

export interface Division {
  /** Whole code: 2, 4, 6 or 9 digits. */
  readonly code: string
  readonly name: string
  readonly level: DivisionLevel
}

export interface AddressBook {
  readonly find: (code: string) => Division | undefined
  /** Without a code: the provinces. */
  readonly childrenOf: (code?: string) => readonly Division[]
  /** From the province down, as written on an envelope: `广东省深圳市南山区粤海街道`. Unknown: empty. */
  readonly label: (code: string) => string
  /** The divisions that a typed address begins with, as far down as they can be told. */
  readonly read: (address: string) => { readonly division: Division | undefined; readonly rest: string }
}

/** Layers that exist on paper only and are never written in an address. */
const unwritten = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

export function addressBook(file: AddressFile): AddressBook {
  const byCode = new Map<string, Division>()
  const children = new Map<string, Division[]>()
  const add = (parent: string, code: string, name: string, level: DivisionLevel) => {
    const division = { code, name, level }
    byCode.set(code, division)
    const siblings = children.get(parent)
    if (siblings) siblings.push(division)
    else children.set(parent, [division])
  }
  for (const [provinceCode, provinceName, cities] of file.provinces) {
    add('', provinceCode, provinceName, 'province')
    for (const [cityCode, cityName, districts] of cities) {
      const city = provinceCode + cityCode
      add(provinceCode, city, cityName, 'city')
      for (const [districtCode, districtName, towns] of districts) {
        const district = city + districtCode
        add(city, district, districtName, 'district')
        if (towns === '') continue
        for (const town of towns.split(',')) add(district, district + town.slice(0, 3), town.slice(3), 'town')
      }
    }
  }
  const childrenOf = (code = '') => children.get(code) ?? []
  return {
    find: (code) => byCode.get(code),
    childrenOf,
    label: (code) => (byCode.has(code) ? labelOf(code, byCode) : ''),
    read: (address) => readFrom(address.normalize('NFKC').replace(/\s/g, ''), childrenOf),
  }
}

function labelOf(code: string, byCode: ReadonlyMap<string, Division>): string {
  const names = [2, 4, 6, 9]
    .filter((length) => length <= code.length)
    .map((length) => byCode.get(code.slice(0, length))?.name ?? '')
  return names.filter((name) => !unwritten.has(name)).join('')
}

function readFrom(address: string, childrenOf: (code?: string) => readonly Division[]) {
  let division: Division | undefined
  let rest = address
  for (;;) {
    const next = childrenOf(division?.code).flatMap((child) =>
      // 北京市东城区: the layer between is skipped on paper.
      unwritten.has(child.name) ? childrenOf(child.code) : [child],
    )
    const found = longestAtStart(rest, next)
    if (!found) return { division, rest }
    division = found.division
    rest = rest.slice(found.length)
  }
}

/** People leave 省 and 市 away: 广东深圳南山区. */
function longestAtStart(text: string, divisions: readonly Division[]) {
  let best: { division: Division; length: number } | undefined
  for (const division of divisions) {
    const short = division.name.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')
    const spelled = [
      division.name,
      ...(division.level === 'town' || division.level === 'district' ? [] : [short]),
    ]
    for (const name of spelled)
      if (name.length > 1 && text.startsWith(name) && name.length > (best?.length ?? 0))
        best = { division, length: name.length }
  }
  return best
}
