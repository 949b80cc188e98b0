/** Who is on duty, and what more hands would change. */

import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '../../shared/calendar/calendar-day'
import { dutiesRefusal, dutyText, readDuties } from '../../shared/rota/duties'
import { forecast, type WaitingJob, withPeople } from '../../shared/rota/what-if'

const day = (text: string) => text as CalendarDay

describe('a duty as it is typed', () => {
  it('is read from what people write, and written short again', () => {
    for (const [typed, said] of [
      ['9-18', '9-18'],
      ['09:30 - 18:00', '9:30-18'],
      ['９：００—１８：００', '9-18'],
      ['9至13 14-20:30', '9-13 14-20:30'],
      ['', ''],
      ['休', ''],
    ] as const) {
      const read = readDuties(typed)
      expect(read && dutyText(read), typed).toBe(said)
    }
    for (const wrong of ['nine', '18-9', '9', '9-25', '9-12 11-14'])
      expect(readDuties(wrong), wrong).toBeUndefined()
  })

  it('belongs to its week, and nobody is at two places at once', () => {
    const duty = { staffId: 't1', day: '2026-11-24', from: '09:00', to: '13:00' }
    expect(dutiesRefusal('2026-11-23', [duty])).toBeUndefined()
    expect(dutiesRefusal('2026-11-24', [duty])).toBe('week-not-monday')
    expect(dutiesRefusal('2026-11-16', [duty])).toBe('duty-not-in-week')
    expect(dutiesRefusal('2026-11-23', [duty, { ...duty, from: '12:00', to: '18:00' }])).toBe('duty-overlaps')
    expect(dutiesRefusal('2026-11-23', [duty, { ...duty, staffId: 't2' }])).toBeUndefined()
  })
})

describe('what if', () => {
  const workdays = ['2026-11-27', '2026-11-28', '2026-11-29'].map((one) => ({
    day: day(one),
    people: [120],
    arrivals: 0.5,
  }))
  const jobs: readonly WaitingJob[] = [
    { ticketId: 'a', left: 1, promisedDay: day('2026-11-27') },
    { ticketId: 'b', left: 0.5, promisedDay: day('2026-11-27') },
    { ticketId: 'c', left: 1, promisedDay: day('2026-11-28') },
    { ticketId: 'd', left: 1, promisedDay: '' },
    { ticketId: 'e', left: 1, promisedDay: day('2026-11-28') },
  ]

  it('works off the jobs in their order, as many minutes as there are people', () => {
    const plan = forecast(workdays, jobs, 100)
    expect(plan.map(({ waiting, finished, late }) => [waiting, finished, late])).toEqual([
      [5, 1, ['b']],
      [5, 1, ['c', 'e']],
      [4, 2, ['e']],
    ])
  })

  it('shows what two technicians on one day would change, and leaves the other days as planned', () => {
    const changed = withPeople(workdays, '2026-11-28', 2, 240)
    expect(changed.map(({ people }) => people)).toEqual([[120], [120, 240], [120]])
    const end = forecast(changed, jobs, 100).at(-1)
    const plan = forecast(workdays, jobs, 100).at(-1)
    expect(end?.late).toEqual([])
    expect((plan?.waiting ?? 0) - (plan?.finished ?? 0)).toBeGreaterThan(
      (end?.waiting ?? 0) - (end?.finished ?? 0),
    )
    const nobody = forecast(withPeople(workdays, '2026-11-28', 0, 240), jobs, 100)
    expect(nobody[1]?.finished).toBe(0)
  })
})
