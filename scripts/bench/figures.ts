/**
 * How long the manager waits for figures at an outlet with 100,000 closed tickets and 3,000 open ones: over a month, a
 * year and everything, broken down by each kind of group, and for the tickets behind one. Asked through main's own
 * door, as a window asks. The tickets are those of a made outlet, their rows laid down again over the years before.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoPins } from '../../electron/demo/demo'
import { machineId } from '../../electron/journal/identity'
import { addDays, type CalendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import type { TakingsRow } from '../../shared/figures/takings'
import type { WorkRow } from '../../shared/figures/work'
import { figureGroups, figureIds } from '../../shared/questions/figures'
import type { Answer } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import { openWindow } from '../../tests/support/window'
import { startWorkstation, type TestWorkstation } from '../../tests/support/workstation'
import { manyTickets } from '../lib/many-tickets'

const limitMs = 200
const wantedTickets = 100_000
const made = { open: 300, closed: 1_000, customers: 500 }
const monthDays = 28
const dayMs = 86_400_000
const rounds = 7
const manager = 'sample-staff-m01'

export async function run(): Promise<{
  figures: Record<string, number>
  limits: Record<string, number>
}> {
  const userData = mkdtempSync(join(tmpdir(), 'counterbench-figures-'))
  await manyTickets(userData, made, (text) => process.stderr.write(`${text}\n`))
  const folder = join(userData, 'outlet')
  const outlet = startWorkstation({ folder, machine: machineId(), nowMs: Date.now, setUp: false })
  try {
    layDown(outlet)
    const fillFrom = performance.now()
    await outlet.workstation.start()
    const fillMs = performance.now() - fillFrom
    const window = openWindow(outlet)
    const signedIn = await window.ask('signIn', { staffId: manager, pin: demoPins[manager] })
    if (signedIn.kind !== 'ok') throw new Error('the demo manager can not sign in')

    const toDay = calendarDayAt(Date.now(), 'Asia/Shanghai')
    const month = { fromDay: addDays(toDay, -29), toDay }
    const year = { fromDay: addDays(toDay, -364), toDay }
    const everything = { fromDay: addDays(toDay, -3_600), toDay }
    const time = async (name: string, input: object) => slowest(() => window.ask(name, input))
    const measured: Record<string, number> = {
      'all figures, month, ms': await time('figures', month),
      'all figures, year, ms': await time('figures', year),
      'all figures, everything, ms': await time('figures', everything),
    }
    for (const id of figureIds) {
      measured[`figure ${id}, year, ms`] = await time('figure', { id, ...year })
      measured[`figure ${id}, everything, ms`] = await time('figure', { id, ...everything })
    }
    for (const group of figureGroups) {
      measured[`by ${group}, year, ms`] = await time('figuresBy', { group, ...year })
    }
    for (const figure of ['received', 'within24', 'breached', 'firstTimeFix', 'redo', 'stockOut', 'income']) {
      measured[`tickets behind ${figure}, year, ms`] = await time('ticketsBehind', { figure, ...year })
    }
    const limits = Object.fromEntries(Object.keys(measured).map((name) => [name, limitMs]))
    const tickets = outlet.workstation.rows.count({ table: 'tickets' })
    return {
      figures: { ...measured, tickets, 'start with search and figures, ms': Math.round(fillMs) },
      limits,
    }
  } finally {
    await outlet.workstation.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** The worst of some rounds: nobody waits for a median. The first warms up what a program that runs has warm. */
async function slowest(ask: () => Promise<Answer<unknown>>): Promise<number> {
  let worst = 0
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now()
    const answer = await ask()
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
    if (round > 0) worst = Math.max(worst, performance.now() - from)
  }
  return Math.round(worst * 10) / 10
}

/** The closed tickets again as those of the months before, until there are enough. */
function layDown({ workstation }: TestWorkstation): void {
  const { database, rows } = workstation
  const all = { limit: 1_000_000 }
  const tickets = rows.find<TicketRow>({ table: 'tickets', ...all }).filter((row) => row.open === 0)
  const work = new Map(rows.find<WorkRow>({ table: 'work', ...all }).map((row) => [row.id, row]))
  const takings = rows.find<TakingsRow>({ table: 'takings', ...all })
  const copies = Math.ceil(wantedTickets / tickets.length)
  for (let copy = 1; copy < copies; copy += 1) {
    // Three copies a month: a hundred thousand tickets in some three years.
    const days = -monthDays * Math.ceil(copy / 3)
    const day = (text: string) => (text === '' ? '' : addDays(text as CalendarDay, days))
    const at = (ms: number) => (ms === 0 ? 0 : ms + days * dayMs + (copy % 3) * 60_000)
    const id = (text: string) => (text === '' ? '' : `${text}-${copy}`)
    database.transaction(() => {
      for (const row of tickets) {
        const own = work.get(row.id)
        if (!own) continue
        const moments = {
          receivedAtMs: at(row.receivedAtMs),
          firstResponseAtMs: at(row.firstResponseAtMs),
          promisedAtMs: at(row.promisedAtMs),
          readyAtMs: at(row.readyAtMs),
          closedAtMs: at(row.closedAtMs),
          closedDay: day(row.closedDay),
          id: id(row.id),
          repeatOf: id(row.repeatOf),
        }
        rows.put('tickets', { ...row, ...moments, businessDay: day(row.businessDay) }, 0)
        const stays = own.stays.map((value, index) => (index % 2 === 0 ? value : at(value)))
        const serial = own.serial === '' ? '' : `${own.serial}${copy}`
        const requests = own.requests.map((one) => ({ ...one, day: day(one.day) }))
        rows.put(
          'work',
          { ...own, ...moments, serial, receivedDay: day(own.receivedDay), stays, requests },
          0,
        )
      }
      if (copy % 3 !== 0) return
      for (const shift of takings) {
        const lines = shift.lines.map((line) => ({ ...line, ticketId: id(line.ticketId) }))
        const openedAtMs = at(shift.openedAtMs)
        const closedAtMs = at(shift.closedAtMs)
        rows.put(
          'takings',
          { ...shift, id: id(shift.id), day: day(shift.day), openedAtMs, closedAtMs, lines },
          0,
        )
      }
    })
  }
}
