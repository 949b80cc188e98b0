/**
 * Moments and amounts as people here write them. Instants come in as milliseconds together with the outlet's
 * zone; nothing in this file knows what time it is now.
 */

import { formatFen } from '../money'
import type { Language } from './model'

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-11-22 周日 14:05`, in English `Sun 22 Nov 2026 14:05`. */
export function momentText(atMs: number, zone: string, language: Language): string {
  const parts = partsOf(atMs, zone)
  return `${dayText(parts.day, language)} ${parts.time}`
}

/** `2026-11-22 14:05`: for tables, and for both languages. */
export function shortMoment(atMs: number, zone: string): string {
  const parts = partsOf(atMs, zone)
  return `${parts.day} ${parts.time}`
}

/** A calendar day `2026-11-22` with its weekday. Anything that is not a day is shown as it is. */
export function dayText(day: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return day
  const [, year = '', month = '', date = ''] = match
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return language === 'zh-CN'
    ? `${day} ${weekday}`
    : `${weekday} ${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`
}

export function calendarDay(atMs: number, zone: string): string {
  return partsOf(atMs, zone).day
}

function partsOf(atMs: number, zone: string): { readonly day: string; readonly time: string } {
  const formatted = formatterOf(zone).formatToParts(new Date(atMs))
  const part = (type: string) => formatted.find((each) => each.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Building one takes about a millisecond, which is a fifth of what a whole receipt may take. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, formatter)
  return formatter
}

/** `¥1,234.50`, `HK$1,234.50`. A price that is not known yet is a dash, never zero. */
export function amountText(amountFen: number | undefined, symbol = '¥'): string {
  if (amountFen === undefined) return '—'
  return amountFen < 0 ? `-${symbol}${formatFen(-amountFen)}` : `${symbol}${formatFen(amountFen)}`
}

const capitalDigits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const smallUnits = ['', '拾', '佰', '仟'] as const
const groupUnits = ['', '万', '亿'] as const

/** 大写金额: `123456` fen → `人民币壹仟贰佰叁拾肆元伍角陆分`. */
export function capitalAmount(amountFen: number): string {
  const absolute = Math.abs(amountFen)
  const yuan = Math.trunc(absolute / 100)
  const jiao = Math.trunc(absolute / 10) % 10
  const fen = absolute % 10
  const whole = yuan > 0 ? `${capitalInteger(yuan)}元` : jiao === 0 && fen === 0 ? '零元' : ''
  const fraction =
    jiao === 0 && fen === 0
      ? '整'
      : `${jiao > 0 ? `${capitalDigits[jiao]}角` : whole ? '零' : ''}${fen > 0 ? `${capitalDigits[fen]}分` : '整'}`
  return `人民币${amountFen < 0 ? '负' : ''}${whole}${fraction}`
}

function capitalInteger(value: number): string {
  const digits = value.toString()
  const groupCount = Math.ceil(digits.length / 4)
  const padded = digits.padStart(groupCount * 4, '0')
  let text = ''
  let pendingZero = false
  for (let group = 0; group < groupCount; group += 1) {
    const four = padded.slice(group * 4, group * 4 + 4)
    let part = ''
    for (let place = 0; place < 4; place += 1) {
      const digit = Number(four[place])
      if (digit === 0) {
        pendingZero = true
        continue
      }
      if (pendingZero && (text !== '' || part !== '')) part += '零'
      pendingZero = false
      part += `${capitalDigits[digit]}${smallUnits[3 - place]}`
    }
    if (part !== '') text += `${part}${groupUnits[groupCount - 1 - group]}`
  }
  return text
}
