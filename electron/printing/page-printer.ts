/**
 * Turns documents into the PDF or the picture that is printed, through whatever engine is at hand: the warm hidden
 * window in the program, Chromium in tests. Knows no printer and keeps nothing.
 */

import type { DocumentModel } from '../../shared/documents/model'
import type { Orientation, PaperKind } from '../../shared/documents/paper'
import type { Draw } from './drawing'
import type { PageJob } from './render-page'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel; only brightness and opacity matter, so the order of the colours does not. */
  readonly rgba: Uint8Array
}

export interface PageEngine {
  readonly htmlToPdf: (page: PageJob) => Promise<Uint8Array>
  /** For printers that know no Chinese. Where an engine can not do it, such printers are refused by name. */
  readonly htmlToPixels?: (page: PageJob, widthDots: number) => Promise<Pixels>
}

export async function printPage(
  engine: PageEngine,
  draw: Draw,
  models: readonly DocumentModel[],
  paper: PaperKind,
  orientation: Orientation,
): Promise<{ readonly page: PageJob; readonly pdf: Uint8Array }> {
  const page = await draw({ kind: 'page', models, paper, orientation })
  return { page, pdf: await engine.htmlToPdf(page) }
}
