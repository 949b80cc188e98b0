// A code must go where it belongs, whatever the keyboard, the input method or Caps Lock did to it on the way.

import { luhn } from 'cdigit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../shared/numbers'
import { formatAccessoryLabel } from '../../shared/scan/accessory-label'
import { classifyScan } from '../../shared/scan/classify'
import { invertCase } from '../../shared/scan/clean'
import { meidCheckDigit, readImei, readMeid, readSerial } from '../../shared/scan/imei'
import { formatStaffBadge, parseStaffBadge } from '../../shared/scan/staff-badge'

const own = (kind: 'S' | 'L' | 'P' | 'Q' | 'D') =>
  formatNumber({ kind, outlet: 'SZ01', station: 'A', incarnation: 0, counter: 123 })
const receipt = own('S')
const fullWidth = (text: string) =>
  [...text].map((c) => (c > ' ' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('')

describe('our own numbers', () => {
  test.each([
    ['S', 'claimReceipt'],
    ['L', 'deviceLabel'],
    ['P', 'payment'],
    ['Q', 'quotation'],
    ['D', 'deliveryNote'],
  ] as const)('a number with %s is a %s', (letter, kind) => {
    expect(classifyScan(own(letter))).toMatchObject({ kind, number: own(letter) })
  })

  test('a reprint says which copy it is, the original says none', () => {
    expect(classifyScan(`${receipt}.2`)).toMatchObject({ kind: 'claimReceipt', number: receipt, copy: 2 })
    expect(classifyScan(receipt)).not.toHaveProperty('copy')
    expect(classifyScan(`${receipt}。2`)).toMatchObject({ kind: 'claimReceipt', copy: 2 })
  })

  test.each([
    ['lower case', receipt.toLowerCase()],
    ['Caps Lock', invertCase(receipt)],
    ['full-width', fullWidth(receipt)],
    ['line end', `${receipt}\r\n`],
    ['blanks', `  ${receipt.replace(/-/g, ' - ')} `],
    ['Chinese dashes', receipt.replaceAll('-', '—')],
    ['symbology prefix', `]C1${receipt}`],
    ['invisible characters', `\ufeff${receipt}\u200b`],
  ])('%s does not matter, and the raw text is kept', (_what, raw) => {
    expect(classifyScan(raw)).toMatchObject({ kind: 'claimReceipt', number: receipt, raw })
  })

  test('one wrong character is noticed and never taken for a serial number', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999 }),
        fc.constantFrom('S', 'L', 'P', 'Q', 'D' as const),
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (counter, kind, place, change) => {
          const number = formatNumber({
            kind: kind as 'S',
            outlet: 'SZ01',
            station: 'B',
            incarnation: 1,
            counter,
          })
          const at = number.length - 3 - place
          const wrong = (Number(number[at]) + change) % 10
          const mistyped = number.slice(0, at) + wrong + number.slice(at + 1)
          expect(classifyScan(mistyped)).toMatchObject({ kind: 'unknown', reason: 'mistyped-number' })
        },
      ),
    )
  })

  test('an accessory label names its ticket', () => {
    const label = formatAccessoryLabel({ ticketNumber: receipt, item: 2 })!
    expect(label).toMatch(/^A-SZ01-AA-000123-02-[0-9A-Z]$/)
    expect(classifyScan(label.toLowerCase())).toMatchObject({
      kind: 'accessoryLabel',
      ticketNumber: receipt,
      item: 2,
    })
    expect(classifyScan(label.replace('-02-', '-03-'))).toMatchObject({ kind: 'unknown' })
    expect(formatAccessoryLabel({ ticketNumber: 'nonsense', item: 1 })).toBeUndefined()
    expect(formatAccessoryLabel({ ticketNumber: receipt, item: 100 })).toBeUndefined()
  })

  test('bins, badges and parts are told apart', () => {
    expect(classifyScan('bin-b-04-12')).toMatchObject({ kind: 'bin', bin: 'B-04-12' })
    expect(classifyScan('BIN-B-04')).toMatchObject({ kind: 'bin', bin: 'B-04' })
    expect(classifyScan(formatStaffBadge('t01').toLowerCase())).toMatchObject({
      kind: 'staffBadge',
      staffId: 'T01',
    })
    expect(classifyScan('STAFF-T01-0')).toMatchObject({ kind: 'unknown', reason: 'mistyped-badge' })
    expect(parseStaffBadge(formatStaffBadge('zhang-3'))).toBe('ZHANG-3')
    expect(classifyScan('cb-scr-0012345')).toMatchObject({ kind: 'partNumber', partNumber: 'CB-SCR-0012345' })
    expect(classifyScan('02353ABC', { isKnownPart: (part) => part === '02353ABC' })).toMatchObject({
      kind: 'partNumber',
    })
  })

  test('the link on the receipt gives its token with the right case', () => {
    const url = 'https://service.example/s/aB3dE9xQ'
    expect(classifyScan(url)).toMatchObject({ kind: 'link', token: 'aB3dE9xQ' })
    expect(classifyScan(invertCase(url))).toMatchObject({
      kind: 'link',
      token: 'aB3dE9xQ',
      raw: invertCase(url),
    })
    expect(classifyScan(fullWidth(url))).toMatchObject({ kind: 'link', token: 'aB3dE9xQ' })
    expect(classifyScan(`https://service.example/?n=${receipt}`)).toMatchObject({ kind: 'claimReceipt' })
    expect(classifyScan('https://example.com/sale')).toMatchObject({
      kind: 'unknown',
      reason: 'foreign-link',
    })
  })
})

describe("makers' numbers", () => {
  test('an IMEI is known by its check digit, with or without its label', () => {
    for (const raw of [
      '490154203237518',
      'IMEI:490154203237518',
      'imei1：49015420 323751 8',
      '49-015420-323751-8',
    ])
      expect(classifyScan(raw)).toMatchObject({ kind: 'imei', imei: '490154203237518' })
  })

  test('a 16-digit IMEI with software version is the same phone', () => {
    expect(classifyScan('4901542032375101')).toMatchObject({
      kind: 'imei',
      imei: '490154203237518',
      softwareVersion: '01',
      typeAllocationCode: '49015420',
    })
    expect(classifyScan('7701542032375101')).toMatchObject({ kind: 'serial' })
  })

  test('every single wrong digit of an IMEI is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^8[0-9]{13}$/),
        fc.nat({ max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (body, place, change) => {
          const imei = luhn.generate(body)
          fc.pre(!/^(\d)\1+$/.test(imei))
          expect(readImei(imei)).toMatchObject({ kind: 'ok', value: { imei } })
          const wrong = imei.slice(0, place) + ((Number(imei[place]) + change) % 10) + imei.slice(place + 1)
          expect(readImei(wrong).kind).toBe('refused')
          expect(classifyScan(wrong)).toMatchObject({ kind: 'serial', doubt: 'imei-check-digit' })
        },
      ),
    )
  })

  test('a placeholder IMEI says nothing', () => {
    expect(readImei('000000000000000')).toMatchObject({ reason: 'imei-placeholder' })
    expect(readImei('12345')).toMatchObject({ reason: 'imei-length' })
    expect(readImei('abc')).toMatchObject({ reason: 'imei-not-digits' })
  })

  test('an MEID is the same in hexadecimal and in decimal', () => {
    const meid = 'A000002F5C3D1E'
    const hexadecimal = readMeid(meid)
    expect(hexadecimal).toMatchObject({ kind: 'ok', value: { meid } })
    const decimal = hexadecimal.kind === 'ok' ? hexadecimal.value.decimal : ''
    expect(decimal).toHaveLength(18)
    expect(classifyScan(decimal)).toMatchObject({ kind: 'meid', meid })
    expect(classifyScan(`MEID: ${meid.toLowerCase()}`)).toMatchObject({ kind: 'meid', meid })
    expect(meidCheckDigit('AF0123450ABCDE')).toBe('C')
    expect(readMeid('AF0123450ABCDEC')).toMatchObject({ kind: 'ok' })
    expect(readMeid('AF0123450ABCDE1')).toMatchObject({ reason: 'meid-check-digit' })
  })

  test('a serial number is taken as it is, in capitals', () => {
    expect(classifyScan('sn: pf3x9k2l')).toMatchObject({ kind: 'serial', serial: 'PF3X9K2L' })
    expect(classifyScan('C02XL0AAJGH5')).toMatchObject({ kind: 'serial' })
    expect(readSerial('AB1')).toMatchObject({ reason: 'serial-too-short' })
    expect(readSerial('A'.repeat(31))).toMatchObject({ reason: 'serial-too-long' })
    expect(readSerial('AB 1234')).toMatchObject({ kind: 'ok', value: 'AB1234' })
    expect(readSerial('AB$1234')).toMatchObject({ reason: 'serial-characters' })
  })

  test('the bar code of the sales box is not the serial number of the device', () => {
    expect(classifyScan('4006381333931')).toMatchObject({ kind: 'productCode', gtin: '4006381333931' })
  })

  test('words are not codes', () => {
    for (const raw of ['', ' \r\n', '屏幕碎了', 'hello', 'the screen is broken 2 times', '***'])
      expect(classifyScan(raw)).toMatchObject({ kind: 'unknown', raw })
  })

  test('nothing that comes under a scanner breaks it, and the raw text always survives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.webUrl()), (raw) => {
        expect(classifyScan(raw).raw).toBe(raw)
      }),
      { numRuns: 1000 },
    )
  })
})
