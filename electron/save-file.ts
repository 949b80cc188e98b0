/** Where a file goes that a person takes along, or comes from: the system's own dialog decides, never the window. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { fileNameWithEnding } from '../shared/file-name'
import { readAtMost } from './handed-file'
import type { OpenFile } from './questions/bundle'
import type { SaveFile } from './questions/list-files'

export const askAndSave: SaveFile = async (windowId, name, bytes) => {
  const window = BrowserWindow.fromId(windowId)
  const options = {
    defaultPath: join(app.getPath('documents'), fileNameWithEnding(name)),
    filters: [filterFor(name.split('.').at(-1) ?? 'csv')],
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

export const askAndOpen: OpenFile = async (windowId, extensions, bytesAtMost) => {
  const window = BrowserWindow.fromId(windowId)
  const options = { filters: extensions.map(filterFor), properties: ['openFile' as const] }
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  const [file] = answer.filePaths
  if (answer.canceled || file === undefined) return 'cancelled'
  return readAtMost(file, bytesAtMost)
}

function filterFor(extension: string): { name: string; extensions: string[] } {
  const names: Readonly<Record<string, string>> = { xlsx: 'Excel', csv: 'CSV', pdf: 'PDF' }
  const name = names[extension] ?? 'Counterbench'
  return { name, extensions: [extension] }
}
