/**
 * Writes the sample catalogue to resources/sample: models and parts as gzipped JSON lines (a few hundred kilobytes in
 * git instead of ten megabytes), the lists as plain JSON. Run with `npx tsx scripts/sample/make-catalogue.ts`; the
 * same sources give the same content. `catalogue.json` says how many there must be.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, strToU8 } from 'fflate'
import { checklistsSchema } from '../../shared/catalogue/checklist'
import { faultFileSchema } from '../../shared/catalogue/fault'
import { labourFileSchema } from '../../shared/catalogue/labour'
import { type DeviceModel, deviceClassSchema, modelSchema } from '../../shared/catalogue/model'
import { catalogueManifestSchema, partSchema } from '../../shared/catalogue/part'
import { androidModels, type RawModel } from './android-models'
import { checklists } from './checklists'
import { computersByHand } from './computers-by-hand'
import { faults } from './faults'
import { labour } from './labour'
import { makeParts } from './make-parts'
import { customers, staff } from './people'
import { phonesByHand } from './phones-by-hand'

const asOf = '2026-01-05'
const target = join(import.meta.dirname, '..', '..', 'resources', 'sample')

const brandsZh: Readonly<Record<string, string>> = {
  Apple: '苹果',
  Huawei: '华为',
  Honor: '荣耀',
  Xiaomi: '小米',
  Redmi: '红米',
  OnePlus: '一加',
  Samsung: '三星',
  Motorola: '摩托罗拉',
  Lenovo: '联想',
  ZTE: '中兴',
  realme: '真我',
  Google: '谷歌',
  Sony: '索尼',
  Meizu: '魅族',
  nubia: '努比亚',
  HP: '惠普',
  Dell: '戴尔',
  ASUS: '华硕',
  Acer: '宏碁',
  Hisense: '海信',
  Skyworth: '创维',
  Canon: '佳能',
  Epson: '爱普生',
  Brother: '兄弟',
  'TP-Link': '普联',
  Midea: '美的',
  Haier: '海尔',
  Gree: '格力',
  Supor: '苏泊尔',
}

const models = withIds(merged([...byHand(phonesByHand), ...byHand(computersByHand), ...androidModels()]))
const parts = makeParts(models)

mkdirSync(target, { recursive: true })
writeLines(
  'models',
  models.map((model) => modelSchema.parse(model)),
)
writeLines(
  'parts',
  parts.map((part) => partSchema.parse(part)),
)
writeJson('faults', faultFileSchema.parse(faults()))
writeJson('labour', labourFileSchema.parse(labour()))
writeJson('checklists', checklistsSchema.parse(checklists()))
writeJson('people', { customers: customers(), staff: staff() })
writeJson('catalogue', catalogueManifestSchema.parse({ asOf, models: models.length, parts: parts.length }))
console.log(`${models.length} models, ${parts.length} parts`)

function byHand(text: string): readonly RawModel[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [brand = '', deviceClass = '', name = '', nameZh = '', numbers = '', nicknames = ''] =
        line.split('|')
      return {
        brand,
        class: deviceClassSchema.parse(deviceClass),
        name,
        nameZh,
        modelNumbers: numbers.split(',').filter(Boolean),
        nicknames: nicknames.split(',').filter(Boolean),
      }
    })
}

/** A model in both lists keeps the name written by hand and gets the numbers of both. */
function merged(models: readonly RawModel[]): readonly RawModel[] {
  const byName = new Map<string, RawModel>()
  for (const model of models) {
    const key = `${model.brand}/${model.name}`.toLowerCase().replace(/\s/g, '')
    const known = byName.get(key)
    byName.set(
      key,
      known
        ? { ...known, modelNumbers: [...new Set([...known.modelNumbers, ...model.modelNumbers])] }
        : model,
    )
  }
  return [...byName.values()]
}

function withIds(models: readonly RawModel[]): readonly DeviceModel[] {
  const taken = new Set<string>()
  const made = models.map((model): DeviceModel => {
    const id = freeId(slug(model), taken)
    return {
      id,
      brand: model.brand,
      brandZh: brandsZh[model.brand] ?? model.brand,
      name: model.name,
      nameZh: model.nameZh,
      modelNumbers: [...model.modelNumbers],
      class: model.class,
      nicknames: nicknamesOf(model),
    }
  })
  return made.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function slug({ brand, name }: RawModel): string {
  const whole = name.toLowerCase().startsWith(brand.toLowerCase()) ? name : `${brand} ${name}`
  return whole
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`
  taken.add(id)
  return id
}

/** What customers type: without the brand and blanks, and with the usual shortenings. */
function nicknamesOf({ brand, name, nameZh, nicknames }: RawModel): string[] {
  const bare = (
    name.toLowerCase().startsWith(`${brand.toLowerCase()} `) ? name.slice(brand.length + 1) : name
  )
    .replace(/^(iPhone|Galaxy|Xperia|moto|motorola) /i, '')
    .replace(/ \(?5G\)?$/, '')
  const compact = bare.replace(/[\s()]/g, '')
  const short = compact
    .replace('ProMax', 'PM')
    .replace('Pro+', 'PP')
    .replace('Ultra', 'U')
    .replace('Pro', 'P')
    .replace(/^Note/, 'N')
  const chinese = nameZh.replace(/ \(?5G\)?$/, '').replace(/\s/g, '')
  return [...new Set([...nicknames, compact, short, chinese])].filter(
    (nickname) => nickname.length > 1 && nickname !== name && nickname !== nameZh,
  )
}

function writeLines(name: string, rows: readonly unknown[]): void {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  // A fixed time: otherwise the file would differ with every run.
  writeFileSync(
    join(target, `${name}.jsonl.gz`),
    gzipSync(strToU8(text), { level: 9, mtime: '1980-01-01T00:00:00Z' }),
  )
}

function writeJson(name: string, value: unknown): void {
  const text = Array.isArray(value)
    ? `[\n${value.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`
    : `${JSON.stringify(value, null, 1)}\n`
  writeFileSync(join(target, `${name}.json`), text)
}
