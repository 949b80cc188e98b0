/**
 * Practice happens on a copy of the real records and reaches nothing: no paper, no headquarters, no number that could
 * be taken for a real one. And a day that was left open is in everybody's sight in the morning.
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makePractice, practiceOutlet, withoutPaperAndNetwork } from '../../electron/practice'
import type { PrintRow } from '../../shared/print/state'
import type { TicketRow } from '../../shared/ticket/row'
import { printer } from '../printing/printers'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation } from '../support/workstation'

test('practice has the real people and devices, and its numbers, paper and network are none', async () => {
  const real = startWorkstation({ folder: quickFolder() })
  await givePins(real)
  real.must('manager', 'openDay', { shiftId: 'shift-practice-1', floatFen: 0 })
  const known = intake()
  real.must('counter', 'receiveDevice', known)
  await real.workstation.spool.idle()
  const factsBefore = real.workstation.journal.head()

  const target = quickFolder()
  await makePractice({ copyTo: real.workstation.backups.copyTo, folder: real.folder, target })
  const { printing, ...safe } = withoutPaperAndNetwork()
  const practice = startWorkstation({
    folder: join(target, 'outlet'),
    setUp: false,
    ...safe,
    printing: { ...printing, htmlToPdf: async (page) => Buffer.from(page.html) },
  })
  await practice.workstation.start()
  const window = openWindow(practice)
  expect((await window.signIn('administrator')).kind).toBe('ok')
  expect(warningsAt(window)).toContain('practice')

  // Whatever printer somebody gives it: nothing comes out.
  practice.workstation.printers.write({
    ...practice.workstation.printers.read(),
    printers: [printer({ kind: 'file', folder: target })],
  })
  const trial = intake()
  practice.must('counter', 'receiveDevice', trial)
  await practice.workstation.spool.idle()
  const jobs = practice.workstation.rows.find<PrintRow>({ table: 'prints', limit: 100 })
  const own = jobs.filter(({ subject }) => subject.endsWith(trial.ticketId)).map(({ status }) => status)
  expect(own.length).toBeGreaterThan(0)
  expect(own).not.toContain('printed')
  expect(readdirSync(target)).toEqual(['outlet'])
  const row = practice.workstation.rows.get<TicketRow>('tickets', trial.ticketId)
  expect(row?.number).toContain(`S-${practiceOutlet}-`)
  expect(practice.workstation.rows.get('tickets', known.ticketId)).toBeDefined()
  expect(practice.workstation.link.overview().connected).toBe(false)
  expect((await window.ask('startPractice')).kind).toBe('refused')

  expect(real.workstation.rows.get('tickets', trial.ticketId)).toBeUndefined()
  expect(real.workstation.journal.head()).toBe(factsBefore)
  await practice.end()
  await real.end()
})

test('a day that was left open is told to everybody next morning, not in the night, until it is closed', async () => {
  const outlet = startWorkstation({ folder: quickFolder() })
  await givePins(outlet)
  outlet.must('manager', 'openDay', { shiftId: 'shift-left-open', floatFen: 0 })
  const window = openWindow(outlet)
  await window.signIn('counter')
  const at = async (hoursLater: number): Promise<readonly string[]> => {
    outlet.clock.nowMs += hoursLater * 3_600_000
    outlet.must('counter', 'receiveDevice', intake())
    await window.signIn('counter')
    return warningsAt(window)
  }
  // Opened at ten in the morning; two at night; eight in the morning.
  expect(await at(1)).not.toContain('dayLeftOpen')
  expect(await at(15)).not.toContain('dayLeftOpen')
  expect(await at(6)).toContain('dayLeftOpen')

  const closed = outlet.must('manager', 'closeDay', {
    shiftId: 'shift-left-open',
    counted: { cash: 0 },
    print: false,
  })
  expect(closed).toMatchObject({ day: '2026-06-15' })
  outlet.must('manager', 'openDay', { shiftId: 'shift-new', floatFen: 0 })
  expect(await at(0)).not.toContain('dayLeftOpen')
  await outlet.end()
})

function warningsAt(window: TestWindow): readonly string[] {
  const status = window.pushed.filter((message) => message.kind === 'status').at(-1)
  return status?.kind === 'status' ? status.warnings.map(({ code }) => code) : []
}
