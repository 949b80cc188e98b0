/**
 * Who prints first, what a stuck printer may hold up, and what a copy means: the spool's rules on a real journal with
 * printers that answer when the test says so.
 */

import { afterEach, describe, expect, it } from 'vitest'
import type { PageJob } from '../../electron/printing/render-page'
import { nextJob } from '../../shared/print/priority'
import type { PrintRow } from '../../shared/print/state'
import { repairTo } from '../support/full-day'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let release: (() => void)[] = []
const drawn: PageJob[] = []

afterEach(async () => {
  for (const go of release) go()
  release = []
  drawn.length = 0
  await test?.end()
})

/** Pages are drawn only when the test lets them. */
function beginHeld(held: (page: PageJob) => boolean): void {
  test = startWorkstation({
    printing: {
      htmlToPdf: (page) =>
        new Promise((resolve) => {
          const go = () => resolve(Buffer.from(page.html))
          if (held(page)) {
            drawn.push(page)
            release.push(go)
          } else go()
        }),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: () => {
        throw new Error('no network in this test')
      },
    },
  })
}

const slips = (): readonly PrintRow[] =>
  test.workstation.rows.find<PrintRow>({
    table: 'prints',
    sort: { column: 'requestedAtMs', descending: false },
  })
const slip = (form: PrintRow['form'], paper?: PrintRow['paper']): PrintRow => {
  const found = slips().find((row) => row.form === form && (paper === undefined || row.paper === paper))
  if (!found) throw new Error(`no ${form}`)
  return found
}

describe('the order of slips', () => {
  const waiting = (id: string, form: PrintRow['form'], hurried = false, paper: PrintRow['paper'] = 'a5') => ({
    id,
    form,
    paper,
    hurried,
    requestedAtMs: 0,
  })

  it('is the customer, then the bench, then the office, and in each the order of asking', () => {
    const queue = [
      waiting('1', 'dailySummary'),
      waiting('2', 'partsPickList'),
      waiting('3', 'claimReceipt'),
      waiting('4', 'paymentSlip'),
    ]
    const order: string[] = []
    for (let left = queue; left.length > 0; ) {
      const next = nextJob(left, 'a5')
      order.push(next?.id ?? '')
      left = left.filter((job) => job !== next)
    }
    expect(order).toEqual(['3', '4', '2', '1'])
  })

  it('gives way to what a person wants first, on its own paper only', () => {
    const queue = [
      waiting('1', 'claimReceipt'),
      waiting('2', 'survey', true),
      waiting('3', 'survey', true, 'a4'),
    ]
    expect(nextJob(queue, 'a5')?.id).toBe('2')
    expect(nextJob(queue, 'roll58')).toBeUndefined()
  })

  it('can be changed for what waits, and for nothing else', async () => {
    beginHeld(({ widthMillimetres }) => widthMillimetres === 148)
    test.must('counter', 'receiveDevice', intake())
    test.must('counter', 'receiveDevice', intake())
    test.must('counter', 'receiveDevice', intake())
    const receipts = () => slips().filter((row) => row.form === 'claimReceipt' && row.paper === 'a5')
    await expect.poll(() => release.length).toBe(1)
    const last = receipts().at(-1) as PrintRow
    test.must('counter', 'hurryPrint', { jobId: last.id })
    release.shift()?.()
    await expect.poll(() => release.length).toBe(1)
    expect(drawn.at(-1)?.html).toContain(last.number)
    release.shift()?.()
    await expect.poll(() => release.length).toBe(1)
    release.shift()?.()
    await test.workstation.spool.idle()
    expect(test.give('counter', 'hurryPrint', { jobId: last.id })).toMatchObject({
      reason: 'print-not-waiting',
    })
  })
})

describe('a stuck printer', () => {
  it('holds up its own paper and no other', async () => {
    beginHeld(({ widthMillimetres }) => widthMillimetres === 60)
    test.must('counter', 'receiveDevice', intake())
    await expect.poll(() => slip('claimReceipt', 'a5').status).toBe('printed')
    await expect.poll(() => slip('claimReceipt', 'roll80').status).toBe('printed')
    expect(slip('deviceLabel').status).toBe('queued')
  })
})

describe('a slip that is cancelled while its page is made', () => {
  it('does not come out', async () => {
    beginHeld(({ widthMillimetres }) => widthMillimetres === 60)
    test.must('counter', 'receiveDevice', intake())
    await expect.poll(() => release.length).toBe(1)
    test.must('counter', 'cancelPrint', { jobId: slip('deviceLabel').id, reason: '不用了' })
    release.shift()?.()
    await test.workstation.spool.idle()
    expect(slip('deviceLabel')).toMatchObject({ status: 'cancelled', outcomeReason: '不用了', tries: 0 })
  })
})

describe('a copy', () => {
  it('is counted by the program, whoever asks and however often', async () => {
    beginHeld(() => false)
    test.must('counter', 'receiveDevice', intake())
    const first = slip('claimReceipt', 'roll80')
    const copies = [1, 2, 3].map(() => test.must('manager', 'reprint', { jobId: first.id, reason: '字不清' }))
    expect(copies).toEqual([{ copy: 2 }, { copy: 3 }, { copy: 4 }])
    expect(test.must('counter', 'reprint', { jobId: slip('deviceLabel').id, reason: '掉了' })).toEqual({
      copy: 2,
    })
    await test.workstation.spool.idle()
  })

  it('of the claim receipt is not enough for a hand-over: another proof is asked for', async () => {
    beginHeld(() => false)
    const ticketId = repairTo(test, 'ready')
    const give = (proof: 'receipt' | 'secondProof', proofNote = '') =>
      test.give('manager', 'handOver', {
        ticketId,
        proof,
        proofNote,
        accessoriesReturned: [],
        overrideReason: '测试',
      })
    test.must('counter', 'reprint', { jobId: slip('claimReceipt', 'roll80').id, reason: '客户遗失' })
    expect(give('receipt')).toMatchObject({ kind: 'refused', reason: 'reprint-needs-second-proof' })
    expect(give('secondProof')).toMatchObject({ reason: 'proof-note-missing' })
    expect(give('secondProof', '身份证 尾号 123X')).toMatchObject({ kind: 'ok' })
    await test.workstation.spool.idle()
  })
})
