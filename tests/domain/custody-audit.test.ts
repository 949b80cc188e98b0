/** A shelf audit finds what is missing, what lies in the wrong place and what should not be there at all. */

import { describe, expect, it } from 'vitest'
import { type Audit, type AuditScan, auditCounts, auditLines } from '../../renderer/screens/custody/audit'
import { readPlace } from '../../renderer/screens/custody/places-held'

type Held = Parameters<typeof auditLines>[1][number]

function held(id: string, place: string, over: Partial<Held> = {}): Held {
  return { id, number: `S-${id}`, modelName: 'Phone', place, accessories: 0, status: 'ready', ...over }
}

function scan(ticketId: string, place = '', over: Partial<AuditScan> = {}): AuditScan {
  return {
    code: ticketId,
    ticketId,
    number: ticketId,
    modelName: '',
    item: 0,
    loanerId: '',
    closedStatus: '',
    place,
    atMs: 1,
    ...over,
  }
}

function audit(scans: readonly AuditScan[], places: readonly string[] = []): Audit {
  return { startedAtMs: 1, places: [...places], at: '', scans: [...scans] }
}

function verdicts(lines: ReturnType<typeof auditLines>): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line) => [line.ticketId, line.verdict]))
}

describe('the shelf audit', () => {
  it('calls missing what was not scanned, and present what was, in any order', () => {
    const lines = auditLines(audit([scan('b'), scan('a')]), [
      held('a', 'A-01'),
      held('b', 'A-02'),
      held('c', 'A-01'),
    ])
    expect(verdicts(lines)).toEqual({ a: 'present', b: 'present', c: 'missing' })
    expect(auditCounts(lines)).toEqual({ missing: 1, misplaced: 0, extra: 0, present: 2 })
    expect(lines[0]?.ticketId, 'what needs somebody stands first').toBe('c')
  })

  it('compares places only where a place was scanned', () => {
    const lines = auditLines(audit([scan('a', 'A-02'), scan('b')]), [held('a', 'A-01'), held('b', 'A-01')])
    expect(verdicts(lines)).toEqual({ a: 'misplaced', b: 'present' })
  })

  it('counts a device once, by its last scan', () => {
    const lines = auditLines(audit([scan('a', 'A-02'), scan('a', 'A-01')]), [held('a', 'A-01')])
    expect(lines).toHaveLength(1)
    expect(verdicts(lines)).toEqual({ a: 'present' })
  })

  it('expects the loaners that are here, and finds one that was never booked back', () => {
    const loaner = (id: string, state: 'here' | 'lent' | 'retired') => ({
      id,
      name: `备用机 ${id}`,
      model: 'Redmi',
      state,
      ticketId: state === 'lent' ? 'ticket-1' : '',
      ticketNumber: '',
    })
    const loaners = [loaner('1', 'here'), loaner('2', 'here'), loaner('3', 'lent'), loaner('4', 'lent')]
    const scans = [scan('', '', { loanerId: '1' }), scan('', '', { loanerId: '3' })]
    const found = auditLines(audit(scans), [], loaners)
    expect(Object.fromEntries(found.map((line) => [line.loanerId, line.verdict]))).toEqual({
      '1': 'present',
      '2': 'missing',
      '3': 'misplaced',
    })
  })

  it('does not miss what was sent out of the house', () => {
    const rows = [held('a', 'out', { status: 'sentOut' })]
    expect(auditLines(audit([]), rows)).toEqual([])
    expect(verdicts(auditLines(audit([scan('a')]), rows))).toEqual({ a: 'misplaced' })
  })

  it('of one shelf misses only what belongs there, and tells what strayed into it', () => {
    const rows = [held('a', 'A-01'), held('b', 'A-02'), held('c', 'A-02')]
    const lines = auditLines(audit([scan('b', 'A-01')], ['A-01']), rows)
    expect(verdicts(lines)).toEqual({ a: 'missing', b: 'misplaced' })
  })

  it('tells a device that was handed over long ago from one that nobody knows', () => {
    const scans = [
      scan('old', 'A-01', { closedStatus: 'collected' }),
      scan('', 'A-01', { code: 'XYZ123', number: '' }),
    ]
    const lines = auditLines(audit(scans), [])
    expect(lines.map(({ verdict, closedStatus, number }) => [verdict, closedStatus, number])).toEqual([
      ['extra', '', 'XYZ123'],
      ['extra', 'collected', 'old'],
    ])
  })

  it('counts the accessories that were scanned, each once', () => {
    const scans = [
      scan('a'),
      scan('a', '', { item: 1 }),
      scan('a', '', { item: 1 }),
      scan('a', '', { item: 2 }),
    ]
    const lines = auditLines(audit(scans), [held('a', 'A-01', { accessories: 3 })])
    expect(lines[0]).toMatchObject({ verdict: 'present', accessories: 3, accessoriesFound: 2 })
  })
})

describe('a place as typed', () => {
  it('is the shelf on the label or one of the named places', () => {
    expect(readPlace(' bin-a-01 ')).toBe('A-01')
    expect(readPlace('ａ - 01')).toBe('A-01')
    expect(readPlace('前台')).toBe('counter')
    expect(readPlace('Bench')).toBe('bench')
  })
})
