/** From a table's rows to parts and prices, by the names of its columns in either language. Pure; every refusal names its row. */

import { type Part, partSchema } from '../../shared/catalogue/part'
import { partKinds } from '../../shared/catalogue/part-kind'
import type { Sheet } from './sheet'

export interface RowProblem {
  /** As the person counts them, the heading being 1; 0: the heading itself. */
  readonly row: number
  readonly field: string
  readonly reason: 'column-missing' | 'missing' | 'wrong' | 'twice'
}

export interface PriceRow {
  readonly partNumber: string
  readonly priceFen: number
  readonly validFrom: string
}

export interface ReadRows<Row> {
  readonly rows: readonly Row[]
  readonly problems: readonly RowProblem[]
}

const headings = {
  partNumber: ['partnumber', 'part', 'number', '备件号', '物料号', '料号', '编码'],
  price: ['price', 'priceyuan', '价格', '单价', '售价', '零售价', '价格元'],
  validFrom: ['validfrom', 'from', '生效日期', '生效日', '启用日期'],
  nameZh: ['namezh', 'chinesename', '名称', '中文名', '品名'],
  nameEn: ['nameen', 'englishname', 'name', '英文名'],
  kind: ['kind', '类别', '类型'],
  cost: ['cost', 'costyuan', '成本', '成本价'],
  models: ['models', 'modelids', '适用机型', '机型'],
  oldNumbers: ['oldnumbers', '旧号', '原厂号'],
  warrantyClass: ['warrantyclass', '保修类别'],
  warrantyDays: ['warrantydays', '保修天数'],
  serialised: ['serialised', 'serialized', '序列号管理'],
  supersededBy: ['supersededby', '替代为', '新号'],
  minimum: ['minimum', 'min', '最低库存'],
  maximum: ['maximum', 'max', '最高库存'],
  bin: ['bin', '库位', '货位'],
  popularity: ['popularity', '热度'],
} as const
type Heading = keyof typeof headings

const problemsKept = 200

export function readPrices(sheet: Sheet, today: string): ReadRows<PriceRow> {
  const table = tableOf(sheet, ['partNumber', 'price'])
  if ('problems' in table) return table
  const seen = new Map<string, PriceRow>()
  const problems: RowProblem[] = []
  table.each((cell, row) => {
    const partNumber = cell('partNumber').toUpperCase()
    const priceFen = fenOf(cell('price'))
    const validFrom = dayOf(cell('validFrom')) ?? (cell('validFrom') === '' ? today : undefined)
    const wrong = problemsOf(row, {
      partNumber: partNumber === '' ? 'missing' : partNumber.length > 60 ? 'wrong' : undefined,
      price: cell('price') === '' ? 'missing' : priceFen === undefined ? 'wrong' : undefined,
      validFrom: validFrom === undefined ? 'wrong' : undefined,
    })
    if (wrong.length > 0) problems.push(...wrong)
    else if (seen.has(partNumber)) problems.push({ row, field: 'partNumber', reason: 'twice' })
    else if (priceFen !== undefined && validFrom !== undefined)
      seen.set(partNumber, { partNumber, priceFen, validFrom })
  })
  return { rows: [...seen.values()], problems: problems.slice(0, problemsKept) }
}

export function readParts(sheet: Sheet): ReadRows<Part> {
  const table = tableOf(sheet, ['partNumber', 'nameZh', 'kind', 'price'])
  if ('problems' in table) return table
  const seen = new Map<string, Part>()
  const problems: RowProblem[] = []
  table.each((cell, row) => {
    const part = partSchema.safeParse({
      partNumber: cell('partNumber').toUpperCase(),
      oldNumbers: listOf(cell('oldNumbers')),
      kind: kindOf(cell('kind')),
      nameZh: cell('nameZh'),
      nameEn: cell('nameEn') || cell('nameZh'),
      modelIds: listOf(cell('models')),
      priceFen: fenOf(cell('price')),
      costFen: cell('cost') === '' ? 0 : fenOf(cell('cost')),
      warrantyClass: cell('warrantyClass') || 'part',
      warrantyDays: numberOf(cell('warrantyDays'), 90),
      serialised: /^(1|y|yes|true|是|√)$/i.test(cell('serialised')),
      ...(cell('supersededBy') === '' ? {} : { supersededBy: cell('supersededBy').toUpperCase() }),
      supersedes: [],
      substitutes: [],
      minimum: numberOf(cell('minimum'), 0),
      maximum: numberOf(cell('maximum'), 0),
      bin: cell('bin'),
      popularity: numberOf(cell('popularity'), 0),
    })
    addPart(part, row, seen, problems)
  })
  return { rows: [...seen.values()], problems: problems.slice(0, problemsKept) }
}

/** A catalogue as a file of lines, as outlets load it too: models and the first line are passed over. */
export function readPartLines(text: string): ReadRows<Part> {
  const seen = new Map<string, Part>()
  const problems: RowProblem[] = []
  let row = 0
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from)
    const line = text.slice(from, end)
    from = end + 1
    row += 1
    if (!line.includes('"partNumber"')) continue
    addPart(partSchema.safeParse(parsedJson(line)), row, seen, problems)
  }
  return { rows: [...seen.values()], problems: problems.slice(0, problemsKept) }
}

function addPart(
  part: ReturnType<typeof partSchema.safeParse>,
  row: number,
  seen: Map<string, Part>,
  problems: RowProblem[],
): void {
  if (!part.success) {
    const field = String(part.error.issues[0]?.path[0] ?? '')
    if (problems.length < problemsKept) problems.push({ row, field, reason: 'wrong' })
  } else if (seen.has(part.data.partNumber)) {
    if (problems.length < problemsKept) problems.push({ row, field: 'partNumber', reason: 'twice' })
  } else seen.set(part.data.partNumber, part.data)
}

function tableOf(
  sheet: Sheet,
  needed: readonly Heading[],
):
  | { readonly each: (work: (cell: (heading: Heading) => string, row: number) => void) => void }
  | ReadRows<never> {
  const [first = [], ...rest] = sheet
  const places = new Map<Heading, number>()
  for (const [place, text] of first.entries()) {
    const plain = text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    for (const heading of Object.keys(headings) as Heading[]) {
      if (!places.has(heading) && (headings[heading] as readonly string[]).includes(plain))
        places.set(heading, place)
    }
  }
  const missing = needed.filter((heading) => !places.has(heading))
  if (missing.length > 0) {
    return { rows: [], problems: missing.map((field) => ({ row: 0, field, reason: 'column-missing' })) }
  }
  return {
    each: (work) => {
      for (const [index, row] of rest.entries()) {
        work((heading) => (row[places.get(heading) ?? -1] ?? '').normalize('NFKC').trim(), index + 2)
      }
    },
  }
}

function problemsOf(
  row: number,
  fields: Readonly<Record<string, RowProblem['reason'] | undefined>>,
): readonly RowProblem[] {
  return Object.entries(fields).flatMap(([field, reason]) =>
    reason === undefined ? [] : [{ row, field, reason }],
  )
}

/** `1,299.50`, `￥80`: whole fen, or nothing. */
export function fenOf(text: string): number | undefined {
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.(\d{1,2})0*)?$/.exec(text.replace(/元$/, '').trim())
  if (!match) return undefined
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** `2026-3-1`, `2026/03/01`, `2026年3月1日`, or the number that Excel keeps a day as. */
export function dayOf(text: string): string | undefined {
  if (/^\d{5}(\.0+)?$/.test(text)) {
    return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10)
  }
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date ? undefined : date
}

function kindOf(text: string): string {
  const upper = text.toUpperCase()
  if (Object.hasOwn(partKinds, upper)) return upper
  return (
    Object.entries(partKinds).find(([, info]) => info.zh === text || info.en.toUpperCase() === upper)?.[0] ??
    text
  )
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[;；,，|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function numberOf(text: string, otherwise: number): number {
  return text === '' ? otherwise : Number(text)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
