/**
 * How long a closing takes at an outlet with 100,000 closed tickets: the report of gaps when it is first asked and
 * afterwards, the closing itself, its summary, and the summary of a day long ago that is printed again. The walk over
 * every fact that the report once was is timed beside it, and must say the same. `CLOSING_TICKETS` makes it smaller.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { machineId } from '../../electron/journal/identity'
import { createIssuedNumbers } from '../../electron/lookup/issued-numbers'
import { createSpareTime } from '../../electron/spare-time'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import type { ShiftRow } from '../../shared/till/state'
import { slowGapReport } from '../../tests/support/slow-gaps'
import { startWorkstation } from '../../tests/support/workstation'
import { fiftyfold, manyTickets } from '../lib/many-tickets'

const rounds = 5
const limitMs = 1_000

export async function run(): Promise<{
  figures: Record<string, number>
  limits: Record<string, number>
}> {
  const closed = Number(process.env['CLOSING_TICKETS'] ?? fiftyfold.closed)
  const share = closed / fiftyfold.closed
  const counts = {
    closed,
    open: Math.round(fiftyfold.open * share),
    customers: Math.round(fiftyfold.customers * share),
  }
  const userData = mkdtempSync(join(tmpdir(), 'counterbench-closing-'))
  await manyTickets(userData, counts, (text) => process.stderr.write(`${text}\n`))
  const outlet = startWorkstation({
    ...{ folder: join(userData, 'outlet'), machine: machineId(), nowMs: Date.now, setUp: false },
  })
  try {
    const { database, journal, rows, states, build } = outlet.workstation
    const identity = { journalId: '', epoch: 1, outlet: 'SZ01', station: 'A', incarnation: 0 }
    const numbers = createIssuedNumbers({
      ...{ database, journal, identity: () => identity },
      spareTime: createSpareTime(() => performance.now()),
    })
    const [firstMs, first] = time(numbers.gapReport)
    const againMs = Math.max(...Array.from({ length: rounds }, () => time(numbers.gapReport)[0]))
    const [walkMs, walked] = time(() => slowGapReport({ database, journal, ...identity }))
    if (!isDeepStrictEqual(first, walked)) throw new Error('the index says something else than the walk')

    const shifts = rows.find<ShiftRow>({
      table: 'shifts',
      sort: { column: 'openedAtMs', descending: false },
      limit: 10_000,
    })
    const [today] = shifts.filter((shift) => shift.open === 1)
    if (!today) throw new Error('no day is open')
    const counted = { cash: 0 }
    const [closeMs] = time(() =>
      outlet.must('manager', 'closeDay', { shiftId: today.id, counted, reason: '测量' }),
    )
    const summaryOf = (shift: ShiftRow): PrintJob => {
      const subject = `shift/${shift.id}`
      outlet.must('manager', 'printDocument', {
        form: 'dailySummary',
        subject,
        number: shift.day,
        paper: 'a4',
      })
      const filter = [{ column: 'subject', op: 'is', value: subject } as const]
      const row = rows.find<PrintRow>({ table: 'prints', filter, limit: 100 }).at(-1)
      return states.load(printAggregate, row?.id ?? '').state as PrintJob
    }
    // Nobody closes in the first seconds after a start; until the rows of the figures are there, whoever asks waits.
    const [coldMs] = time(() => build(summaryOf(today)))
    const made = (shift: ShiftRow): number => {
      const job = summaryOf(shift)
      return Math.max(...Array.from({ length: 2 }, () => time(() => build(job))[0]))
    }
    const old = shifts[Math.floor(shifts.length / 2)] ?? today
    const measured = {
      'gap report, ms': againMs,
      'closing, ms': closeMs,
      'summary of the day, ms': made(today),
      'summary of a day long ago, ms': made(old),
    }
    return {
      figures: {
        ...measured,
        'summary of the day right after the start, ms': coldMs,
        'gap report the first time, ms': firstMs,
        'walk over every fact, ms': walkMs,
        facts: journal.head(),
        tickets: rows.count({ table: 'tickets' }),
      },
      limits: Object.fromEntries(Object.keys(measured).map((name) => [name, limitMs])),
    }
  } finally {
    await outlet.workstation.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

function time<Value>(work: () => Value): readonly [ms: number, value: Value] {
  const from = performance.now()
  const value = work()
  return [Math.round((performance.now() - from) * 10) / 10, value]
}
