/**
 * The codes of a warranty answer in the words of a counter. A code that is not known here is shown as it is: a part
 * named by headquarters tomorrow must not become an empty place in a sentence.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import { dayParts } from '../calendar/calendar-day'
import type { Words } from './rules'

export type WarrantyLanguage = 'zh' | 'en'

const table: Readonly<Record<string, Words>> = {
  return: { zh: '退货', en: 'return' },
  exchange: { zh: '换货', en: 'exchange' },
  repair: { zh: '免费修理', en: 'free repair' },
  'free-repair': { zh: '免费修理', en: 'free repair' },
  paid: { zh: '付费维修', en: 'repair against payment' },
  'whole-unit': { zh: '整机', en: 'whole unit' },
  'main-part': { zh: '主要部件', en: 'main part' },
  accessory: { zh: '附件', en: 'accessory' },
  'repair-line': { zh: '维修后保修', en: 'warranty on an earlier repair' },
  'fitted-part': { zh: '更换件保修', en: 'warranty on a fitted part' },
  contract: { zh: '延保', en: 'extended warranty' },
  ruling: { zh: '总部裁定', en: 'ruling of headquarters' },
  mainboard: { zh: '主板', en: 'mainboard' },
  cpu: { zh: 'CPU', en: 'CPU' },
  memory: { zh: '内存', en: 'memory' },
  display: { zh: '显示器', en: 'display' },
  'hard-disk': { zh: '硬盘', en: 'hard disk' },
  keyboard: { zh: '键盘', en: 'keyboard' },
  'power-adapter': { zh: '电源适配器', en: 'power adapter' },
  'picture-tube': { zh: '显像管', en: 'picture tube' },
  'display-panel': { zh: '显示屏', en: 'display panel' },
  tuner: { zh: '高频头', en: 'tuner' },
  'flyback-transformer': { zh: '行输出变压器', en: 'flyback transformer' },
  'integrated-circuit': { zh: '集成电路', en: 'integrated circuit' },
  battery: { zh: '电池', en: 'battery' },
  charger: { zh: '充电器', en: 'charger' },
  'wired-headset': { zh: '有线耳机', en: 'wired headset' },
  card: { zh: '移动终端卡', en: 'terminal card' },
  liquid: { zh: '进液', en: 'liquid damage' },
  drop: { zh: '跌落、外力损坏', en: 'drop or other force' },
  'opened-by-others': { zh: '非授权拆机', en: 'opened by someone not authorised' },
  'altered-invoice': { zh: '凭证涂改', en: 'altered invoice' },
  mismatch: { zh: '凭证与实物不符', en: 'proof does not match the goods' },
  consumable: { zh: '耗材', en: 'consumable' },
  'no-proof': { zh: '无有效凭证', en: 'no valid proof of purchase' },
  misuse: { zh: '使用不当', en: 'misuse' },
  us: { zh: '我方', en: 'us' },
  parts: { zh: '待件', en: 'parts' },
  customer: { zh: '客户', en: 'the customer' },
  'fault-confirmed': { zh: '确认为性能故障后', en: 'once a performance fault is confirmed' },
  'if-main-part': { zh: '故障属于主要部件的', en: 'if the fault is in a main part' },
  'if-same-fault': { zh: '确认为同一故障的', en: 'if it is the same fault' },
  'if-fitted-part': { zh: '故障属于上次更换件的', en: 'if the fault is in the part fitted before' },
  'if-contract-part': { zh: '故障属于延保范围的', en: 'if the fault is in a part of the contract' },
  'goods-intact': { zh: '商品完好的', en: 'if the goods are intact' },
  otherwise: { zh: '不属于以上情形的', en: 'otherwise' },
}

export function termIn(language: WarrantyLanguage, code: string): string {
  return table[code]?.[language] ?? code
}

export function termList(language: WarrantyLanguage, codes: readonly string[]): string {
  return codes.map((code) => termIn(language, code)).join(language === 'zh' ? '、' : ', ')
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as it is read aloud: `2026年3月1日`, `1 March 2026`. */
export function spokenDay(language: WarrantyLanguage, day: CalendarDay): string {
  const { year, month, dayOfMonth } = dayParts(day)
  return language === 'zh'
    ? `${year}年${month}月${dayOfMonth}日`
    : `${dayOfMonth} ${monthNames[month - 1] ?? month} ${year}`
}

export function spokenDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
