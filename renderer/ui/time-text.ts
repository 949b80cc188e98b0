/**
 * Dates, times and ages as people here write them. Pure: the moment and the time zone always come in, because the
 * business day is the outlet's, not the computer's.
 */

import type { Language } from '../i18n/language'
import { translateIn } from '../i18n/language'
import { uiWords } from '../i18n/ui'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const zhDays = ['日', '一', '二', '三', '四', '五', '六']
const enDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const formats = new Map<string, Intl.DateTimeFormat>()

interface Fields {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
}

/** `2026-11-22 周日 14:05`, in English `Sun 22 Nov 2026 14:05`. */
export function momentText(atMs: number, timeZone: string, language: Language): string {
  const fields = fieldsOf(atMs, timeZone)
  return `${dateOf(fields, language)} ${fields.time}`
}

/** `2026-11-22 周日`, in English `Sun 22 Nov 2026`. */
export function dateText(atMs: number, timeZone: string, language: Language): string {
  return dateOf(fieldsOf(atMs, timeZone), language)
}

/** The same for a calendar day `2026-11-22`, which has no time zone. */
export function dayText(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dateOf({ year, month, day: date, time: '' }, language)
}

/** `14:05` today, `11-21 14:05` on another day of this year: for dense lists. */
export function shortMomentText(atMs: number, nowMs: number, timeZone: string): string {
  const at = fieldsOf(atMs, timeZone)
  const now = fieldsOf(nowMs, timeZone)
  if (at.year === now.year && at.month === now.month && at.day === now.day) return at.time
  const day = `${two(at.month)}-${two(at.day)} ${at.time}`
  return at.year === now.year ? day : `${at.year}-${day}`
}

/** `2 小时 10 分`, `2 h 10 min`, `3 d 4 h`. Never negative. */
export function ageText(durationMs: number, language: Language): string {
  const t = translateIn(uiWords, language)
  const whole = Math.abs(durationMs)
  if (whole < minuteMs) return t('justNow')
  if (whole < hourMs) return t('minutes', { m: Math.floor(whole / minuteMs) })
  if (whole < dayMs) {
    const h = Math.floor(whole / hourMs)
    const m = Math.floor((whole % hourMs) / minuteMs)
    return m === 0 ? t('hours', { h }) : t('hoursMinutes', { h, m })
  }
  const d = Math.floor(whole / dayMs)
  const h = Math.floor((whole % dayMs) / hourMs)
  return h === 0 || d >= 7 ? t('days', { d }) : t('daysHours', { d, h })
}

/** `剩 35 分钟`, `超 2 小时`: what is left of a limit. */
export function leftText(leftMs: number, language: Language): string {
  const t = translateIn(uiWords, language)
  const age = ageText(leftMs, language)
  return leftMs >= 0 ? t('left', { age }) : t('over', { age })
}

/** The calendar day `2026-11-22` at that moment in that zone. */
export function dayAt(atMs: number, timeZone: string): string {
  const { year, month, day } = fieldsOf(atMs, timeZone)
  return `${year}-${two(month)}-${two(day)}`
}

/**
 * Reads a day as people type it: `2026-11-22`, `2026.11.22`, `20261122`, `11-22` (the last one that was not after
 * today), `今天`, `昨天`. `undefined`: not a day that exists.
 */
export function parseDay(text: string, today: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
  if (plain === '今天' || plain === 't') return today
  if (plain === '昨天' || plain === 'y') return new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10)
  const full = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(plain)
  if (full) return existing(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (!short) return undefined
  const year = Number(today.slice(0, 4))
  const thisYear = existing(year, Number(short[1]), Number(short[2]))
  return thisYear === undefined || thisYear <= today
    ? thisYear
    : existing(year - 1, Number(short[1]), Number(short[2]))
}

function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1980 && year < 2200
  return exists ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** What was read lately: a list asks for the same moment as short and as full text, and for "now" in each line. */
const known = new Map<string, Fields>()
const mostKnown = 1000

function fieldsOf(atMs: number, timeZone: string): Fields {
  const key = `${Math.floor(atMs / minuteMs)} ${timeZone}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const fields = readFields(atMs, timeZone)
  known.set(key, fields)
  return fields
}

function readFields(atMs: number, timeZone: string): Fields {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const parts: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(atMs)) parts[type] = value
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    time: `${parts.hour}:${parts.minute}`,
  }
}

function dateOf({ year, month, day }: Fields, language: Language): string {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return language === 'zh'
    ? `${year}-${two(month)}-${two(day)} 周${zhDays[weekday]}`
    : `${enDays[weekday]} ${day} ${enMonths[month - 1]} ${year}`
}

function two(value: number): string {
  return value.toString().padStart(2, '0')
}
