// A returning customer is found by phone, so every way of writing a number has to end in the same one.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPhone, lastDigits, maskName, maskPhone, normalisePhone } from '../../shared/customer/phone'

const number = (text: string, areaCode?: string) => {
  const phone = normalisePhone(text, areaCode ? { areaCode } : {})
  return phone.kind === 'ok' ? phone.value.number : phone.reason
}

describe('a phone number', () => {
  test.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 138 1234 5678',
    '+8613812345678',
    '008613812345678',
    '8613812345678',
    '(+86)13812345678',
    '１３８１２３４５６７８',
    '138\u200b1234\u200b5678',
    '手机：13812345678',
    ' 13812345678\r\n',
  ])('%j is the mobile 13812345678', (text) => {
    expect(number(text)).toBe('13812345678')
  })

  test.each([
    ['0755-83765566', '0755-83765566'],
    ['(0755) 8376 5566', '0755-83765566'],
    ['075583765566', '0755-83765566'],
    ['+86 755 8376 5566', '0755-83765566'],
    ['+86 0755 8376 5566', '0755-83765566'],
    ['0086-10-62345678', '010-62345678'],
    ['010 6234 5678', '010-62345678'],
    ['0755-83765566-802', '0755-83765566-802'],
    ['0755-83765566转802', '0755-83765566-802'],
    ['0755-83765566 ext. 802', '0755-83765566-802'],
    ['0898-6523456', '0898-6523456'],
    ['400-800-1234', '400-800-1234'],
    ['4008001234', '400-800-1234'],
    ['400 8001234 转 5', '400-800-1234#5'],
    ['+49 30 1234 5678', '+493012345678'],
    ['00852 2345 6789', '+85223456789'],
    ['+1 (415) 555-0100', '+14155550100'],
  ])('%j is kept as %s', (text, expected) => {
    expect(number(text)).toBe(expected)
  })

  test('a local number takes the area code of the outlet, and is refused without one', () => {
    expect(number('83765566', '0755')).toBe('0755-83765566')
    expect(number('8376-5566', '0755')).toBe('0755-83765566')
    expect(number('83765566')).toBe('landline-area-code-missing')
  })

  test.each([
    ['', 'phone-missing'],
    ['   ', 'phone-missing'],
    ['问他老婆', 'phone-characters'],
    ['1381234567', 'mobile-length'],
    ['138123456789', 'mobile-length'],
    ['12812345678', 'mobile-prefix'],
    ['12345', 'phone-too-short'],
    ['010-6234567', 'landline-length'],
    ['0755-123', 'landline-length'],
    ['+86 138 1234 567', 'mobile-length'],
    ['+49 30', 'foreign-length'],
    ['400-800-123', 'phone-too-short'],
  ])('%j is refused: %s', (text, reason) => {
    expect(number(text)).toBe(reason)
  })

  test('normalising twice changes nothing', () => {
    const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
    const anyPhone = fc.oneof(
      digits(9).map((rest) => `13${rest}`),
      fc.tuple(digits(7), digits(3)).map(([rest, extension]) => `0755-8${rest}-${extension}`),
      digits(7).map((rest) => `400${rest}`),
      digits(9).map((rest) => `+44 7${rest}`),
    )
    fc.assert(
      fc.property(anyPhone, (text) => {
        const once = number(text)
        expect(isPhone(text)).toBe(true)
        expect(number(once)).toBe(once)
        expect(maskPhone(maskPhone(text))).toBe(maskPhone(text))
      }),
    )
  })

  test('the middle of a number is hidden, in whatever way it was written', () => {
    expect(maskPhone('+86 138 1234 5678')).toBe('138****5678')
    expect(maskPhone('0755-83765566-802')).toBe('0755-****5566')
    expect(maskPhone('4008001234')).toBe('400-***-1234')
    expect(maskPhone('+49 30 1234 5678')).toBe('+49****5678')
    expect(maskPhone('unknown number')).toBe('****mber')
    expect(maskPhone('123')).toBe('***')
    expect(maskPhone('')).toBe('')
  })

  test('whatever is typed, masking hides at least four characters of it or all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        if (!text.includes('*') && text.trim().length > 4) expect(maskPhone(text)).not.toContain(text.trim())
      }),
    )
  })

  test('the last digits are those before the extension', () => {
    expect(lastDigits('0755-83765566-802', 4)).toBe('5566')
    expect(lastDigits('+86 138 1234 5678', 4)).toBe('5678')
  })
})

describe('a name on paper that stays here', () => {
  test.each([
    ['张明', '张*'],
    ['张小明', '张**'],
    ['欧阳修文', '欧阳**'],
    ['欧阳锋', '欧阳*'],
    ['欧阳', '欧*'],
    ['明', '*'],
    ['阿依古丽·买买提', '阿***'],
    ['John Smith', 'J*** S***'],
    ['jo', 'J***'],
    ['王Tony', '王***'],
    ['深圳市海风科技有限公司', '深圳****公司'],
    ['张*', '张*'],
    ['', ''],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
    expect(maskName(maskName(name))).toBe(shown)
  })
})
