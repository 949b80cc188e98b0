// The sample catalogue must be as sound as a real one: people try the program with it, and figures are measured on it.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checklistsSchema } from '../../shared/catalogue/checklist'
import { faultFamily, faultFileSchema } from '../../shared/catalogue/fault'
import { labourFileSchema } from '../../shared/catalogue/labour'
import { deviceClasses, modelSchema, warrantyClassOfDevice } from '../../shared/catalogue/model'
import { catalogueManifestSchema, currentPartNumber, partSchema } from '../../shared/catalogue/part'
import { customerDetailsSchema } from '../../shared/customer/events'
import { normalisePhone } from '../../shared/customer/phone'
import { classifyScan } from '../../shared/scan/classify'
import { staffDetailsSchema } from '../../shared/staff/state'

const folder = join(import.meta.dirname, '../../resources/sample')
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const lines = (name: string): unknown[] =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const models = lines('models.jsonl.gz').map((row) => modelSchema.parse(row))
const parts = lines('parts.jsonl.gz').map((row) => partSchema.parse(row))
const byNumber = new Map(parts.map((part) => [part.partNumber, part]))
const faults = faultFileSchema.parse(json('faults.json'))
const checklists = checklistsSchema.parse(json('checklists.json'))
const labour = labourFileSchema.parse(json('labour.json'))
const people = json('people.json') as {
  customers: { id: string; details: unknown }[]
  staff: { details: unknown }[]
}

describe('the sample catalogue', () => {
  test('is complete: as many models and parts as it says, each only once', () => {
    const manifest = catalogueManifestSchema.parse(json('catalogue.json'))
    expect(models).toHaveLength(manifest.models)
    expect(parts).toHaveLength(manifest.parts)
    expect(parts.length).toBeGreaterThan(20_000)
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length)
    expect(byNumber.size).toBe(parts.length)
  })

  test('is small enough to be kept with the source', () => {
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(size).toBeLessThan(3_000_000)
  })

  test('holds no damaged text', () => {
    for (const model of models)
      expect(`${model.name}${model.nameZh}${model.nicknames.join('')}`).not.toMatch(/[\ufffd\ubfef-\ubfff]/)
  })

  test('every part fits a model that exists, and every scanned part number is known as one', () => {
    const ids = new Set(models.map((model) => model.id))
    for (const part of parts) {
      expect(part.modelIds.length).toBeGreaterThan(0)
      expect(part.modelIds.every((id) => ids.has(id))).toBe(true)
      expect(part.maximum).toBeGreaterThanOrEqual(part.minimum)
      expect(part.costFen).toBeLessThan(part.priceFen)
    }
    expect(classifyScan(parts[0]!.partNumber)).toMatchObject({ kind: 'partNumber' })
    expect(classifyScan(`BIN-${parts[0]!.bin}`)).toMatchObject({ kind: 'bin', bin: parts[0]!.bin })
  })

  test('replaced parts point forwards and backwards, and every chain ends in a part to order', () => {
    const replaced = parts.filter((part) => part.supersededBy !== undefined)
    expect(replaced.length).toBeGreaterThan(500)
    for (const part of replaced) {
      expect(byNumber.get(part.supersededBy!)?.supersedes).toContain(part.partNumber)
      const current = byNumber.get(currentPartNumber(part.partNumber, (number) => byNumber.get(number)))
      expect(current?.supersededBy).toBeUndefined()
      expect(current?.kind).toBe(part.kind)
    }
    for (const part of parts)
      for (const older of part.supersedes) expect(byNumber.get(older)?.supersededBy).toBe(part.partNumber)
    const twice = replaced.filter((part) => byNumber.get(part.supersededBy!)?.supersededBy !== undefined)
    expect(twice.length).toBeGreaterThan(50)
  })

  test('a chain that runs in a circle ends where it began', () => {
    const circle = { A: { supersededBy: 'B' }, B: { supersededBy: 'A' } } as Record<
      string,
      { supersededBy: string }
    >
    expect(currentPartNumber('A', (number) => circle[number])).toBe('A')
    expect(currentPartNumber('X', () => undefined)).toBe('X')
  })

  test('substitutes exist, are of the same kind, and say why', () => {
    const withSubstitutes = parts.filter((part) => part.substitutes.length > 0)
    expect(withSubstitutes.length).toBeGreaterThan(1000)
    for (const part of withSubstitutes)
      for (const substitute of part.substitutes) {
        expect(substitute.partNumber).not.toBe(part.partNumber)
        expect(byNumber.get(substitute.partNumber)?.kind).toBe(part.kind)
      }
  })

  test('the phones that people bring are in it, under the names they say', () => {
    const named = (nickname: string) => models.find((model) => model.nicknames.includes(nickname))?.name
    expect(named('苹果15PM')).toBe('iPhone 15 Pro Max')
    expect(named('Mate60P')).toBe('Huawei Mate 60 Pro')
    expect(named('拯救者')).toBeUndefined()
    expect(named('R9000P')).toBe('Legion 5 Pro 16ACH6H')
    for (const brand of [
      'Huawei',
      'Honor',
      'Xiaomi',
      'Redmi',
      'OPPO',
      'vivo',
      'iQOO',
      'OnePlus',
      'Samsung',
      'Apple',
      'Lenovo',
    ])
      expect(models.filter((model) => model.brand === brand).length).toBeGreaterThan(15)
  })
})

describe('the lists', () => {
  test('faults have two levels, and each class ends with a way out', () => {
    const codes = new Set(faults.map((fault) => fault.code))
    expect(codes.size).toBe(faults.length)
    for (const fault of faults) {
      if (fault.parent !== undefined) expect(codes.has(fault.parent)).toBe(true)
      expect(faultFamily(fault.code)).toBe(fault.parent ?? fault.code)
    }
    for (const deviceClass of deviceClasses) {
      const ofClass = faults.filter((fault) => fault.class === deviceClass)
      expect(ofClass.some((fault) => fault.code.endsWith('-OTH'))).toBe(true)
      for (const top of ofClass.filter((fault) => fault.level === 1))
        expect(ofClass.some((fault) => fault.parent === top.code)).toBe(true)
    }
  })

  test('the parts that a fault speaks of exist for that class of device', () => {
    const kindsByClass = new Map(deviceClasses.map((deviceClass) => [deviceClass, new Set<string>()]))
    const classOfModel = new Map(models.map((model) => [model.id, model.class]))
    for (const part of parts)
      for (const id of part.modelIds) kindsByClass.get(classOfModel.get(id)!)?.add(part.kind)
    const missing = faults
      .filter((fault) => fault.class !== 'accessory')
      .flatMap((fault) =>
        fault.commonPartKinds
          .filter((kind) => !kindsByClass.get(fault.class)!.has(kind))
          .map((kind) => `${fault.code} ${kind}`),
      )
    expect(missing).toEqual([])
  })

  test('every class has conditions, tests and labour; the first option is the good one', () => {
    for (const deviceClass of deviceClasses) {
      const list = checklists[deviceClass]!
      expect(list.condition.length).toBeGreaterThanOrEqual(3)
      expect(list.tests.some((item) => item.required)).toBe(true)
      for (const item of list.condition) {
        expect(item.options[0]!.severity).toBe(0)
        for (const option of item.options) expect(option.state === 'good').toBe(option.severity === 0)
        expect(new Set(item.options.map((option) => option.id)).size).toBe(item.options.length)
      }
      for (const items of [list.condition, list.tests, list.accessories])
        expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
      expect(labour.some((work) => work.classes.includes(deviceClass))).toBe(true)
    }
    expect(new Set(labour.map((work) => work.code)).size).toBe(labour.length)
  })

  test('devices fall under a class of the warranty rules', () => {
    expect(deviceClasses.map(warrantyClassOfDevice)).toEqual([
      'phone',
      'pc',
      'pc',
      'av',
      'general',
      'general',
      'general',
      'general',
    ])
  })

  test('the sample people are valid, made up, and can not be called', () => {
    expect(people.customers).toHaveLength(40)
    const phones = people.customers.map(({ details }) => customerDetailsSchema.parse(details).phones[0]!)
    expect(new Set(phones).size).toBe(40)
    for (const phone of phones) {
      expect(phone).toMatch(/^1380000\d{4}$/)
      expect(normalisePhone(phone)).toMatchObject({ kind: 'ok', value: { number: phone } })
    }
    const roles = people.staff.map(({ details }) => staffDetailsSchema.parse(details).role)
    expect(roles).toEqual(['counter', 'counter', 'technician', 'technician', 'manager', 'administrator'])
  })
})
