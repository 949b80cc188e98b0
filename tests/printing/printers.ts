/** Printer settings as an administrator would leave them, changed where a test needs it. */

import { createPrintEngine, type PrintEngine } from '../../electron/printing/engine'
import type { PageEngine } from '../../electron/printing/page-printer'
import { askLocalIpp, connectTcp, createRun } from '../../electron/printing/run-program'
import { type PrinterConnection, type PrinterSettings, profile80 } from '../../shared/printing/settings'

export function printer(
  connection: PrinterConnection,
  changes: Partial<PrinterSettings> = {},
): PrinterSettings {
  return {
    id: 'p1',
    name: 'Counter',
    connection,
    paper: 'roll80',
    orientation: 'portrait',
    rollAs: 'commands',
    receipt: profile80,
    answersStatus: 'auto',
    timeLimitSeconds: 3,
    ...changes,
  }
}

export function engineWith(pages: PageEngine, folder: string): PrintEngine {
  return createPrintEngine({ ...pages, folder, run: createRun(), askIpp: askLocalIpp, connect: connectTcp })
}

/** For tests that print receipts only: asking it for a page is a mistake of the test. */
export const noPages: PageEngine = {
  htmlToPdf: () => Promise.reject(new Error('no page engine in this test')),
}
