/** A kept report as files: the same paper and the same workbook every time, in the language that is asked for. */

import type { PrintContext } from '../../shared/documents/frame'
import type { DocumentModel, Language } from '../../shared/documents/model'
import { safeFileName } from '../../shared/lists'
import type { Report } from '../../shared/report/state'
import { reportModel } from '../printing/build/period-report'
import type { PrintEngine } from '../printing/engine'
import { reportWorkbook } from './workbook'

export interface ReportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ReportFilesDependencies {
  readonly engine: Pick<PrintEngine, 'prepare'>
  readonly staffName: (staffId: string) => string
  readonly frame: (language: Language, report: Report) => PrintContext
}

export interface ReportFiles {
  readonly model: (report: Report, language: Language) => DocumentModel
  /** `undefined`: it can not be drawn. */
  readonly make: (
    report: Report,
    format: 'pdf' | 'xlsx',
    language: Language,
  ) => Promise<ReportFile | undefined>
}

export function createReportFiles(dependencies: ReportFilesDependencies): ReportFiles {
  const model = (report: Report, language: Language) =>
    reportModel(dependencies.frame(language, report), report, dependencies.staffName)
  return {
    model,
    make: async (report, format, language) => {
      const paper = model(report, language)
      const name = safeFileName(`${paper.head.title} ${report.fromDay} ${report.toDay}`, format)
      if (format === 'xlsx') {
        return { name, bytes: await reportWorkbook(report, language === 'en' ? 'en' : 'zh') }
      }
      const prepared = await dependencies.engine.prepare(paper, {
        kind: 'page',
        paper: 'a4',
        orientation: 'portrait',
      })
      return prepared.kind === 'prepared' ? { name, bytes: prepared.prepared.bytes } : undefined
    },
  }
}
