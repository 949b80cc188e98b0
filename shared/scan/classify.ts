/**
 * What was scanned? One answer for every code that can come under a scanner at a counter, told apart by shape and
 * check digit, so that a code always goes to where it belongs and never into the field that happens to have the
 * focus. Something that looks like one of our own numbers but fails its check is `unknown`, never a serial number.
 */

import { gtin } from 'cdigit'
import { formatNumber, type NumberParts, parseNumber } from '../numbers'
import { parseAccessoryLabel } from './accessory-label'
import { cleanScan, invertCase } from './clean'
import { readImei, readMeid, readSerial } from './imei'
import { parseStaffBadge } from './staff-badge'

interface Scanned {
  /** Exactly what came from the scanner or the keyboard: kept with the record. */
  readonly raw: string
  /** The repaired form that is shown and compared. */
  readonly text: string
}

interface OwnNumber extends Scanned {
  readonly number: string
  readonly parts: NumberParts
}

export type Scan =
  | (OwnNumber & {
      readonly kind: 'claimReceipt'
      /** Which reprint this paper is (1 = first reprint, 补打第 1 次); absent on the original. */
      readonly copy?: number
    })
  | (OwnNumber & { readonly kind: 'deviceLabel' })
  | (OwnNumber & { readonly kind: 'payment'; readonly copy?: number })
  | (OwnNumber & { readonly kind: 'quotation'; readonly copy?: number })
  | (OwnNumber & { readonly kind: 'deliveryNote'; readonly copy?: number })
  | (Scanned & { readonly kind: 'accessoryLabel'; readonly ticketNumber: string; readonly item: number })
  | (Scanned & {
      readonly kind: 'imei'
      readonly imei: string
      readonly typeAllocationCode: string
      readonly softwareVersion?: string
    })
  | (Scanned & { readonly kind: 'meid'; readonly meid: string; readonly decimal: string })
  | (Scanned & { readonly kind: 'bin'; readonly bin: string })
  | (Scanned & { readonly kind: 'staffBadge'; readonly staffId: string })
  | (Scanned & { readonly kind: 'partNumber'; readonly partNumber: string })
  /** The link on a receipt: `…/s/<token>`. The token says which receipt, and must be looked up. */
  | (Scanned & { readonly kind: 'link'; readonly url: string; readonly token: string })
  /** The bar code of the sales box (69…): names the product, never this one device. */
  | (Scanned & { readonly kind: 'productCode'; readonly gtin: string })
  | (Scanned & {
      readonly kind: 'serial'
      readonly serial: string
      /** It has 15 digits and would be an IMEI if its check digit were right: ask to scan again. */
      readonly doubt?: 'imei-check-digit'
    })
  | (Scanned & { readonly kind: 'unknown'; readonly reason: UnknownReason })

export type UnknownReason =
  | 'nothing'
  | 'mistyped-number'
  | 'mistyped-accessory-label'
  | 'mistyped-badge'
  | 'foreign-link'
  | 'not-a-code'

export type ScanKind = Scan['kind']

export interface ClassifyContext {
  /** Does the catalogue know this part number (capitals)? Also asked for old numbers and makers' own numbers. */
  readonly isKnownPart?: (partNumber: string) => boolean
}

/** `CB-SCR-0012345`: the numbers of the catalogue that the program ships with. */
export const cataloguePartPattern = /^CB-[A-Z]{3}-\d{7}$/

const copyPattern = /^(.+)\.(\d{1,3})$/
const looksLikeOurs = /^[SLPQDCOK]-[A-Z0-9]{2,8}-[A-Z]{2,4}-\d/
const looksLikeAccessory = /^A-[A-Z0-9]{2,8}-[A-Z]{2,4}-\d/
const binPattern = /^BIN-([A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4}){0,3})$/
const labelled = /^(IMEI ?[12]?|MEID|S\/?N|SERIAL(?: ?N(?:O|UMBER))?|序列号|串号)[ .]*[:=#]? ?(?=[A-Z0-9])/

export function classifyScan(raw: string, context: ClassifyContext = {}): Scan {
  const cleaned = cleanScan(raw)
  if (cleaned === '') return { kind: 'unknown', reason: 'nothing', raw, text: '' }
  if (/^https?:\/\//i.test(cleaned)) return classifyLink(raw, cleaned)
  const text = cleaned.toUpperCase().replace(/\s*-\s*/g, '-')
  return (
    ownNumber(raw, text) ??
    ownLabel(raw, text) ??
    cataloguePart(raw, text, context) ??
    makersNumber(raw, text) ?? { kind: 'unknown', reason: 'not-a-code', raw, text }
  )
}

function ownNumber(raw: string, text: string): Scan | undefined {
  const [, beforeCopy, copyDigits] = copyPattern.exec(text) ?? []
  const parts = parseNumber(beforeCopy ?? text)
  if (!parts)
    return looksLikeOurs.test(text) ? { kind: 'unknown', reason: 'mistyped-number', raw, text } : undefined
  const number = formatNumber(parts)
  const base = { raw, text, number, parts }
  const copy = Number(copyDigits ?? 0)
  const paper = copy > 0 ? { ...base, copy } : base
  if (parts.kind === 'S') return { kind: 'claimReceipt', ...paper }
  if (parts.kind === 'L') return { kind: 'deviceLabel', ...base }
  if (parts.kind === 'P') return { kind: 'payment', ...paper }
  // A complaint's record, an order and a count are kept in a file: nothing opens by scanning them.
  if (parts.kind === 'C' || parts.kind === 'O' || parts.kind === 'K')
    return { kind: 'unknown', reason: 'not-a-code', raw, text }
  if (parts.kind === 'Q') return { kind: 'quotation', ...paper }
  return { kind: 'deliveryNote', ...paper }
}

function ownLabel(raw: string, text: string): Scan | undefined {
  if (looksLikeAccessory.test(text)) {
    const label = parseAccessoryLabel(text)
    return label
      ? { kind: 'accessoryLabel', ticketNumber: label.ticketNumber, item: label.item, raw, text }
      : { kind: 'unknown', reason: 'mistyped-accessory-label', raw, text }
  }
  if (text.startsWith('STAFF-')) {
    const staffId = parseStaffBadge(text)
    return staffId
      ? { kind: 'staffBadge', staffId, raw, text }
      : { kind: 'unknown', reason: 'mistyped-badge', raw, text }
  }
  const bin = binPattern.exec(text)?.[1]
  return bin ? { kind: 'bin', bin, raw, text } : undefined
}

function cataloguePart(raw: string, text: string, context: ClassifyContext): Scan | undefined {
  const isPart = cataloguePartPattern.test(text) || context.isKnownPart?.(text) === true
  return isPart ? { kind: 'partNumber', partNumber: text, raw, text } : undefined
}

function makersNumber(raw: string, text: string): Scan | undefined {
  const plain = text.replace(labelled, '')
  const imei = readImei(plain)
  if (imei.kind === 'ok') return { ...imei.value, raw, text: imei.value.imei }
  const meid = readMeid(plain)
  if (meid.kind === 'ok') return { ...meid.value, raw, text: meid.value.meid }
  // Blanks inside are read out of an IMEI, but words with blanks are a sentence and not a serial number.
  if (/\s/.test(plain) || !/\d/.test(plain)) return undefined
  if (/^\d{12,13}$/.test(plain) && plain === text && gtin.validate(plain))
    return { kind: 'productCode', gtin: plain.padStart(13, '0'), raw, text }
  const serial = readSerial(plain)
  if (serial.kind === 'refused') return undefined
  const base = { kind: 'serial', serial: serial.value, raw, text: serial.value } as const
  return imei.reason === 'imei-check-digit' ? { ...base, doubt: imei.reason } : base
}

/**
 * Our links are printed with a small `https`. Capitals there mean that Caps Lock was on, so every letter of the
 * token has the wrong case too.
 */
function classifyLink(raw: string, cleaned: string): Scan {
  const url = /^HTTP/.test(cleaned) ? invertCase(cleaned) : cleaned
  const token = /\/s\/([A-Za-z0-9_-]{6,128})\/?(?:[?#].*)?$/.exec(url)?.[1]
  if (token) return { kind: 'link', url, token, raw, text: url }
  const candidates = url.split(/[/?#&=]/).map((piece) => piece.toUpperCase())
  for (const candidate of candidates) {
    const scan = ownNumber(raw, candidate)
    if (scan && scan.kind !== 'unknown') return scan
  }
  return { kind: 'unknown', reason: 'foreign-link', raw, text: url }
}
