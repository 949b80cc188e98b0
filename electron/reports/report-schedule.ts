/**
 * Makes the weekly and monthly reports when they are due, and puts what was made into the folder that was chosen. What
 * could not be put there (a stick that is out, a share that is down) is tried again; the report itself is kept anyway.
 */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calendarDayAt } from '../../shared/calendar/calendar-day'
import type { CommandInput } from '../../shared/commands/registry'
import type { Language } from '../../shared/documents/model'
import { dueReports, type ReportSettings } from '../../shared/report/schedule'
import { type Report, type ReportRow, reportAggregate } from '../../shared/report/state'
import type { Answer } from '../../shared/result'
import type { SecondPlace } from '../backup/second-place'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import type { ReportFiles } from './report-files'

const tickMs = 60_000
/** Older ones were there before the folder was chosen. */
const filedWithinMs = 14 * 86_400_000

export interface ReportSchedule {
  readonly start: () => void
  /** Looks whether one is due or waits for its folder. The timer does so by itself. */
  readonly tick: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function createReportSchedule(parts: {
  readonly rows: RowStore
  readonly states: States
  readonly settings: () => ReportSettings
  readonly isSetUp: () => boolean
  readonly zone: () => string
  readonly nowMs: () => number
  readonly language: () => Language
  readonly files: ReportFiles
  readonly place: SecondPlace
  readonly make: (input: CommandInput<'makeReport'>) => Answer<unknown>
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}): ReportSchedule {
  const { rows, nowMs, place } = parts
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()
  let stopped = false

  function makeDue(): void {
    const zone = parts.zone()
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(nowMs()),
    )
    for (const due of dueReports(parts.settings(), calendarDayAt(nowMs(), zone), hour)) {
      // Named by what it is about: the same one is never made twice by itself.
      const reportId = `${due.kind}-${due.fromDay}`
      if (rows.get<ReportRow>('reports', reportId) || isEmpty(due.fromDay, due.toDay)) continue
      const answer = parts.make({ reportId, ...due })
      if (answer.kind !== 'ok') parts.log('report not made', { reportId, answer: answer.kind })
    }
  }

  /** A period before the outlet had this program says nothing. */
  function isEmpty(fromDay: string, toDay: string): boolean {
    const within = (column: string) =>
      rows.count({
        table: 'tickets',
        filter: [
          { column, op: 'from', value: fromDay },
          { column, op: 'to', value: toDay },
        ],
      })
    return within('businessDay') + within('closedDay') === 0
  }

  async function fileWhatWaits(): Promise<void> {
    const { folder, copiedAtMs } = place.read()
    if (folder === '') return
    const waiting = rows
      .find<ReportRow>({ table: 'reports', sort: { column: 'madeAtMs', descending: false }, limit: 500 })
      .filter(({ madeAtMs }) => madeAtMs > copiedAtMs && madeAtMs > nowMs() - filedWithinMs)
    for (const [at, row] of waiting.entries()) {
      if (stopped) return
      const report = parts.states.load(reportAggregate, row.id).state as Report
      try {
        for (const format of ['pdf', 'xlsx'] as const) {
          const file = await parts.files.make(report, format, parts.language())
          if (!file) throw Object.assign(new Error('not drawn'), { code: 'rendering-failed' })
          await writeFile(join(folder, file.name), file.bytes)
        }
        // Two that were made in one moment are there when both are.
        if (waiting[at + 1]?.madeAtMs !== row.madeAtMs) place.copied(row.madeAtMs)
      } catch (error) {
        const code = (error as { readonly code?: unknown }).code
        place.failed(typeof code === 'string' ? code : 'unknown')
        parts.log('report not put into its folder', { code })
        return
      }
    }
  }

  function tick(): Promise<void> {
    work = work.then(async () => {
      if (stopped || !parts.isSetUp()) return
      makeDue()
      await fileWhatWaits()
    })
    return work
  }

  return {
    start: () => {
      timer = setInterval(() => void tick(), tickMs)
      timer.unref()
      void tick()
    },
    tick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await work
    },
  }
}
