/**
 * What a warranty rule set is: dated rows with an article and a grade, so that headquarters can correct, add or end
 * a row without a release. Nothing here decides anything; a rule that the program knows only as code would be a
 * rule that nobody can read, date or correct.
 */

import { z } from 'zod'
import { type CalendarDay, isCalendarDay } from '../calendar/calendar-day'
import { ok, type Result, refused } from '../result'

export const productClasses = ['phone', 'pc', 'av', 'general'] as const
export type ProductClass = (typeof productClasses)[number]

/** `repair` is one of the choices of the first days; `free-repair` is what is due later; `paid` is nothing due. */
export const remedyKinds = ['return', 'exchange', 'repair', 'free-repair', 'paid'] as const
export type RemedyKind = (typeof remedyKinds)[number]

export const proofKinds = ['invoice', 'voucher', 'serial-list', 'imei-production'] as const
export type ProofKind = (typeof proofKinds)[number]

export const exclusionCodes = [
  'liquid',
  'drop',
  'opened-by-others',
  'altered-invoice',
  'mismatch',
  'consumable',
  'no-proof',
  'misuse',
] as const
export type ExclusionCode = (typeof exclusionCodes)[number]

/** A = read on a maker's or state body's page, B = read in quotation, C = from general knowledge, unread. */
export const grades = ['A', 'B', 'C'] as const
export type Grade = (typeof grades)[number]

/** Arithmetic over terms must stay inside the calendar, so a slip like year 0202 is refused at the door. */
export const calendarDaySchema = z.custom<CalendarDay>(
  (value) =>
    typeof value === 'string' && isCalendarDay(value) && value >= '1980-01-01' && value <= '2199-12-31',
  { error: 'must be a day that exists, written YYYY-MM-DD, between 1980 and 2199' },
)

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]{0,119}$/, 'must be a short code')
const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.output<typeof wordsSchema>

/** Which row of which rule says so: enough to find it, read it aloud and see how well it is founded. */
export interface RowReference {
  readonly row: string
  readonly rule: string
  readonly ruleTitle: Words
  readonly article: Words
  readonly articleGrade: Grade
  readonly grade: Grade
  readonly source: string
  readonly words: Words
}

const dayCount = z.int().min(1).max(36_500)
const monthCount = z.int().min(1).max(600)
const lawRemedy = z.enum(['return', 'exchange', 'repair', 'free-repair'])
const remedyList = z.array(lawRemedy).min(1)
const nameList = z.array(code).min(1)

const ruleSchema = z.strictObject({
  id: code,
  kind: z.enum(['law', 'promise']),
  title: wordsSchema,
  validFrom: calendarDaySchema,
  validTo: calendarDaySchema.nullable(),
  grade: z.enum(grades),
  source: z.string().min(1),
  state: wordsSchema,
})
export type WarrantyRule = z.output<typeof ruleSchema>

const common = {
  id: code,
  rule: code,
  classes: z.array(z.enum(productClasses)).min(1),
  /** `null` is every product line; `other-listed` stands for a listed line that is not named. */
  productLines: nameList.nullable(),
  brands: nameList.nullable(),
  article: wordsSchema,
  articleGrade: z.enum(grades),
  grade: z.enum(grades),
  source: z.string().min(1),
  /** A row answers for goods sold in this span. */
  validFrom: calendarDaySchema,
  validTo: calendarDaySchema.nullable(),
  words: wordsSchema,
}

const rowSchema = z.discriminatedUnion('situation', [
  z.strictObject({
    ...common,
    situation: z.literal('early-fault'),
    fromDay: dayCount,
    toDay: dayCount,
    remedies: remedyList,
  }),
  z.strictObject({ ...common, situation: z.literal('whole-unit-period'), months: monthCount }),
  z.strictObject({
    ...common,
    situation: z.literal('main-part-period'),
    months: monthCount,
    parts: nameList,
  }),
  z.strictObject({
    ...common,
    situation: z.literal('accessory-period'),
    months: monthCount,
    accessory: code,
    exchangesBeforeRefund: z.int().min(1).max(20),
  }),
  z.strictObject({
    ...common,
    situation: z.literal('repeated-repair'),
    repairs: z.int().min(1).max(20),
    remedies: remedyList,
  }),
  z.strictObject({
    ...common,
    situation: z.literal('repair-too-long'),
    cause: z.enum(['repairer', 'parts']),
    overDays: dayCount,
    remedies: remedyList,
  }),
  z.strictObject({
    ...common,
    situation: z.literal('refund-in-place-of-exchange'),
    basisPointsPerDay: z.int().min(0).max(10_000),
  }),
  z.strictObject({ ...common, situation: z.literal('refund-without-same-model'), remedies: remedyList }),
  z.strictObject({ ...common, situation: z.literal('repair-days-extend') }),
  z.strictObject({
    ...common,
    situation: z.literal('restart-after-exchange'),
    restartsEarlyWindows: z.boolean(),
  }),
  z.strictObject({ ...common, situation: z.literal('repair-warranty'), days: dayCount }),
  z.strictObject({
    ...common,
    situation: z.literal('proof'),
    proofKind: z.enum(proofKinds),
    graceDays: z.int().min(0).max(3_650),
    allows: remedyList,
  }),
  z.strictObject({ ...common, situation: z.literal('spare-parts'), years: z.int().min(1).max(50) }),
  z.strictObject({ ...common, situation: z.literal('burden-of-proof'), months: monthCount }),
  z.strictObject({ ...common, situation: z.literal('return-without-rule'), days: dayCount }),
  z.strictObject({ ...common, situation: z.literal('distance-return'), days: dayCount }),
  z.strictObject({ ...common, situation: z.literal('repeat-repair'), withinDays: dayCount }),
])
export type WarrantyRow = z.output<typeof rowSchema>
export type Situation = WarrantyRow['situation']
export type RowOf<Kind extends Situation> = Extract<WarrantyRow, { situation: Kind }>

const exclusionRuleSchema = z.strictObject({
  code: z.enum(exclusionCodes),
  grade: z.enum(grades),
  words: wordsSchema,
  /** All of it is needed before the exclusion stands. */
  needs: z
    .array(
      z.strictObject({ kind: z.enum(['photo', 'checklist', 'document']), item: code, words: wordsSchema }),
    )
    .min(1),
})
export type ExclusionRule = z.output<typeof exclusionRuleSchema>

export const ruleSetSchema = z
  .strictObject({
    format: z.literal('counterbench-warranty-rules'),
    formatVersion: z.literal(1),
    id: code,
    issuedOn: calendarDaySchema,
    /** `unverified` until headquarters has compared the rows with the official text. */
    state: z.enum(['unverified', 'confirmed']),
    title: wordsSchema,
    rules: z.array(ruleSchema).min(1),
    rows: z.array(rowSchema).min(1),
    exclusions: z.array(exclusionRuleSchema),
  })
  .superRefine((set, context) => {
    for (const issue of inconsistencies(set.rules, set.rows)) {
      context.addIssue({ code: 'custom', message: issue, path: ['rows'] })
    }
    for (const repeated of repeatedIn(set.exclusions.map((exclusion) => exclusion.code))) {
      context.addIssue({
        code: 'custom',
        message: `exclusion ${repeated} is there twice`,
        path: ['exclusions'],
      })
    }
  })
export type WarrantyRuleSet = z.output<typeof ruleSetSchema>

/** Brand promises. There is no place in it for an exclusion: a promise can only add. */
export const overlaySchema = z.strictObject({
  format: z.literal('counterbench-warranty-promises'),
  formatVersion: z.literal(1),
  id: code,
  issuedOn: calendarDaySchema,
  title: wordsSchema,
  rules: z.array(ruleSchema).min(1),
  rows: z.array(rowSchema).min(1),
})
export type WarrantyOverlay = z.output<typeof overlaySchema>

/** A rule set as the engine takes it: checked, and with the hash that an answer keeps. */
export interface LoadedRuleSet {
  readonly set: WarrantyRuleSet
  /** SHA-256 in hex over `canonicalJson(set)`, computed by whoever loaded it. */
  readonly hash: string
  /** Law first: where law and promise give the same, the answer names the law. */
  readonly rowsFor: (goods: Goods) => RowsBySituation
  readonly rulesById: ReadonlyMap<string, WarrantyRule>
}

export interface PreparedRow {
  readonly row: WarrantyRow
  readonly rule: WarrantyRule
  readonly isLaw: boolean
  /** How an answer names this row; one and the same for every answer. */
  readonly reference: RowReference
}

export type RowsBySituation = ReadonlyMap<Situation, readonly PreparedRow[]>

/** What rows are chosen by: the goods, and the day that they were sold. */
export interface Goods {
  readonly class: ProductClass
  readonly productLine: string
  readonly brand: string | undefined
  readonly soldOn: CalendarDay
}

export function loadRuleSet(input: unknown, hash: string): Result<LoadedRuleSet, 'rule-set-not-readable'> {
  const parsed = ruleSetSchema.safeParse(input)
  if (!parsed.success) return refused('rule-set-not-readable', { why: firstIssue(parsed.error) })
  return ok(indexRuleSet(parsed.data, hash))
}

export function indexRuleSet(set: WarrantyRuleSet, hash: string): LoadedRuleSet {
  const rulesById = new Map(set.rules.map((rule) => [rule.id, rule]))
  const prepared = set.rows.flatMap((row): readonly PreparedRow[] => {
    const rule = rulesById.get(row.rule)
    return rule ? [{ row, rule, isLaw: rule.kind === 'law', reference: reference(row, rule) }] : []
  })
  const ordered = [...prepared.filter((entry) => entry.isLaw), ...prepared.filter((entry) => !entry.isLaw)]
  return { set, hash, rulesById, rowsFor: rowsByGoods(ordered) }
}

/**
 * The rows of each kind of goods are sorted out once. Kinds are few, whatever the facts name: lines and brands that no
 * row names are alike, and so are all days of sale between two days on which a row begins or ends.
 */
function rowsByGoods(ordered: readonly PreparedRow[]): LoadedRuleSet['rowsFor'] {
  const lines = new Set(ordered.flatMap(({ row }) => row.productLines ?? []))
  const brands = new Set(ordered.flatMap(({ row }) => row.brands ?? []))
  const turns = [
    ...new Set(
      ordered.flatMap(({ row }) => [row.validFrom, ...(row.validTo === null ? [] : [`${row.validTo}~`])]),
    ),
  ].sort()
  const known = new Map<string, RowsBySituation>()
  return (goods) => {
    const line = lines.has(goods.productLine) ? goods.productLine : ''
    const brand = goods.brand !== undefined && brands.has(goods.brand) ? goods.brand : ''
    const turn = turns.findLastIndex((day) => day <= goods.soldOn)
    const key = `${goods.class}/${turn}/${line}/${brand}`
    const before = known.get(key)
    if (before) return before
    const rows = bySituation(ordered.filter(({ row }) => speaksAbout(row, goods)))
    known.set(key, rows)
    return rows
  }
}

function speaksAbout(row: WarrantyRow, goods: Goods): boolean {
  return (
    row.classes.includes(goods.class) &&
    row.validFrom <= goods.soldOn &&
    (row.validTo === null || row.validTo >= goods.soldOn) &&
    (row.productLines === null || row.productLines.includes(goods.productLine)) &&
    (row.brands === null || (goods.brand !== undefined && row.brands.includes(goods.brand)))
  )
}

function bySituation(rows: readonly PreparedRow[]): RowsBySituation {
  const found = new Map<Situation, PreparedRow[]>()
  for (const entry of rows) {
    const list = found.get(entry.row.situation)
    if (list) list.push(entry)
    else found.set(entry.row.situation, [entry])
  }
  return found
}

function reference(row: WarrantyRow, rule: WarrantyRule): RowReference {
  return {
    row: row.id,
    rule: rule.id,
    ruleTitle: rule.title,
    article: row.article,
    articleGrade: row.articleGrade,
    grade: row.grade,
    source: row.source,
    words: row.words,
  }
}

export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'not readable'
  const path = issue.path.map(String).join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}

function inconsistencies(rules: readonly WarrantyRule[], rows: readonly WarrantyRow[]): readonly string[] {
  const ruleIds = new Set(rules.map((rule) => rule.id))
  return [
    ...repeatedIn(rules.map((rule) => rule.id)).map((id) => `rule ${id} is there twice`),
    ...repeatedIn(rows.map((row) => row.id)).map((id) => `row ${id} is there twice`),
    ...rows
      .filter((row) => !ruleIds.has(row.rule))
      .map((row) => `row ${row.id} names the unknown rule ${row.rule}`),
    ...rows
      .filter((row) => row.validTo !== null && row.validTo < row.validFrom)
      .map((row) => `row ${row.id} ends before it begins`),
    ...rows
      .filter((row) => row.situation === 'early-fault' && row.toDay < row.fromDay)
      .map((row) => `row ${row.id} has its last day before its first`),
  ]
}

function repeatedIn(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
