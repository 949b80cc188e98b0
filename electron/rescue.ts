/**
 * The window that opens instead of the program when its records can not be opened: what is wrong, in words, and the
 * ways back. A box with one button would leave an outlet alone with it.
 */

import { app, type BrowserWindow } from 'electron'
import { createRescueDoor } from './backup/rescue-door'
import { chooseFolder } from './choose-folder'
import { serveAsk } from './ipc'
import type { KeyWrap } from './journal/key-file'
import { createMainWindow } from './window'

export function openRescue(options: {
  readonly folder: string
  readonly wraps: readonly KeyWrap[]
  readonly error: unknown
  readonly restart: () => void
}): BrowserWindow {
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
  return createMainWindow('rescue.html')
}
