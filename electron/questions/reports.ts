/** Kept reports: the list, the paper, the files, and the folder they go to. The folder is chosen in the system's dialog. */

import { type Report, type ReportRow, reportAggregate } from '../../shared/report/state'
import { ok, refused } from '../../shared/result'
import { isWritable } from '../backup/place'
import type { SecondPlace } from '../backup/second-place'
import type { States } from '../journal/states'
import { renderPage } from '../printing/render-page'
import type { ReportFiles } from '../reports/report-files'
import type { RowStore } from '../view/rows'
import type { ChooseFolder } from './backups'
import type { Handlers } from './handler'
import type { SaveFile } from './list-files'

const mostShown = 500

export function reportHandlers(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly files: ReportFiles
  readonly place: SecondPlace
  readonly tick: () => Promise<void>
  readonly chooseFolder: ChooseFolder | undefined
  readonly saveFile: SaveFile | undefined
  readonly staffName: (staffId: string) => string
}): Handlers<'reports' | 'reportPaper' | 'saveReport' | 'chooseReportFolder' | 'forgetReportFolder'> {
  const { rows, files, place } = dependencies
  const find = (reportId: string) =>
    dependencies.states.load(reportAggregate, reportId).state as Report | undefined
  return {
    reports: () => {
      const { folder, copiedAtMs, problem } = place.read()
      const found = rows.find<ReportRow>({
        table: 'reports',
        sort: { column: 'madeAtMs', descending: true },
        limit: mostShown,
      })
      return ok({
        rows: found.map((row) => ({
          ...row,
          madeByName: row.madeBy === 'system' ? '' : dependencies.staffName(row.madeBy),
        })),
        folder,
        filedAtMs: copiedAtMs,
        problem,
      })
    },
    reportPaper: ({ reportId, language }) => {
      const report = find(reportId)
      if (!report) return refused('report-unknown')
      const model = files.model(report, language)
      return ok({ html: renderPage([model], 'a4').html, title: model.head.title })
    },
    saveReport: async ({ reportId, language, format }, { windowId }) => {
      const report = find(reportId)
      if (!report) return refused('report-unknown')
      if (!dependencies.saveFile) return refused('saving-files-off')
      const file = await files.make(report, format, language)
      if (!file) return refused('rendering-failed')
      const state = await dependencies.saveFile(windowId, file.name, file.bytes)
      return state === 'not-written' ? refused('file-not-written') : ok({ state })
    },
    chooseReportFolder: async (_input, { windowId }) => {
      const folder = (await dependencies.chooseFolder?.(windowId)) ?? ''
      if (folder === '') return ok({ folder: place.read().folder })
      if (!(await isWritable(folder))) return refused('folder-not-writable')
      place.choose(folder)
      await dependencies.tick()
      return ok({ folder })
    },
    forgetReportFolder: () => {
      place.choose('')
      return ok(null)
    },
  }
}
