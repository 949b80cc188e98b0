/**
 * Makes the parts of all models out of the plans: numbers, prices, bins, older numbers, replaced parts, substitutes.
 * A part's number comes from what it is (model, kind, variant), so that adding a model leaves the others alone.
 */

import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part, Substitute } from '../../shared/catalogue/part'
import { type PartKind, partKindInfo } from '../../shared/catalogue/part-kind'
import { between, chance, hashOf, oneOf } from './chance'
import { type PartPlan, partPlans, sharedPlans, type Variant } from './part-plans'

const brandLevel: Readonly<Record<string, number>> = {
  Apple: 1.6,
  Samsung: 1.3,
  Huawei: 1.2,
  Sony: 1.2,
  Google: 1.2,
  OnePlus: 1.05,
  Dell: 1.05,
  HP: 1,
  Redmi: 0.75,
  realme: 0.75,
  ZTE: 0.7,
  Honor: 0.9,
}

export function makeParts(models: readonly DeviceModel[]): readonly Part[] {
  const numbers = numberGiver()
  const parts: Part[] = []
  for (const model of models)
    for (const plan of partPlans[model.class])
      if (!plan.only || plan.only.test(model.name)) parts.push(...partsOfPlan(model, plan, numbers))
  for (const plan of sharedPlans) {
    const users = models.filter((model) => plan.classes.includes(model.class))
    const brands = plan.anyBrand ? [undefined] : [...new Set(users.map((model) => model.brand))]
    for (const brand of brands) {
      const fitting = brand === undefined ? users : users.filter((model) => model.brand === brand)
      parts.push(...sharedParts(brand, fitting, plan, numbers))
    }
  }
  return [...withReplaced(parts, numbers)].sort((a, b) => (a.partNumber < b.partNumber ? -1 : 1))
}

type NumberGiver = (kind: PartKind, key: string) => string

/** Seven digits out of the key; the next free one where two keys meet. */
function numberGiver(): NumberGiver {
  const taken = new Set<string>()
  return (kind, key) => {
    let serial = hashOf(key) % 10_000_000
    for (;;) {
      const number = `CB-${kind}-${serial.toString().padStart(7, '0')}`
      if (!taken.has(number)) {
        taken.add(number)
        return number
      }
      serial = (serial + 1) % 10_000_000
    }
  }
}

function partsOfPlan(model: DeviceModel, plan: PartPlan, numberOf: NumberGiver): readonly Part[] {
  const names = { zh: model.nameZh, en: model.name }
  const keys = plan.variants.map((variant) => `${model.id}/${plan.kind}${variant.en}`)
  return makeVariants({
    plan,
    keys,
    names,
    numbers: keys.map((key) => numberOf(plan.kind, key)),
    modelIds: [model.id],
    level: brandLevel[model.brand] ?? 0.95,
    modelKey: model.id,
  })
}

function sharedParts(
  brand: string | undefined,
  fitting: readonly DeviceModel[],
  plan: PartPlan,
  numberOf: NumberGiver,
): readonly Part[] {
  const keys = plan.variants.map((variant) => `${brand ?? 'any'}/${plan.kind}${variant.en}`)
  return makeVariants({
    plan,
    keys,
    names: { zh: fitting[0] && brand ? fitting[0].brandZh : '通用', en: brand ?? 'Universal' },
    numbers: keys.map((key) => numberOf(plan.kind, key)),
    modelIds: fitting.map((model) => model.id).slice(0, 400),
    level: brand ? (brandLevel[brand] ?? 0.95) : 1,
    modelKey: brand ?? 'any',
  })
}

interface VariantSet {
  readonly plan: PartPlan
  readonly keys: readonly string[]
  readonly numbers: readonly string[]
  readonly names: { readonly zh: string; readonly en: string }
  readonly modelIds: readonly string[]
  readonly level: number
  readonly modelKey: string
}

function makeVariants(set: VariantSet): readonly Part[] {
  return set.plan.variants.map((variant, index) => makePart(set, variant, index))
}

function makePart(set: VariantSet, variant: Variant, index: number): Part {
  const { plan, names, level } = set
  const key = set.keys[index] ?? ''
  const info = partKindInfo(plan.kind)
  const [low, high] = plan.yuan
  // One price level per model, so that a dear phone's parts are all dear.
  const place =
    rangeOf(set) + chance(`${set.modelKey}/level`) * 0.2 + chance(`${set.modelKey}/${plan.kind}`) * 0.15
  const priceFen = roundPrice((low + place * (high - low)) * level * (variant.percent / 100))
  const minimum = minimumOf(plan, key)
  return {
    partNumber: set.numbers[index] ?? '',
    oldNumbers: oldNumbersOf(plan.kind, key),
    kind: plan.kind,
    nameZh: `${names.zh} ${info.zh}${variant.zh}`,
    nameEn: `${names.en} ${inTheMiddle(info.en)}${variant.en}`,
    modelIds: [...set.modelIds],
    priceFen,
    costFen: Math.round((priceFen * between(`${key}/cost`, 48, 68)) / 100),
    warrantyClass: plan.warrantyClass,
    warrantyDays: plan.warrantyDays,
    serialised: plan.serialised,
    supersedes: [],
    substitutes: substitutesOf(set, index),
    minimum,
    maximum: minimum === 0 ? between(`${key}/max`, 0, 1) : minimum * 3 + 2,
    bin: binOf(plan.kind, key),
    popularity: Math.max(0, Math.min(100, plan.popularity - between(`${key}/pop`, 0, 20))),
  }
}

/** Where in the price range a model begins: a Galaxy A is not a Galaxy S. */
function rangeOf({ names }: VariantSet): number {
  if (/Ultra|Fold|Flip|Pro Max|RS|X1 Carbon|XPS|MacBook Pro|Alienware/.test(names.en)) return 0.65
  if (/Pro|Mate|Find|Magic|Galaxy (?:S|Note)|iPhone|Xperia (?:1|5)|X\d\d|iQOO \d|Legion|ROG/.test(names.en))
    return 0.4
  if (/Lite|Play|Enjoy|Redmi|\b[ACEY]\d|Blade|moto [eg]|narzo/.test(names.en)) return 0
  return 0.2
}

function substitutesOf({ plan, numbers }: VariantSet, index: number): Substitute[] {
  const { swap } = plan
  if (!swap) return []
  return numbers
    .filter((_number, other) => other !== index)
    .slice(0, 4)
    .map((partNumber) => ({ partNumber, reasonZh: swap.zh, reasonEn: swap.en }))
}

/** ¥89, ¥129, ¥1,299: nobody charges ¥1,287.43. */
function roundPrice(yuan: number): number {
  if (yuan < 30) return Math.max(5, Math.round(yuan)) * 100
  return (Math.max(1, Math.round(yuan / 10)) * 10 - 1) * 100
}

function minimumOf(plan: PartPlan, key: string): number {
  const wanted = chance(`${key}/wanted`) * (plan.popularity / 100)
  return wanted > 0.85 ? 4 : wanted > 0.7 ? 2 : wanted > 0.5 ? 1 : 0
}

/** Racks A to H by kind, shelf and place by chance. */
function binOf(kind: PartKind, key: string): string {
  const rack = 'ABCDEFGH'[hashOf(kind) % 8]
  const pad = (value: number) => value.toString().padStart(2, '0')
  return `${rack}-${pad(between(`${key}/shelf`, 1, 12))}-${pad(between(`${key}/place`, 1, 40))}`
}

/** Every third part has a number of an earlier catalogue or a maker's number. Invented, in the makers' styles. */
function oldNumbersOf(kind: PartKind, key: string): string[] {
  if (chance(`${key}/hasOld`) > 0.35) return []
  const digits = (count: number, salt: string) =>
    (hashOf(`${key}/${salt}`) % 10 ** count).toString().padStart(count, '0')
  const letters = oneOf(`${key}/letters`, ['ABC', 'DKE', 'FRX', 'HUM', 'MQW', 'RTS', 'VLN', 'XZP'])
  const makers = [
    `02${digits(3, 'a')}${letters}`,
    `5D10${letters.slice(0, 1)}${digits(5, 'b')}`,
    `GH${digits(2, 'c')}-${digits(5, 'd')}A`,
  ]
  const earlier = `${kind}${digits(6, 'e')}`
  return chance(`${key}/both`) < 0.3
    ? [oneOf(`${key}/maker`, makers), earlier]
    : [oneOf(`${key}/one`, [...makers, earlier])]
}

/** Some parts were replaced by a newer revision; a few of those twice. The old ones stay, with nothing to order. */
function* withReplaced(parts: readonly Part[], numberOf: NumberGiver): Generator<Part> {
  for (const part of parts) {
    const key = `${part.partNumber}/replaced`
    const times = chance(key) < 0.05 ? (chance(`${key}/twice`) < 0.25 ? 2 : 1) : 0
    const older = Array.from({ length: times }, (_none, index) => numberOf(part.kind, `${key}/${index}`))
    // Oldest first: each is replaced by the next, the last by today's part.
    for (const [index, partNumber] of older.entries())
      yield {
        ...part,
        partNumber,
        nameZh: `${part.nameZh}（旧版）`,
        nameEn: `${part.nameEn}, earlier revision`,
        oldNumbers: oldNumbersOf(part.kind, partNumber),
        supersededBy: older[index + 1] ?? part.partNumber,
        supersedes: older.slice(0, index).slice(-1),
        substitutes: [],
        minimum: 0,
        maximum: 0,
        popularity: Math.max(0, part.popularity - 40),
      }
    yield times === 0 ? part : { ...part, supersedes: older.slice(-1) }
  }
}

/** `SIM tray`, `Lid (A cover)`: a word begins small, an abbreviation stays. */
function inTheMiddle(name: string): string {
  return name.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())
}
