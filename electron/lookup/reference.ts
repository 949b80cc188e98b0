/**
 * The small data that ships with the program: fault and labour codes, checklists, holidays, addresses, warranty
 * rules. Read once, checked by their schemas, replaced by headquarters' where it sends newer ones.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type HolidayFile, holidayFileSchema } from '../../shared/calendar/working-day'
import { type Checklists, checklistsSchema, type TestItem } from '../../shared/catalogue/checklist'
import { brandCodesSchema, type Fault, faultFileSchema } from '../../shared/catalogue/fault'
import { type Labour, labourFileSchema } from '../../shared/catalogue/labour'
import { type AddressBook, addressBook, addressFileSchema } from '../../shared/customer/address'
import type { AddressNode, Reference } from '../../shared/questions/lookups'
import { canonicalJson } from '../../shared/warranty/canonical'
import { type LoadedRuleSet, loadRuleSet } from '../../shared/warranty/rules'
import { sha256Hex } from '../journal/seal'

export interface ReferenceData {
  readonly faults: readonly Fault[]
  readonly labour: readonly Labour[]
  readonly checklists: Checklists
  readonly holidays: HolidayFile
  readonly rules: LoadedRuleSet
  readonly forClass: (deviceClass: string) => Reference
  readonly testsFor: (deviceClass: string) => readonly TestItem[]
  /** What a brand calls our codes, ours by theirs; empty for a brand that has sent none. */
  readonly brandCodes: (brand: string, deviceClass: string) => Reference['brandCodes']
  /** The divisions below one; without a code the provinces. */
  readonly addresses: (parent: string) => readonly AddressNode[]
}

export function loadReference(resources: string): ReferenceData {
  const raw = (file: string): unknown => readJson(join(resources, file))
  const faults = faultFileSchema.parse(raw('sample/faults.json'))
  const labour = labourFileSchema.parse(raw('sample/labour.json'))
  const brandCodes = brandCodesSchema.parse(raw('sample/brand-codes.json'))
  const checklists = checklistsSchema.parse(raw('sample/checklists.json'))
  const holidays = holidayFileSchema.parse(raw('calendar/cn.json'))
  const ruleSet = raw('warranty/sanbao.json')
  const rules = loadRuleSet(ruleSet, sha256Hex(canonicalJson(ruleSet)))
  if (rules.kind !== 'ok') throw new Error(`the shipped warranty rules: ${JSON.stringify(rules.detail)}`)

  let book: AddressBook | undefined
  return {
    faults,
    labour,
    checklists,
    holidays,
    rules: rules.value,
    addresses: (parent) => {
      // Read when it is first asked for: most starts never need it.
      book ??= addressBook(addressFileSchema.parse(raw('addresses/cn.json')))
      const known = book
      return known.childrenOf(parent === '' ? undefined : parent).map(({ code, name }) => ({
        code,
        name,
        leaf: known.childrenOf(code).length === 0,
      }))
    },
    brandCodes: (brand, deviceClass) => {
      const own = brandCodes[brand.toLowerCase()] ?? {}
      return faults
        .filter((fault) => fault.class === deviceClass)
        .flatMap(({ code }) => {
          const brandCode = own[code]
          return brandCode === undefined ? [] : [{ code, brandCode }]
        })
    },
    testsFor: (deviceClass) => checklists[deviceClass as keyof Checklists]?.tests ?? [],
    forClass: (deviceClass) => {
      const lists = checklists[deviceClass as keyof Checklists]
      return {
        faults: faults
          .filter((fault) => fault.class === deviceClass)
          .map(({ code, nameZh, nameEn, level, parent }) => ({
            code,
            nameZh,
            nameEn,
            level,
            parent: parent ?? '',
          })),
        labour: labour
          .filter((one) => one.classes.some((each) => each === deviceClass))
          .map(({ code, nameZh, nameEn, priceFen, minutes }) => ({
            code,
            nameZh,
            nameEn,
            priceFen,
            minutes,
          })),
        accessories: named(lists?.accessories),
        condition: named(lists?.condition),
        brandCodes: [],
        tests: (lists?.tests ?? []).map(({ id, nameZh, nameEn, required, afterKinds }) => ({
          id,
          nameZh,
          nameEn,
          required,
          afterKinds,
        })),
      }
    },
  }
}

function named(items: readonly { id: string; nameZh: string; nameEn: string }[] | undefined) {
  return (items ?? []).map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn }))
}

function readJson(file: string): unknown {
  const packed = `${file}.gz`
  const text = existsSync(packed) ? gunzipSync(readFileSync(packed)).toString() : readFileSync(file, 'utf8')
  return JSON.parse(text)
}
