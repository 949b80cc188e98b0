// An address is kept as a code and a line, and read back as it would be written on a parcel.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressBook, addressFileSchema } from '../../shared/customer/address'

const path = join(import.meta.dirname, '../../resources/addresses/cn.json')
const book = addressBook(addressFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))

describe('addresses', () => {
  test('every province is there, and the file stays small', () => {
    expect(book.childrenOf()).toHaveLength(34)
    expect(statSync(path).size).toBeLessThan(1_500_000)
  })

  test('a district is written with what is above it', () => {
    expect(book.label('440305')).toBe('广东省深圳市南山区')
    expect(book.label('110101')).toBe('北京市东城区')
    expect(book.label('110101001')).toBe('北京市东城区东华门街道')
    expect(book.label('999999')).toBe('')
    expect(book.find('4403')).toEqual({ code: '4403', name: '深圳市', level: 'city' })
    expect(book.childrenOf('4403').map((district) => district.name)).toContain('南山区')
  })

  test('a typed address is recognised as far as it can be told', () => {
    expect(book.read('广东省深圳市南山区科技园1号')).toMatchObject({
      division: { code: '440305' },
      rest: '科技园1号',
    })
    expect(book.read('广东 深圳 南山区 粤海街道 8号')).toMatchObject({
      division: { level: 'town' },
      rest: '8号',
    })
    expect(book.read('北京市东城区某胡同2号')).toMatchObject({
      division: { code: '110101' },
      rest: '某胡同2号',
    })
    expect(book.read('某路3号')).toEqual({ division: undefined, rest: '某路3号' })
  })
})
