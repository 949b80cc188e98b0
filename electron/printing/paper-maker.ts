/** What the program makes paper with: the thread that draws it and the hidden window that turns it into a PDF. */

import type { Draw } from './drawing'
import { createDrawingThread } from './drawing-thread'
import { createPrintWindow, type PrintWindow } from './window-pdf'

export interface PaperMaker extends PrintWindow {
  readonly draw: Draw
}

export function createPaperMaker(threadScript: string, log: (message: string) => void): PaperMaker {
  const window = createPrintWindow()
  const thread = createDrawingThread(threadScript, log)
  return {
    ...window,
    draw: thread.draw,
    warm: () => {
      window.warm()
      thread.warm()
    },
    close: () => {
      window.close()
      thread.close()
    },
  }
}
