/** Which folder a person means: the system's own dialog decides, never the window that asked. */

import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { ChooseFolder } from './questions/backups'

export const chooseFolder: ChooseFolder = async (windowId) => {
  const window = BrowserWindow.fromId(windowId)
  const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return answer.canceled ? '' : (answer.filePaths[0] ?? '')
}
