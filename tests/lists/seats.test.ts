/** Which element draws which line of a long list: nothing moves among its neighbours while the list does, all is in order at rest. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeating } from '../../renderer/ui/table/seats'

const lines = (first: number, count = 6) => Array.from({ length: count }, (_, at) => ({ index: first + at }))
const plain = () => undefined
const keys = (seated: readonly { readonly key: string }[]) => seated.map(({ key }) => key)
const indexes = (seated: readonly { readonly item: { readonly index: number } }[]) =>
  seated.map(({ item }) => item.index)

describe('the seats of a list', () => {
  it('stand in the order of the lines at rest', () => {
    const seating = createSeating()
    seating(lines(0), plain, false)
    seating(lines(4), plain, true)
    expect(indexes(seating(lines(4), plain, false))).toEqual([4, 5, 6, 7, 8, 9])
  })

  it('keep their places while the list moves, and take the lines that come', () => {
    const seating = createSeating()
    const before = keys(seating(lines(0), plain, false))
    const moved = seating(lines(3), plain, true)
    expect(keys(moved)).toEqual(before)
    expect(indexes(moved)).toEqual([6, 7, 8, 3, 4, 5])
  })

  it('leave a line with an element of its own to it', () => {
    const seating = createSeating()
    const own = ({ index }: { readonly index: number }) => (index === 2 ? 'group-late' : undefined)
    expect(keys(seating(lines(0, 4), own, false))).toEqual(['0', '1', 'group-late', '3'])
  })

  it('are never taken twice, wherever the list goes, and each line in sight has one', () => {
    const steps = fc.array(
      fc.record({ first: fc.nat(500), count: fc.integer({ min: 1, max: 40 }), moving: fc.boolean() }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(steps, (walked) => {
        const seating = createSeating()
        for (const { first, count, moving } of walked) {
          const seated = seating(lines(first, count), plain, moving)
          expect(new Set(keys(seated)).size).toBe(count)
          expect([...indexes(seated)].sort((a, b) => a - b)).toEqual(
            lines(first, count).map(({ index }) => index),
          )
        }
      }),
    )
  })
})
