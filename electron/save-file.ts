/** Where a list goes that a person takes along: the system's own dialog decides, never the window that asked. */

import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { SaveFile } from './questions/list-files'

export const askAndSave: SaveFile = async (windowId, name, bytes) => {
  const window = BrowserWindow.fromId(windowId)
  const options = {
    defaultPath: join(app.getPath('documents'), basename(name)),
    filters: [
      { name: name.endsWith('.xlsx') ? 'Excel' : 'CSV', extensions: [name.split('.').at(-1) ?? 'csv'] },
    ],
  }
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  if (answer.canceled || answer.filePath === undefined || answer.filePath === '') return 'cancelled'
  try {
    await writeFile(answer.filePath, bytes)
    return 'saved'
  } catch {
    // A full stick, a file open in Excel, a folder without rights: the person chooses again.
    return 'not-written'
  }
}
