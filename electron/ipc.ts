/**
 * The two IPC channels. Each message is checked for where it comes from (our own page, its top frame) before it is
 * read at all; everything else about it is decided at the door.
 */

import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { refused } from '../shared/result'
import type { Door, WindowKind } from './door'

export const pageOrigin = 'app://counterbench'

/**
 * The page may ask while the records are still being opened: it is answered when they are. `answered` is told of the
 * first question that a window got an answer to.
 */
export function serveDoor(door: Promise<Door>, answered: () => void): void {
  let told = false
  const serve = (channel: 'execute' | 'ask'): void =>
    ipcMain.handle(channel, async (event, text: unknown) => {
      const answer = await through(event, text, async (windowId, checked) =>
        (await door)[channel](windowId, checked),
      )
      if (!told && answer.startsWith('{"kind":"ok"')) {
        told = true
        answered()
      }
      return answer
    })
  serve('execute')
  serve('ask')
}

/** For a program that has no records to open: nothing can be executed. */
export function serveAsk(ask: (windowId: number, text: string) => Promise<string>): void {
  ipcMain.removeHandler('execute')
  ipcMain.removeHandler('ask')
  ipcMain.handle('ask', (event, text: unknown) => through(event, text, ask))
}

/** Gives a window its place at the door; what main publishes goes to it until it is closed. */
export function attachWindow(window: BrowserWindow, door: Door, kind: WindowKind = 'staff'): void {
  const send = (message: string): void => {
    if (!window.isDestroyed()) window.webContents.send('pushed', message)
  }
  const detach = door.attach(window.id, send, kind)
  window.once('closed', detach)
}

async function through(
  event: IpcMainInvokeEvent,
  text: unknown,
  answer: (windowId: number, text: string) => Promise<string>,
): Promise<string> {
  const window = BrowserWindow.fromWebContents(event.sender)
  const frame = event.senderFrame
  const ours = frame?.url.startsWith(`${pageOrigin}/`) && frame === event.sender.mainFrame
  if (!window || !ours || typeof text !== 'string') return JSON.stringify(refused('not-allowed'))
  return answer(window.id, text)
}
