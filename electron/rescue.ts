/**
 * What the window shows instead of the program when its records can not be opened: what is wrong, in words, and the
 * ways back. A box with one button would leave an outlet alone with it.
 */

import { app, type BrowserWindow } from 'electron'
import { createRescueDoor } from './backup/rescue-door'
import { chooseFolder } from './choose-folder'
import { pageOrigin, serveAsk } from './ipc'
import type { KeyWrap } from './journal/key-file'

export function openRescue(options: {
  readonly folder: string
  readonly wraps: readonly KeyWrap[]
  readonly error: unknown
  readonly restart: () => void
  /** The program's own window, which has shown nothing yet. */
  readonly window: BrowserWindow
}): void {
  serveAsk(
    createRescueDoor({
      ...options,
      version: app.getVersion(),
      nowMs: Date.now,
      chooseFolder,
      quit: () => app.quit(),
    }),
  )
  app.on('window-all-closed', () => app.quit())
  void options.window.loadURL(`${pageOrigin}/rescue.html`)
}
