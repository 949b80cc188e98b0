/** The reports of this workstation, wired together: their files, the folder they go to, their schedule. */

import { join } from 'node:path'
import type { CommandInput } from '../../shared/commands/registry'
import type { Outlet } from '../../shared/outlet/state'
import type { Answer } from '../../shared/result'
import { createSecondPlace, type SecondPlace } from '../backup/second-place'
import type { States } from '../journal/states'
import type { PrintEngine } from '../printing/engine'
import type { PrinterStore } from '../printing/printer-store'
import { templateOf } from '../printing/template'
import type { RowStore } from '../view/rows'
import { createReportFiles, type ReportFiles } from './report-files'
import { createReportSchedule, type ReportSchedule } from './report-schedule'

export interface Reports {
  readonly files: ReportFiles
  readonly place: SecondPlace
  readonly schedule: ReportSchedule
}

export function createReports(parts: {
  readonly folder: string
  readonly rows: RowStore
  readonly states: States
  readonly engine: PrintEngine
  readonly printers: PrinterStore
  readonly outlet: () => Outlet
  readonly station: () => string
  readonly zone: () => string
  readonly staffName: (staffId: string) => string
  readonly nowMs: () => number
  readonly make: (input: CommandInput<'makeReport'>) => Answer<unknown>
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}): Reports {
  const { engine, outlet, staffName } = parts
  const place = createSecondPlace(join(parts.folder, 'report-place.json'))
  const files = createReportFiles({
    engine,
    staffName,
    frame: (language, report) => ({
      language,
      zone: parts.zone(),
      printedAtMs: report.madeAtMs,
      person: report.madeBy === 'system' ? '' : staffName(report.madeBy),
      station: parts.station(),
      copy: { kind: 'original' },
      template: templateOf(outlet().details, language),
    }),
  })
  const schedule = createReportSchedule({
    ...parts,
    files,
    place,
    settings: () => outlet().policy.reports,
    isSetUp: () => outlet().details !== undefined,
    language: () => parts.printers.read().language,
  })
  return { files, place, schedule }
}
