/**
 * Every reason and note of a warranty answer as a code with its values and as a sentence that the counter can read to
 * the customer, in Chinese and English. The code is what programs compare; the sentence is never parsed.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import { formatYuan } from '../money'
import { spokenDay, spokenDays, termIn, termList } from './terms'

type Sentences = Readonly<
  Record<string, { readonly zh: (p: never) => string; readonly en: (p: never) => string }>
>

const zhDay = (day: CalendarDay) => spokenDay('zh', day)
const enDay = (day: CalendarDay) => spokenDay('en', day)
const zh = (code: string) => termIn('zh', code)
const en = (code: string) => termIn('en', code)
const percent = (basisPoints: number) => `${basisPoints / 100}%`

interface Until {
  readonly lastDay: CalendarDay
  readonly daysLeft: number
}
interface PartsUntil extends Until {
  readonly parts: readonly string[]
}

const sentences = {
  'first-days': {
    zh: (p: { dayNumber: number; fromDay: number; toDay: number }) =>
      `今天是购买后第${p.dayNumber}日，在第${p.fromDay}日至第${p.toDay}日之内。`,
    en: (p: { dayNumber: number; fromDay: number; toDay: number }) =>
      `Today is day ${p.dayNumber} after the sale, within day ${p.fromDay} to ${p.toDay}.`,
  },
  'whole-unit-in-force': {
    zh: (p: Until) => `整机三包有效期到${zhDay(p.lastDay)}，还有${p.daysLeft}天。`,
    en: (p: Until) => `The whole unit is covered until ${enDay(p.lastDay)}, ${spokenDays(p.daysLeft)} left.`,
  },
  'held-in-period': {
    zh: (p: { heldDay: CalendarDay; lastDay: CalendarDay }) =>
      `送修时（${zhDay(p.heldDay)}）仍在三包有效期内，本次按有效期内处理。`,
    en: (p: { heldDay: CalendarDay; lastDay: CalendarDay }) =>
      `The device came in on ${enDay(p.heldDay)}, inside the period; this case stays covered.`,
  },
  'whole-unit-over': {
    zh: (p: { lastDay: CalendarDay }) => `整机三包有效期已于${zhDay(p.lastDay)}届满。`,
    en: (p: { lastDay: CalendarDay }) => `The cover of the whole unit ended on ${enDay(p.lastDay)}.`,
  },
  'main-part-in-force': {
    zh: (p: PartsUntil) => `${termList('zh', p.parts)}的三包有效期到${zhDay(p.lastDay)}。`,
    en: (p: PartsUntil) =>
      `These main parts are covered until ${enDay(p.lastDay)}: ${termList('en', p.parts)}.`,
  },
  'accessory-in-force': {
    zh: (p: PartsUntil) => `附件${termList('zh', p.parts)}的三包有效期到${zhDay(p.lastDay)}。`,
    en: (p: PartsUntil) => `The accessory (${termList('en', p.parts)}) is covered until ${enDay(p.lastDay)}.`,
  },
  'accessory-over': {
    zh: (p: { parts: readonly string[]; lastDay: CalendarDay }) =>
      `附件${termList('zh', p.parts)}的三包有效期已于${zhDay(p.lastDay)}届满。`,
    en: (p: { parts: readonly string[]; lastDay: CalendarDay }) =>
      `The cover of the accessory (${termList('en', p.parts)}) ended on ${enDay(p.lastDay)}.`,
  },
  'accessory-exchanged-enough': {
    zh: (p: { exchanges: number }) => `该附件已更换${p.exchanges}次仍不能正常使用，可以退货。`,
    en: (p: { exchanges: number }) =>
      `The accessory was exchanged ${p.exchanges} times and is still bad: it may be refunded.`,
  },
  'no-valid-proof': {
    zh: () => '没有能证明购买日期的有效凭证。',
    en: () => 'There is no valid proof of the day of sale.',
  },
  'started-by-production-date': {
    zh: (p: { productionDay: CalendarDay; startDay: CalendarDay; graceDays: number }) =>
      `无发票，按 IMEI 出厂日期${zhDay(p.productionDay)}加${p.graceDays}天，三包有效期从${zhDay(p.startDay)}起算。`,
    en: (p: { productionDay: CalendarDay; startDay: CalendarDay; graceDays: number }) =>
      `No invoice: the period starts on ${enDay(p.startDay)}, ${p.graceDays} days after production on ${enDay(p.productionDay)}.`,
  },
  'restarted-by-exchange': {
    zh: (p: { exchangeDay: CalendarDay }) =>
      `本机为换货所得，三包有效期从换货日${zhDay(p.exchangeDay)}重新计算。`,
    en: (p: { exchangeDay: CalendarDay }) =>
      `This unit came by exchange: the period starts again on ${enDay(p.exchangeDay)}.`,
  },
  'extended-by-repairs': {
    zh: (p: { days: number }) => `修理占用${p.days}天，三包有效期已相应顺延。`,
    en: (p: { days: number }) => `${spokenDays(p.days)} in repair were added to the period.`,
  },
  'repairs-enough': {
    zh: (p: { used: number; limit: number }) => `已修理${p.used}次（满${p.limit}次）仍有故障。`,
    en: (p: { used: number; limit: number }) =>
      `Repaired ${p.used} times (limit ${p.limit}) and still not normal.`,
  },
  'repair-took-too-long': {
    zh: (p: { days: number; overDays: number; cause: 'repairer' | 'parts' }) =>
      `本次修理已${p.days}天，超过${p.overDays}天（${p.cause === 'repairer' ? '修理者原因' : '待件'}）。`,
    en: (p: { days: number; overDays: number; cause: 'repairer' | 'parts' }) =>
      `This repair has taken ${spokenDays(p.days)}, more than ${p.overDays} (${p.cause === 'repairer' ? 'our delay' : 'waiting for parts'}).`,
  },
  'same-model-not-available': {
    zh: () => '没有同型号同规格的商品可换。',
    en: () => 'The same model is not available for an exchange.',
  },
  'repair-warranty-in-force': {
    zh: (p: Until & { repair: string }) => `维修单 ${p.repair} 的维修保修到${zhDay(p.lastDay)}。`,
    en: (p: Until & { repair: string }) => `The repair ${p.repair} is warranted until ${enDay(p.lastDay)}.`,
  },
  'fitted-part-in-force': {
    zh: (p: PartsUntil & { repair: string }) =>
      `维修单 ${p.repair} 更换的${termList('zh', p.parts)}保修到${zhDay(p.lastDay)}。`,
    en: (p: PartsUntil & { repair: string }) =>
      `The ${termList('en', p.parts)} fitted in repair ${p.repair} is warranted until ${enDay(p.lastDay)}.`,
  },
  'repeat-repair': {
    zh: (p: { repair: string; days: number }) => `维修单 ${p.repair} 修好后第${p.days}天再次送修，属返修。`,
    en: (p: { repair: string; days: number }) =>
      `Back ${spokenDays(p.days)} after repair ${p.repair}: a repeat repair.`,
  },
  'contract-in-force': {
    zh: (p: Until & { contract: string }) => `延保合同 ${p.contract} 有效期到${zhDay(p.lastDay)}。`,
    en: (p: Until & { contract: string }) =>
      `The extended warranty ${p.contract} runs until ${enDay(p.lastDay)}.`,
  },
  'exclusion-stands': {
    zh: (p: { exclusion: string }) => `不予三包：${zh(p.exclusion)}（证据齐全）。`,
    en: (p: { exclusion: string }) => `Not covered: ${en(p.exclusion)} (the evidence is complete).`,
  },
  'exclusion-without-evidence': {
    zh: (p: { exclusion: string }) => `“${zh(p.exclusion)}”证据不全，暂不能据此拒绝三包。`,
    en: (p: { exclusion: string }) =>
      `The evidence for “${en(p.exclusion)}” is incomplete: cover cannot be refused on it.`,
  },
  'exclusion-overruled': {
    zh: (p: { exclusion: string; by: string; reason: string }) =>
      `“${zh(p.exclusion)}”由${p.by}决定不予采用：${p.reason}。`,
    en: (p: { exclusion: string; by: string; reason: string }) =>
      `“${en(p.exclusion)}” was set aside by ${p.by}: ${p.reason}.`,
  },
  'ruled-covered': {
    zh: (p: { ruling: string; reason: string }) => `总部裁定 ${p.ruling}：予以保修。${p.reason}`,
    en: (p: { ruling: string; reason: string }) => `Headquarters ruled (${p.ruling}): covered. ${p.reason}`,
  },
  'ruled-not-covered': {
    zh: (p: { ruling: string; reason: string }) => `总部裁定 ${p.ruling}：不予保修。${p.reason}`,
    en: (p: { ruling: string; reason: string }) =>
      `Headquarters ruled (${p.ruling}): not covered. ${p.reason}`,
  },
  'distance-sale': {
    zh: (p: Until) => `远程销售，${zhDay(p.lastDay)}前可无理由退货（商品须完好）。`,
    en: (p: Until) =>
      `Distance sale: return without giving a reason until ${enDay(p.lastDay)} (goods intact).`,
  },
  'no-rule-for-goods': {
    zh: () => '该商品不在三包目录内，有质量问题的 7 日内可退货。',
    en: () =>
      'There is no three-guarantees rule for these goods; faulty goods may be returned within 7 days.',
  },
  'trader-proves': {
    zh: (p: Until) => `${zhDay(p.lastDay)}前发现瑕疵的，由经营者承担举证责任。`,
    en: (p: Until) => `Until ${enDay(p.lastDay)} the trader has to prove that the goods were sound.`,
  },
  'no-fault-found': {
    zh: () => '检测未见故障。',
    en: () => 'No fault was found.',
  },
  'unverified-rule-set': {
    zh: (p: { ruleSet: string }) => `规则集 ${p.ruleSet} 未经核对，须由总部确认。`,
    en: (p: { ruleSet: string }) => `Unverified rule set ${p.ruleSet}; HQ must confirm.`,
  },
  'unread-row-used': {
    zh: (p: { rows: readonly string[] }) => `用到未核对条文的规则（C 级）：${p.rows.join('、')}。`,
    en: (p: { rows: readonly string[] }) =>
      `Rows from unread text (grade C) were used: ${p.rows.join(', ')}.`,
  },
  'repair-days-not-counted': {
    zh: () => '本网点设置为修理占用时间不顺延三包有效期。',
    en: () => 'By setting, days in repair do not lengthen the period here.',
  },
  'same-fault-only': {
    zh: () => '本网点设置为两次修理须为同一故障。',
    en: () => 'By setting, only repairs of the same fault count towards the two.',
  },
  'ask-headquarters': {
    zh: () => '资料有矛盾，答复客户前请先核实或请总部裁定。',
    en: () => 'The facts contradict each other: check them or ask headquarters before you answer.',
  },
  'return-needs-invoice': {
    zh: () => '没有发票或三包凭证，不能办理退货，可以修理或换货。',
    en: () => 'Without invoice or voucher there is no return; repair and exchange are due.',
  },
  'sale-in-future': {
    zh: (p: { day: CalendarDay }) => `购买日期${zhDay(p.day)}在今天之后。`,
    en: (p: { day: CalendarDay }) => `The day of sale, ${enDay(p.day)}, is in the future.`,
  },
  'date-in-future': {
    zh: (p: { field: string; day: CalendarDay }) => `日期在今天之后：${zhDay(p.day)}（${p.field}）。`,
    en: (p: { field: string; day: CalendarDay }) => `A date is in the future: ${enDay(p.day)} (${p.field}).`,
  },
  'invoice-before-production': {
    zh: (p: { saleDay: CalendarDay; productionDay: CalendarDay }) =>
      `购买日期${zhDay(p.saleDay)}早于生产日期${zhDay(p.productionDay)}。`,
    en: (p: { saleDay: CalendarDay; productionDay: CalendarDay }) =>
      `The sale on ${enDay(p.saleDay)} is before the production on ${enDay(p.productionDay)}.`,
  },
  'serial-of-another-model': {
    zh: (p: { model: string; serialModel: string }) => `序列号属于 ${p.serialModel}，不是 ${p.model}。`,
    en: (p: { model: string; serialModel: string }) =>
      `The serial number belongs to ${p.serialModel}, not to ${p.model}.`,
  },
  'invoice-of-another-model': {
    zh: (p: { model: string; invoiceModel: string }) => `发票上的型号是 ${p.invoiceModel}，不是 ${p.model}。`,
    en: (p: { model: string; invoiceModel: string }) =>
      `The invoice is for ${p.invoiceModel}, not for ${p.model}.`,
  },
  'unit-was-exchanged-away': {
    zh: (p: { serial: string; day: CalendarDay }) => `序列号 ${p.serial} 已于${zhDay(p.day)}换走。`,
    en: (p: { serial: string; day: CalendarDay }) =>
      `The unit ${p.serial} was exchanged away on ${enDay(p.day)}.`,
  },
  'serial-not-in-exchange': {
    zh: (p: { serial: string }) => `换货记录中没有序列号 ${p.serial}。`,
    en: (p: { serial: string }) => `The serial number ${p.serial} is in none of the exchange records.`,
  },
  'exchange-before-sale': {
    zh: (p: { day: CalendarDay }) => `换货日期${zhDay(p.day)}早于购买日期。`,
    en: (p: { day: CalendarDay }) => `The exchange on ${enDay(p.day)} is before the sale.`,
  },
  'repair-before-sale': {
    zh: (p: { repair: string; day: CalendarDay }) => `维修单 ${p.repair}（${zhDay(p.day)}）早于购买日期。`,
    en: (p: { repair: string; day: CalendarDay }) =>
      `The repair ${p.repair} (${enDay(p.day)}) is before the sale.`,
  },
  'repair-ends-before-it-begins': {
    zh: (p: { repair: string }) => `维修单 ${p.repair} 的结束日期早于开始日期。`,
    en: (p: { repair: string }) => `The repair ${p.repair} ends before it begins.`,
  },
  'repairs-overlap': {
    zh: (p: { repair: string; other: string }) => `维修单 ${p.repair} 与 ${p.other} 时间重叠。`,
    en: (p: { repair: string; other: string }) => `The repairs ${p.repair} and ${p.other} overlap.`,
  },
  'proof-and-no-proof': {
    zh: () => '既有购买凭证，又登记了“无有效凭证”。',
    en: () => 'There is a proof of purchase and also the exclusion “no valid proof”.',
  },
  'refund-price': {
    zh: (p: { priceFen: number }) => `发票价格 ${formatYuan(p.priceFen)}`,
    en: (p: { priceFen: number }) => `Invoice price ${formatYuan(p.priceFen)}`,
  },
  'refund-days': {
    zh: (p: { days: number; repairDays: number; usedDays: number }) =>
      `购买后 ${p.days} 天 − 修理占用 ${p.repairDays} 天 ＝ 使用 ${p.usedDays} 天`,
    en: (p: { days: number; repairDays: number; usedDays: number }) =>
      `${p.days} days since the sale − ${p.repairDays} in repair = ${p.usedDays} days of use`,
  },
  'refund-depreciation': {
    zh: (p: { priceFen: number; basisPointsPerDay: number; usedDays: number; depreciationFen: number }) =>
      `折旧：${formatYuan(p.priceFen)} × ${percent(p.basisPointsPerDay)} × ${p.usedDays} 天 ＝ ${formatYuan(p.depreciationFen)}`,
    en: (p: { priceFen: number; basisPointsPerDay: number; usedDays: number; depreciationFen: number }) =>
      `Depreciation: ${formatYuan(p.priceFen)} × ${percent(p.basisPointsPerDay)} × ${p.usedDays} days = ${formatYuan(p.depreciationFen)}`,
  },
  'refund-total': {
    zh: (p: { amountFen: number }) => `今天应退 ${formatYuan(p.amountFen)}`,
    en: (p: { amountFen: number }) => `Refund today ${formatYuan(p.amountFen)}`,
  },
  'refund-price-missing': {
    zh: () => '缺少发票价格，不能算出退款金额。',
    en: () => 'The invoice price is missing: the refund cannot be computed.',
  },
} as const satisfies Sentences

export type SaidCode = keyof typeof sentences

export interface Said {
  readonly code: SaidCode
  readonly params: Readonly<Record<string, unknown>>
  readonly zh: string
  readonly en: string
}

type ParamsOf<Code extends SaidCode> = Parameters<(typeof sentences)[Code]['zh']>

export function say<Code extends SaidCode>(code: Code, ...params: ParamsOf<Code>): Said {
  const entry = sentences[code] as unknown as {
    readonly zh: (p: unknown) => string
    readonly en: (p: unknown) => string
  }
  const [values = {}] = params as readonly [Readonly<Record<string, unknown>>?]
  return { code, params: values, zh: entry.zh(values), en: entry.en(values) }
}
