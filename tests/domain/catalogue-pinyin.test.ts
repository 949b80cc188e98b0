// People type 屏幕 as pm or pingmu; both forms are written once, with the row.

import { describe, expect, test } from 'vitest'
import { pinyinForms, pinyinQuery } from '../../shared/search/pinyin'

describe('pinyin of a row', () => {
  test.each([
    ['屏幕总成', 'pingmuzongcheng', 'pmzc'],
    ['华为 P30 Pro 电池', 'huaweip30prodianchi', 'hwp30prodc'],
    ['绿色后盖', 'lvsehougai', 'lshg'],
    ['Type-C 尾插', 'typecweicha', 'typecwc'],
    ['SSD', 'ssd', 'ssd'],
    ['', '', ''],
  ])('%s', (text, full, initials) => {
    expect(pinyinForms(text)).toEqual({ full, initials })
  })

  test('a family name has its own reading, and only in front', () => {
    expect(pinyinForms('单小明', { isName: true }).full).toBe('shanxiaoming')
    expect(pinyinForms('曾志伟', { isName: true }).full).toBe('zengzhiwei')
    expect(pinyinForms('尉迟恭', { isName: true })).toEqual({ full: 'yuchigong', initials: 'ycg' })
    expect(pinyinForms('单屏').full).toBe('danping')
  })

  test('what is typed is compared in the same form', () => {
    expect(pinyinQuery('Ping Mu')).toBe('pingmu')
    expect(pinyinQuery('lü')).toBe('lv')
    expect(pinyinQuery('ＰＭＺＣ')).toBe('pmzc')
  })
})
