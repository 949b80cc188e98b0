/**
 * The numbers that makers print on devices: IMEI, IMEI with software version, MEID (hexadecimal or decimal) and
 * plain serial numbers. A wrong digit has to be seen at the counter, while the device is still there; but a number
 * that is merely unusual must never be refused, so a serial number is checked for shape only.
 */

import { luhn } from 'cdigit'
import { ok, type Result, refused } from '../result'

export interface Imei {
  readonly kind: 'imei'
  /** Always the 15 digits that are kept and compared, also when 16 (with software version) were scanned. */
  readonly imei: string
  /** The first eight digits: they name maker and model. */
  readonly typeAllocationCode: string
  /** The last two digits of a 16-digit IMEISV. */
  readonly softwareVersion?: string
}

export interface Meid {
  readonly kind: 'meid'
  /** Always the 14 hexadecimal digits in capitals. */
  readonly meid: string
  /** The 18-digit decimal form of the same number, as some labels print it. */
  readonly decimal: string
}

export type ImeiRefusal = 'imei-not-digits' | 'imei-length' | 'imei-check-digit' | 'imei-placeholder'
export type MeidRefusal = 'meid-shape' | 'meid-check-digit' | 'meid-range'
export type SerialRefusal = 'serial-too-short' | 'serial-too-long' | 'serial-characters'

export const minSerialLength = 4
export const maxSerialLength = 30

/**
 * The bodies that give out type allocation codes. Asked for only where there is no check digit (16 digits), because
 * otherwise every 16-digit serial number would be taken for an IMEI.
 */
const reportingBodies = new Set('01 10 30 33 35 44 45 49 50 51 52 53 54 86 91 98 99'.split(' '))

/** As scanned or typed; blanks, dashes and slashes between the groups do not matter. */
export function readImei(text: string): Result<Imei, ImeiRefusal> {
  const digits = text.normalize('NFKC').replace(/[\s./-]/g, '')
  if (!/^\d+$/.test(digits)) return refused('imei-not-digits')
  if (digits.length !== 15 && digits.length !== 16) return refused('imei-length', { length: digits.length })
  // Prototypes and wiped phones report 000000000000000: the check digit is right and the number says nothing.
  if (/^(\d)\1+$/.test(digits)) return refused('imei-placeholder')
  return digits.length === 15 ? imeiFrom15(digits) : imeiFrom16(digits)
}

/** 14 hexadecimal digits, the same with a check digit, or 18 decimal digits. */
export function readMeid(text: string): Result<Meid, MeidRefusal> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s./-]/g, '')
    .toUpperCase()
  if (/^\d{18}$/.test(plain)) return meidFromDecimal(plain)
  if (!/^[0-9A-F]{14,15}$/.test(plain)) return refused('meid-shape')
  const meid = plain.slice(0, 14)
  // A0 and above, or 99 for phones that have an IMEI as well: everything below is an IMEI without its check digit.
  if (!/^([A-F]|99)/.test(meid)) return refused('meid-shape')
  if (plain.length === 15 && plain.slice(14) !== meidCheckDigit(meid)) return refused('meid-check-digit')
  return ok({ kind: 'meid', meid, decimal: meidDecimal(meid) })
}

/** Capitals, digits and the few signs that makers use. Gives the form that is kept and compared. */
export function readSerial(text: string): Result<string, SerialRefusal> {
  const serial = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (serial.length < minSerialLength) return refused('serial-too-short', { minimum: minSerialLength })
  if (serial.length > maxSerialLength) return refused('serial-too-long', { maximum: maxSerialLength })
  return /^[A-Z0-9](?:[A-Z0-9]|[-/._+](?=[A-Z0-9]))*$/.test(serial)
    ? ok(serial)
    : refused('serial-characters')
}

function imeiFrom15(imei: string): Result<Imei, ImeiRefusal> {
  if (!luhn.validate(imei)) return refused('imei-check-digit')
  return ok({ kind: 'imei', imei, typeAllocationCode: imei.slice(0, 8) })
}

function imeiFrom16(digits: string): Result<Imei, ImeiRefusal> {
  if (!reportingBodies.has(digits.slice(0, 2))) return refused('imei-length', { length: 16 })
  const imei = luhn.generate(digits.slice(0, 14))
  return ok({
    kind: 'imei',
    imei,
    typeAllocationCode: imei.slice(0, 8),
    softwareVersion: digits.slice(14),
  })
}

function meidFromDecimal(digits: string): Result<Meid, MeidRefusal> {
  const manufacturer = Number(digits.slice(0, 10))
  const serial = Number(digits.slice(10))
  if (manufacturer > 0xffffffff || serial > 0xffffff) return refused('meid-range')
  const meid = (hex(manufacturer, 8) + hex(serial, 6)).toUpperCase()
  return /^([A-F]|99)/.test(meid) ? ok({ kind: 'meid', meid, decimal: digits }) : refused('meid-range')
}

function meidDecimal(meid: string): string {
  const manufacturer = Number.parseInt(meid.slice(0, 8), 16).toString().padStart(10, '0')
  return manufacturer + Number.parseInt(meid.slice(8), 16).toString().padStart(8, '0')
}

/** Luhn with base 16; an all-digit MEID (99…) is also an IMEI and takes the ordinary one. */
export function meidCheckDigit(meid: string): string {
  if (/^\d{14}$/.test(meid)) return luhn.compute(meid)
  const sum = [...meid].reduce((total, character, index) => {
    const value = Number.parseInt(character, 16)
    const doubled = value * 2
    return total + (index % 2 === 0 ? value : Math.trunc(doubled / 16) + (doubled % 16))
  }, 0)
  return ((16 - (sum % 16)) % 16).toString(16).toUpperCase()
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0')
}
