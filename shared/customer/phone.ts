/**
 * Phone numbers as people say them at a counter, brought to one form each, because the phone is how a returning
 * customer is found. Two ways of writing the same number must give the same text, and a number that can not be
 * called must be refused while the customer is still standing there.
 */

import { ok, type Result, refused } from '../result'

export interface Phone {
  readonly kind: 'mobile' | 'landline' | 'service' | 'foreign'
  /**
   * The form that is kept, shown and compared: `13812345678`, `0755-83765566`, `0755-83765566-802`, `400-800-1234`,
   * `+493012345678`. Normalising it again gives the same.
   */
  readonly number: string
  readonly extension?: string
}

export type PhoneRefusal =
  | 'phone-missing'
  | 'phone-characters'
  | 'phone-too-short'
  | 'phone-too-long'
  | 'mobile-length'
  | 'mobile-prefix'
  | 'landline-length'
  | 'landline-area-code'
  | 'landline-area-code-missing'
  | 'foreign-length'

export interface PhoneContext {
  /** The outlet's own area code (`0755`), put before a local number. Without it a local number is refused. */
  readonly areaCode?: string
}

const extensionPattern = /(?:转|分机号?|ext\.?|x|#|,|;)\s*:?\s*(\d{1,6})$/i

export function normalisePhone(text: string, context: PhoneContext = {}): Result<Phone, PhoneRefusal> {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[—–―−‐‑]/g, '-')
    .replace(/^\s*(?:电话|手机|tel|phone|mobile)\s*[.:]?/i, '')
    .trim()
    .replace(/^\((\+\d{1,3})\)/, '$1 ')
  if (plain === '') return refused('phone-missing')
  const said = extensionPattern.exec(plain)?.[1]
  const body = (said === undefined ? plain : plain.replace(extensionPattern, '')).trim()
  if (!/^\+?[\d\s().-]+$/.test(body)) return refused('phone-characters')
  const international = /^(?:\+|00)/.test(body)
  const digits = body.replace(/\D/g, '').replace(/^00/, '')
  if (international && !digits.startsWith('86')) return foreign(digits, said)
  return chinese(withoutCountry(digits, international), body, said, context)
}

/** True for anything `normalisePhone` accepts. */
export function isPhone(text: string, context: PhoneContext = {}): boolean {
  return normalisePhone(text, context).kind === 'ok'
}

/**
 * For lists and for paper that the customer does not keep: `138****5678`, `0755-****5566`, `400-***-1234`,
 * `+49****5678`. Masking what is masked already changes nothing.
 */
export function maskPhone(text: string): string {
  if (text.includes('*')) return text
  const phone = normalisePhone(text)
  if (phone.kind === 'refused') return maskUnknown(text)
  const { kind, number } = phone.value
  if (kind === 'mobile') return `${number.slice(0, 3)}****${number.slice(-4)}`
  if (kind === 'service') return `${number.slice(0, 4)}***${number.slice(-5)}`
  if (kind === 'foreign') return `${number.slice(0, 3)}****${withoutExtension(number).slice(-4)}`
  const [area = '', local = ''] = number.split('-')
  return `${area}-****${local.slice(-4)}`
}

/** What a person remembers and says: "it ends in 5678". Digits only, no extension. */
export function lastDigits(text: string, count: number): string {
  const phone = normalisePhone(text)
  const number = phone.kind === 'ok' ? withoutExtension(phone.value.number) : text
  return number.replace(/\D/g, '').slice(-count)
}

/** Two-character family names. Only the ones that people have today. */
const compoundSurnames = new Set(
  (
    '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司空 夏侯 端木 轩辕 独孤 南宫 百里 ' +
    '呼延 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公羊 赫连 钟离 拓跋 闻人 东郭 西门 南门 万俟 第五 闾丘'
  ).split(' '),
)

/**
 * `张明` → `张*`, `张小明` → `张**`, `欧阳修文` → `欧阳**`, `John Smith` → `J*** S***` (always three, so that the
 * length says nothing), `深圳市海风科技有限公司` → `深圳****公司`.
 */
export function maskName(name: string): string {
  const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (plain === '' || plain.includes('*')) return plain
  const letters = [...plain]
  if (/^[\p{Script=Han}·・\s]+$/u.test(plain))
    return maskChineseName(letters.filter((letter) => letter !== ' '))
  if (/\p{Script=Han}/u.test(plain)) return `${letters.slice(0, 1).join('')}***`
  return plain
    .split(/[\s]+/)
    .map((word) => `${[...word].slice(0, 1).join('').toUpperCase()}***`)
    .join(' ')
}

function maskChineseName(letters: readonly string[]): string {
  // 阿依古丽·买买提: a name of a people that has no family name in front.
  if (letters.includes('·') || letters.includes('・')) return `${letters.slice(0, 1).join('')}***`
  if (letters.length > 4) return `${letters.slice(0, 2).join('')}****${letters.slice(-2).join('')}`
  const isCompound = letters.length > 2 && compoundSurnames.has(letters.slice(0, 2).join(''))
  const shown = isCompound ? 2 : 1
  return letters.length === 1 ? '*' : letters.slice(0, shown).join('') + '*'.repeat(letters.length - shown)
}

function maskUnknown(text: string): string {
  const characters = [...text.trim()]
  if (characters.length <= 4) return '*'.repeat(characters.length)
  return `****${characters.slice(characters.length > 7 ? -4 : -2).join('')}`
}

function withoutCountry(digits: string, international: boolean): string {
  const national = digits.slice(2)
  // People leave the plus away: 86 138 1234 5678.
  if (!international && !/^86(1[3-9]\d{9}|0\d{9,11})$/.test(digits)) return digits
  // The zero of an area code is left away after +86: +86 755 8376 5566, but 400 numbers never had one.
  const isLandline = /^(?:10\d{8}|[2-9]\d{8,10})/.test(national) && !/^[48]00\d{7}$/.test(national)
  return isLandline && !national.startsWith('0') ? `0${national}` : national
}

function chinese(
  digits: string,
  body: string,
  said: string | undefined,
  context: PhoneContext,
): Result<Phone, PhoneRefusal> {
  if (/^[48]00/.test(digits) && (digits.length >= 10 || /^\+?\d{3}-/.test(body))) return service(digits, said)
  if (digits.startsWith('0')) return landline(digits, body, said)
  if (digits.startsWith('1')) return mobile(digits, said)
  if (digits.length < 7) return refused('phone-too-short')
  if (digits.length > 8 && !hasDashedExtension(body)) return refused('phone-too-long')
  if (!context.areaCode) return refused('landline-area-code-missing')
  return landline(context.areaCode + digits, `${context.areaCode}-${body}`, said)
}

function mobile(digits: string, said: string | undefined): Result<Phone, PhoneRefusal> {
  if (digits.length < 7) return refused('phone-too-short')
  if (!/^1[3-9]/.test(digits)) return refused('mobile-prefix')
  if (digits.length !== 11) return refused('mobile-length', { length: digits.length })
  return ok(withExtension('mobile', digits, said))
}

function service(digits: string, said: string | undefined): Result<Phone, PhoneRefusal> {
  if (digits.length !== 10) return refused(digits.length < 10 ? 'phone-too-short' : 'phone-too-long')
  return ok(withExtension('service', `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`, said))
}

/** 010 and 02x have eight digits after the area code, all others seven or eight. */
function landline(digits: string, body: string, said: string | undefined): Result<Phone, PhoneRefusal> {
  const area = /^(?:010|02\d|0[3-9]\d\d)/.exec(digits)?.[0]
  if (!area) return refused('landline-area-code')
  const dashed = said === undefined ? /-\s*(\d{1,6})$/.exec(body)?.[1] : undefined
  const rest = digits.slice(area.length)
  const isExtension = dashed !== undefined && rest.length - dashed.length >= 7
  const local = isExtension ? rest.slice(0, -dashed.length) : rest
  const needed = area.length === 3 ? [8] : [7, 8]
  if (!needed.includes(local.length) || !/^[2-8]/.test(local))
    return refused('landline-length', { length: local.length })
  return ok(withExtension('landline', `${area}-${local}`, said ?? (isExtension ? dashed : undefined)))
}

function hasDashedExtension(body: string): boolean {
  return /^\D*[2-8][\d\s]{6,9}-\s*\d{1,6}$/.test(body)
}

function foreign(digits: string, said: string | undefined): Result<Phone, PhoneRefusal> {
  // E.164: at most 15 digits, and no country code begins with 0.
  if (!/^[1-9]\d{6,14}$/.test(digits)) return refused('foreign-length', { length: digits.length })
  return ok(withExtension('foreign', `+${digits}`, said))
}

function withExtension(kind: Phone['kind'], number: string, extension: string | undefined): Phone {
  if (extension === undefined) return { kind, number }
  // A landline's is written with a dash, as on a business card; elsewhere a dash could be part of the number.
  return {
    kind,
    number: kind === 'landline' ? `${number}-${extension}` : `${number}#${extension}`,
    extension,
  }
}

function withoutExtension(number: string): string {
  const [main = ''] = number.split('#')
  return /^0\d+-\d+-\d+$/.test(main) ? main.slice(0, main.lastIndexOf('-')) : main
}
