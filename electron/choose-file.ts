/** Which catalogue file to load: the system's own dialog decides, never the window that asked. */

import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { ChooseFile } from './questions/catalogue'

export const askForCatalogue: ChooseFile = async (windowId) => {
  const window = BrowserWindow.fromId(windowId)
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [{ name: 'Catalogue', extensions: ['jsonl', 'gz', 'cbcat'] }],
  }
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return answer.canceled ? undefined : answer.filePaths[0]
}
