import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternSecret, readPattern, withDot } from '../../shared/device/unlock-pattern'

const drawn = (...dots: readonly number[]) => dots.reduce<readonly number[]>(withDot, [])

describe('an unlock pattern', () => {
  it('takes the dot along that its line passes over, as the telephone does', () => {
    expect(drawn(1, 3)).toEqual([1, 2, 3])
    expect(drawn(1, 9)).toEqual([1, 5, 9])
    expect(drawn(2, 8)).toEqual([2, 5, 8])
  })

  it('passes over a dot that is joined already', () => {
    expect(drawn(5, 1, 9)).toEqual([5, 1, 9])
  })

  it('jumps like a knight without taking anything along', () => {
    expect(drawn(1, 6, 7)).toEqual([1, 6, 7])
    expect(drawn(1, 8)).toEqual([1, 8])
  })

  it('never has a dot twice, however it is drawn, and reads back as it was kept', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 30 }), (dots) => {
        const pattern = drawn(...dots)
        expect(new Set(pattern).size).toBe(pattern.length)
        expect(readPattern(patternSecret(pattern))).toEqual(pattern.length < 4 ? undefined : pattern)
      }),
    )
  })

  it('is told from a passcode that was typed', () => {
    for (const typed of ['1-2-5-8', '1258', 'pattern', 'pattern:1-2-5', 'pattern:1-2-5-1', 'pattern:0-1-2-3'])
      expect(readPattern(typed)).toBeUndefined()
  })
})
