/** Who may stay signed in when their place changes, and slips that are copied, retried and settled by a person. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newFact } from '../../shared/events/aggregate'
import { type PrintRow, printAggregate } from '../../shared/print/state'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { givePins, openWindow, personAt } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
})
afterEach(() => test.end())

const prints = (): readonly PrintRow[] => test.workstation.rows.find<PrintRow>({ table: 'prints' })

describe('a member of staff', () => {
  beforeEach(() => givePins(test))

  it('whose role changes is signed out everywhere, and comes back with the new role only', async () => {
    const [here, there] = [openWindow(test), openWindow(test)]
    await here.signIn('counter')
    await there.signIn('counter')
    test.must('administrator', 'changeStaff', {
      staffId: 'staff-counter',
      details: { name: '职员 counter', role: 'technician' },
    })
    for (const window of [here, there]) {
      expect(personAt(window)).toBeNull()
      expect(await window.execute('receiveDevice', intake())).toMatchObject({ reason: 'locked' })
    }
    expect(await here.signIn('counter')).toMatchObject({ value: { role: 'technician' } })
    expect(await here.execute('receiveDevice', intake())).toMatchObject({ reason: 'not-allowed' })
  })

  it('who has left is signed out, is not offered any more, and cannot sign in', async () => {
    const window = openWindow(test)
    await window.signIn('technician')
    test.must('administrator', 'setStaffActive', {
      staffId: 'staff-technician',
      active: false,
      reason: '离职',
    })
    expect(personAt(window)).toBeNull()
    const people = (await window.ask('people')) as { value: { staffId: string }[] }
    expect(people.value.map((one) => one.staffId)).not.toContain('staff-technician')
    expect(await window.signIn('technician')).toMatchObject({ reason: 'not-found' })
    test.must('administrator', 'setStaffActive', { staffId: 'staff-technician', active: true })
    expect(await window.signIn('technician')).toMatchObject({ kind: 'ok' })
  })

  it('cannot change their own role or leave by their own hand', () => {
    const staffId = 'staff-administrator'
    const details = { name: '职员 administrator', role: 'manager' as const }
    expect(test.give('administrator', 'changeStaff', { staffId, details })).toMatchObject({
      reason: 'not-own-role',
    })
    expect(test.give('administrator', 'setStaffActive', { staffId, active: false })).toMatchObject({
      reason: 'not-own-role',
    })
    expect(test.give('administrator', 'addStaff', { staffId, details })).toMatchObject({
      reason: 'staff-already-there',
    })
  })
})

describe('a slip', () => {
  it('copied says which copy it is, and keeps form, number and paper of the first', () => {
    test.must('counter', 'receiveDevice', intake())
    const first = prints().find((print) => print.form === 'claimReceipt') as PrintRow
    test.must('counter', 'reprint', { jobId: first.id, reason: '客户遗失' })
    const copy = prints().find((print) => print.copy === 2) as PrintRow
    expect(copy).toMatchObject({
      form: first.form,
      number: first.number,
      paper: first.paper,
      subject: first.subject,
      reason: '客户遗失',
    })
    expect(test.give('counter', 'reprint', { jobId: 'no-such-job', reason: 'x' })).toMatchObject({
      reason: 'print-unknown',
    })
  })

  it('whose paper nobody is sure about waits for a person: it came out, or it is printed again', async () => {
    repairTo(test, 'received')
    await test.workstation.spool.idle()
    const [one, two] = prints().filter((print) => print.form === 'claimReceipt') as [PrintRow, PrintRow]
    for (const { id } of [one, two]) lose(id)
    const settle = (jobId: string, cameOut: boolean) =>
      test.give('counter', 'settlePrint', { jobId, cameOut })
    expect(settle(one.id, true)).toMatchObject({ kind: 'ok' })
    expect(settle(one.id, true)).toMatchObject({ reason: 'print-not-unknown' })
    expect(settle(two.id, false)).toMatchObject({ kind: 'ok' })
    await test.workstation.spool.idle()
    expect(prints().find((print) => print.id === one.id)?.status).toBe('printed')
    expect(prints().find((print) => print.id === two.id)?.status).not.toBe('unknown')
  })

  it('that was on its way when the program ended is unknown at the next start, and listed', async () => {
    await givePins(test)
    test.must('counter', 'receiveDevice', intake())
    await test.workstation.spool.idle()
    const first = prints().find((print) => print.form === 'claimReceipt') as PrintRow
    record(first.id, 'printRetried', { printer: '' })
    record(first.id, 'printStarted', { printer: 'P1', documentHash: 'a'.repeat(64) })
    test = await test.reopen()
    await test.workstation.start()
    const window = openWindow(test)
    await window.signIn('counter')
    expect(await window.ask('unsettledPrints')).toMatchObject({
      value: [{ id: first.id, outcomeReason: 'program-ended', customerName: '王**' }],
    })
  })

  it('is retried only after it failed, and cancelled only while it waits', async () => {
    test.must('counter', 'receiveDevice', intake())
    await test.workstation.spool.idle()
    const job = prints().find((print) => print.status === 'printed') ?? (prints()[0] as PrintRow)
    if (job.status === 'printed') {
      expect(test.give('counter', 'retryPrint', { jobId: job.id })).toMatchObject({
        reason: 'print-not-failed',
      })
      expect(test.give('counter', 'cancelPrint', { jobId: job.id, reason: '不要了' })).toMatchObject({
        reason: 'print-not-waiting',
      })
    }
    const other = prints().at(-1) as PrintRow
    record(other.id, 'printEnded', { outcome: 'failed', reason: 'paper-out', printer: 'P1' })
    expect(test.give('counter', 'retryPrint', { jobId: other.id })).toMatchObject({ kind: 'ok' })
  })
})

function lose(jobId: string): void {
  record(jobId, 'printEnded', { outcome: 'unknown', reason: 'no-answer', printer: 'P1' })
}

/** What the spool would have recorded. */
function record(jobId: string, type: 'printEnded' | 'printStarted' | 'printRetried', payload: object): void {
  const { database, journal, states } = test.workstation
  database.transaction(() =>
    journal.append([newFact(printAggregate, jobId, type, payload as never)], {
      identity: { journalId: 'x', epoch: 1, outlet: 'SZ01', station: 'A', incarnation: 0 },
      commandId: 'spool-command',
      actor: 'system',
      nowMs: test.clock.nowMs,
      businessDay: '2026-06-15',
      newId: () => `fact-${jobId}-${journal.head()}`,
    }),
  )
  states.forget()
  const row = states.load(printAggregate, jobId).state
  database.transaction(() => test.workstation.rows.put('prints', { ...(row as PrintRow), open: 1 }, 0))
}
