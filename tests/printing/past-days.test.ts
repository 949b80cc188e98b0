/**
 * The summary of a closed day that is printed again much later looks only at the tickets that were there then, not at all
 * that were closed since. It still says to the letter what it said at the closing, also where the wall clock was set
 * back in between. Replay with SEED=<number>.
 */

import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { canonicalModel } from '../../shared/documents/canonical'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import { quickFolder } from '../support/folders'
import { dueOf, type PathStatus, repairTo } from '../support/full-day'
import { intake, startMs, startWorkstation, type TestWorkstation } from '../support/workstation'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const hourMs = 3_600_000
const work = fc.oneof(
  fc.constantFrom('receive', 'handOver', 'cancel', 'hour', 'clockBack', 'nextDay', 'nextShift'),
  fc.constantFrom<PathStatus>('diagnosing', 'quoted', 'repairing', 'ready'),
)

let outlet: TestWorkstation | undefined
afterEach(async () => {
  await outlet?.end()
  outlet = undefined
})

const isShift = (row: PrintRow) => row.form === 'dailySummary'
const summaries = (of: TestWorkstation) =>
  of.workstation.rows.find<PrintRow>({ table: 'prints', limit: 10_000 }).filter(isShift)

function made(of: TestWorkstation, jobId: string): string {
  const built = of.workstation.build(of.workstation.states.load(printAggregate, jobId).state as PrintJob)
  if (built.kind !== 'ok') throw new Error(built.reason)
  return built.value.map(canonicalModel).join('\n')
}

it('says the same for ever, whatever was closed since and whatever the clock did', async () => {
  process.stdout.write(`past days: SEED=${seed}\n`)
  await fc.assert(
    fc.asyncProperty(fc.array(work, { minLength: 12, maxLength: 30 }), async (history) => {
      const of = startWorkstation({ folder: quickFolder(), catalogue: true })
      outlet = of
      const { must, clock } = of
      const said = new Map<string, string>()
      const open: { readonly id: string; readonly ready: boolean }[] = []
      let shifts = 0
      const openShift = () => {
        shifts += 1
        must('manager', 'openDay', { shiftId: `shift-past-${shifts}`, floatFen: 10_000 })
      }
      const close = () => {
        const { expected } = expectedOf(of, `shift-past-${shifts}`)
        must('manager', 'closeDay', { shiftId: `shift-past-${shifts}`, counted: { cash: expected } })
        for (const { id } of summaries(of)) if (!said.has(id)) said.set(id, made(of, id))
      }
      openShift()
      for (const what of history) {
        clock.nowMs += 10 * 60_000
        const last = open.at(-1)
        if (what === 'receive') {
          const input = intake()
          must('counter', 'receiveDevice', input)
          open.push({ id: input.ticketId, ready: false })
        } else if (what === 'handOver') {
          if (!last?.ready) continue
          const amountFen = dueOf(of, last.id)
          if (amountFen > 0)
            must('counter', 'takePayment', { ticketId: last.id, purpose: 'bill', tender: 'cash', amountFen })
          must('counter', 'handOver', {
            ticketId: last.id,
            proof: 'receipt',
            accessoriesReturned: ['charger'],
          })
          open.pop()
        } else if (what === 'cancel') {
          if (!last || last.ready) continue
          if (of.give('counter', 'cancelTicket', { ticketId: last.id, reason: '不修了' }).kind === 'ok')
            open.pop()
        } else if (what === 'hour') clock.nowMs += hourMs
        else if (what === 'clockBack') clock.nowMs -= 30 * hourMs
        else if (what === 'nextDay' || what === 'nextShift') {
          close()
          if (what === 'nextDay') clock.nowMs = Math.max(clock.nowMs, startMs) + 24 * hourMs
          openShift()
        } else open.push({ id: repairTo(of, what), ready: what === 'ready' })
      }
      close()
      for (const [id, text] of said) expect(made(of, id)).toBe(text)
      await of.end()
      outlet = undefined
    }),
    { seed, numRuns: 5 },
  )
})

function expectedOf(of: TestWorkstation, shiftId: string): { readonly expected: number } {
  const answer = of.give('manager', 'closeDay', { shiftId, counted: { cash: 99_999_999 } })
  const detail = answer.kind === 'refused' ? answer.detail : undefined
  return { expected: Number(detail?.['expectedCashFen'] ?? 0) }
}
