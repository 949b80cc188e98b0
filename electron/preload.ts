/** The window's only door, and nothing else: text in, text out. No Node, no Electron reaches the page. */

import { contextBridge, ipcRenderer } from 'electron'
import type { WorkstationDoor } from '../shared/ipc'

const door: WorkstationDoor = {
  execute: (request) => ipcRenderer.invoke('execute', request) as Promise<string>,
  ask: (request) => ipcRenderer.invoke('ask', request) as Promise<string>,
  listen: (listener) => {
    const forward = (_event: unknown, message: string): void => listener(message)
    ipcRenderer.on('pushed', forward)
    return () => ipcRenderer.removeListener('pushed', forward)
  },
}

contextBridge.exposeInMainWorld('workstation', door)
