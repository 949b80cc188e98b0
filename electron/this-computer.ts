/**
 * What the settings of this computer need of Electron: opening with the system, and the whole screen for the one
 * window, which then closes only when an administrator ends the program.
 */

import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import {
  keepComputerSettings,
  readComputerSettings,
  setDesktopEntry,
  type ThisComputer,
} from './computer-settings'
import { appImage } from './release-guard'

export function thisComputer(): ThisComputer {
  const file = join(app.getPath('userData'), 'this-computer.json')
  return {
    read: () => readComputerSettings(file),
    set: (settings) => {
      keepComputerSettings(file, settings)
      openWithSystem(settings.autostart)
      for (const window of BrowserWindow.getAllWindows()) {
        if (kiosks.has(window)) setKiosk(window, settings.kiosk)
      }
    },
    quit: () => app.quit(),
  }
}

const kiosks = new WeakMap<BrowserWindow, boolean>()

/** The staff's window; the customer's stays as it is. */
export function mayBeKiosk(window: BrowserWindow, computer: ThisComputer): void {
  setKiosk(window, computer.read().kiosk || app.commandLine.hasSwitch('kiosk'))
  window.on('close', (event) => {
    if (kiosks.get(window) === true) event.preventDefault()
  })
  // The system is ending: nothing may stand in its way.
  window.on('session-end', () => setKiosk(window, false))
}

function setKiosk(window: BrowserWindow, on: boolean): void {
  kiosks.set(window, on)
  window.setKiosk(on)
}

function openWithSystem(on: boolean): void {
  const program = appImage() ?? process.execPath
  const args = [
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...process.argv.filter((arg) => arg.startsWith('--user-data-dir=')),
  ]
  if (process.platform === 'linux') {
    setDesktopEntry(app.getPath('appData'), on ? { program, args } : undefined)
  } else app.setLoginItemSettings({ openAtLogin: on, path: program, args })
}
