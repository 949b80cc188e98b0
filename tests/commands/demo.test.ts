/** The demo is tried at any hour: its month is whole, its day is today's and is open, also a minute after midnight. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { createDemoClock, prepareDemo } from '../../electron/demo/demo'
import { addDays, calendarDayAt } from '../../shared/calendar/calendar-day'
import { outletAggregate, outletStreamId } from '../../shared/outlet/state'
import { startWorkstation } from '../support/workstation'

const zone = 'Asia/Shanghai'
let folder = ''

afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

it.each(['00:00', '00:12', '09:01'])('tried at %s in its outlet', async (time) => {
  const nowMs = Date.parse(`2026-11-28T${time}:00+08:00`)
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
  folder = mkdtempSync(join(tmpdir(), 'counterbench-demo-'))
  const clock = createDemoClock()
  const { workstation } = startWorkstation({ folder, nowMs: clock.nowMs, setUp: false })
  try {
    await prepareDemo({
      ...{ workstation, clock, folder },
      resources: resolve(__dirname, '../../resources'),
      log: () => undefined,
    })
    const today = calendarDayAt(nowMs, zone)
    const facts = workstation.journal.facts(0, workstation.journal.head())
    const days = facts
      .filter(({ envelope }) => envelope.type === 'dayOpened')
      .map((fact) => fact.envelope.businessDay)
    expect(days).toEqual(Array.from({ length: 29 }, (_, at) => addDays(today, at - 28)))
    expect(workstation.states.load(outletAggregate, outletStreamId).state).toMatchObject({ openDay: today })
    expect(facts.filter(({ envelope }) => envelope.recordedAtMs > nowMs)).toEqual([])
  } finally {
    await workstation.close()
  }
})
