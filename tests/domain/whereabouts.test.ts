/** Where a person is in the window, and what closing one sheet may take away: that one, and no other. */

import { describe, expect, it } from 'vitest'
import { goneTo, type SheetRef, startingAt, withoutSheet, withSheet } from '../../renderer/frame/whereabouts'

const ticket = (id: string): SheetRef => ({ kind: 'ticket', id })
const start = startingAt('counter')

describe('a sheet', () => {
  it('that a scan opened stays, when the one before it is closed after the scan', () => {
    const scanned = withSheet(withSheet(start, ticket('before')), ticket('scanned'))
    expect(withoutSheet(scanned, ticket('before')).sheets).toEqual([ticket('scanned')])
    // And once more, by an Esc that comes late.
    expect(withoutSheet(withoutSheet(scanned, ticket('before')), ticket('before')).sheets).toEqual([
      ticket('scanned'),
    ])
  })

  it('that is open already comes to the top, once', () => {
    const both = withSheet(withSheet(start, ticket('one')), ticket('other'))
    expect(withSheet(both, ticket('one')).sheets).toEqual([ticket('other'), ticket('one')])
    expect(withoutSheet(both, { kind: 'device', id: 'one' }).sheets).toHaveLength(2)
  })

  it('is left behind by whoever goes to another place, and the place before is still there', () => {
    const gone = goneTo(withSheet(start, ticket('one')), 'till')
    expect(gone).toEqual({ place: 'till', visited: ['counter', 'till'], aim: undefined, sheets: [] })
    expect(goneTo(gone, 'counter', { view: 'ready' }).visited).toEqual(['counter', 'till'])
  })
})
