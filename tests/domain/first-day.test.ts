/** The first-day lesson moves on by what was recorded, by what the window saw, and by what the learner passes over. */

import { expect, it } from 'vitest'
import { firstDaySteps, stepNow } from '../../shared/learning/first-day'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation } from '../support/workstation'

const nothing = { recorded: [], seen: [], dayIsOpen: false }

it('begins with opening the day, and passes it over where the day is open already', () => {
  expect(stepNow(nothing)?.id).toBe('openDay')
  expect(stepNow({ ...nothing, dayIsOpen: true })?.id).toBe('receive')
})

it('goes through every step in the order of the work and then ends', () => {
  let lesson: Parameters<typeof stepNow>[0] = nothing
  const order: string[] = []
  for (let step = stepNow(lesson); step; step = stepNow(lesson)) {
    order.push(step.id)
    lesson =
      step.facts.length > 0
        ? { ...lesson, recorded: [...lesson.recorded, ...step.facts.slice(0, 1)] }
        : { ...lesson, seen: [...lesson.seen, step.id] }
  }
  expect(order).toEqual(firstDaySteps.map(({ id }) => id))
})

it('counts only what was recorded since it began, and tells nothing of its content', async () => {
  const test = startWorkstation()
  try {
    await givePins(test)
    const window = openWindow(test)
    await window.signIn('counter')
    test.must('counter', 'receiveDevice', intake())
    const before = await window.ask('firstDay', { afterSeq: 0 })
    expect(before).toMatchObject({ kind: 'ok', value: { recorded: ['deviceReceived'] } })
    const afterSeq = test.workstation.journal.head()
    expect(await window.ask('firstDay', { afterSeq })).toMatchObject({
      value: { head: afterSeq, recorded: [] },
    })
    test.must('counter', 'openDay', { shiftId: 'shift-first-day', floatFen: 50_000 })
    const opened = await window.ask('firstDay', { afterSeq })
    expect((opened as { value: { recorded: string[] } }).value.recorded.sort()).toEqual([
      'dayOpened',
      'shiftOpened',
    ])
  } finally {
    await test.end()
  }
})
