/**
 * R9: clocks that jump years back and forth, over summer time, 2038 and leap days. No intake is refused, the order of
 * facts never turns round, the business day never goes back while the outlet is at work, and it comes from the
 * opened shift and not from the clock.
 */

import { join } from 'node:path'
import { createRandom, type Random } from '../../scripts/simulation/random'
import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMinutesBetween,
  instantAt,
} from '../../shared/calendar/business-time'
import { addDays, calendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import { intake, startMs, startWorkstation } from '../support/workstation'
import type { Outcome, Suite, Task } from './promise'

const zones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
]
const threeYearsMs = 3 * 365 * 86_400_000
const stepsPerOutlet = 40
/** Moments at which clocks are known to stumble. */
const stumbles = [
  Date.UTC(2038, 0, 19, 3, 14, 7),
  Date.UTC(2028, 1, 29, 12),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 11, 31, 23, 59, 59),
]

async function run(task: Task, mutant: string): Promise<Outcome> {
  const random = createRandom(task.seed)
  const wrong: string[] = []
  const outlets = Math.max(1, Math.floor(task.cases / 200))
  for (let number = 0; number < outlets; number += 1) {
    const problem = await oneOutlet(join(task.folder, `outlet-${number}`), random, mutant)
    if (problem !== '') wrong.push(`outlet ${number}: ${problem}`)
  }
  const steps = outlets * stepsPerOutlet
  for (let number = steps; number < task.cases; number += 1) {
    const problem = oneSpan(random)
    if (problem !== '') wrong.push(`span ${number}: ${problem}`)
  }
  return { cases: task.cases, wrong, note: `${steps} intakes under jumping clocks, ${zones.length} zones` }
}

async function oneOutlet(folder: string, random: Random, mutant: string): Promise<string> {
  const test = startWorkstation({ folder })
  const { workstation, clock } = test
  const zone = random.pick(zones)
  test.must('administrator', 'changeOutlet', { details: { code: 'SZ01', nameZh: '测试网点', zone } })
  let day = ''
  let shift = ''
  try {
    for (let step = 0; step < stepsPerOutlet; step += 1) {
      const jump = random.next()
      if (jump < 0.25) clock.nowMs = startMs + Math.floor((random.next() * 2 - 1) * threeYearsMs)
      else if (jump < 0.35) clock.nowMs = random.pick(stumbles) + random.below(7_200_000) - 3_600_000
      else clock.nowMs += random.below(3_600_000)
      if (shift === '' && random.chance(0.3)) {
        shift = `shift-${String(step).padStart(8, '0')}`
        const opened = test.give('manager', 'openDay', { shiftId: shift, floatFen: 0 })
        if (opened.kind !== 'ok') return `the day can not be opened: ${JSON.stringify(opened)}`
        const now = (opened.value as { day: string }).day
        if (now < day) return `a day was opened before ${day}: ${now}`
        day = now
      } else if (shift !== '' && random.chance(0.15)) {
        const closed = test.give('manager', 'closeDay', {
          shiftId: shift,
          counted: { cash: 0 },
          print: false,
        })
        if (closed.kind !== 'ok') return `the day can not be closed: ${JSON.stringify(closed)}`
        shift = ''
      }
      const answer = test.give('counter', 'receiveDevice', intake())
      if (answer.kind !== 'ok') return `an intake was refused: ${JSON.stringify(answer)}`
      const expected = mutant === 'wall-clock' ? calendarDayAt(clock.nowMs, zone) : day
      const booked =
        workstation.journal.facts(workstation.journal.head() - 1, 1)[0]?.envelope.businessDay ?? ''
      if (shift !== '' && booked !== expected) return `booked on ${booked} while ${expected} is open`
      if (booked < day) return `booked on ${booked}, before ${day}`
    }
    let last = ''
    for (const { envelope } of workstation.journal.facts(0, 100_000)) {
      if (comparable(envelope.hlc) <= last) return `the order turned round at ${envelope.hlc}`
      last = comparable(envelope.hlc)
    }
    const fault = workstation.journal.verify()
    return fault ? `the chain breaks at ${fault.seq}` : ''
  } finally {
    await test.end()
  }
}

function comparable(hlc: string): string {
  const [ms = '', counter = ''] = (hlc.split('@')[0] ?? '').split('.')
  return `${ms.padStart(16, '0')}.${counter.padStart(8, '0')}`
}

/** Business time counted forwards and measured again is the same, over any change of clocks. */
function oneSpan(random: Random): string {
  const zone = random.pick(zones)
  const hours = Array.from({ length: 7 }, () => ({ open: '09:00', close: '18:00' }))
  const calendar: BusinessCalendar = { zone, hours, holidays: {}, workdays: {} }
  const day = addDays(calendarDay('2026-01-01'), random.below(4700))
  const fromMs = instantAt(day, 9 * 60 + random.below(9 * 60), zone)
  const minutes = 1 + random.below(3000)
  const dueMs = addBusinessMinutes(calendar, fromMs, minutes)
  if (dueMs === undefined) return `${zone} ${day}: no due moment`
  const measured = businessMinutesBetween(calendar, fromMs, dueMs)
  return measured === minutes ? '' : `${zone} ${day} + ${minutes} min: measured ${measured}`
}

export const clocks: Suite = {
  row: 'R9',
  promise: 'clocks: nothing refused, no order turned round, the right business day',
  cases: { ci: 5000, night: 200_000 },
  run: (task) => run(task, ''),
  mutants: [
    { name: 'the day taken from the wall clock', cases: 1000, run: (task) => run(task, 'wall-clock') },
  ],
}
