/**
 * The window on the customer's side of the counter: on the second display where there is one, filling it; else an
 * ordinary window that can be moved. Where it was put last is remembered. It never has a session.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, type Display, screen, type WebContents } from 'electron'
import { passKeysOn } from './customer-keys'
import type { Door } from './door'
import { attachWindow, pageOrigin } from './ipc'

export interface CustomerWindow {
  readonly open: () => boolean
  readonly close: () => void
}

export function createCustomerWindow(options: {
  readonly file: string
  readonly door: () => Door
}): CustomerWindow {
  let window: BrowserWindow | undefined

  function open(): boolean {
    if (window && !window.isDestroyed()) {
      window.show()
      return true
    }
    const remembered = rememberedDisplay(options.file)
    const displays = screen.getAllDisplays()
    const main = screen.getPrimaryDisplay()
    const others = displays.filter((display) => display.id !== main.id)
    const chosen = displays.find((display) => display.id === remembered) ?? others[0]
    const fills = chosen !== undefined && chosen.id !== main.id
    const made = new BrowserWindow({
      ...placeOn(chosen ?? main, fills),
      ...look,
      fullscreen: fills,
      kiosk: fills,
    })
    window = made
    guard(made.webContents)
    passKeysOn(made.webContents, () =>
      BrowserWindow.getAllWindows().find((other) => other !== made && other.isVisible()),
    )
    attachWindow(made, options.door(), 'customer')
    made.once('ready-to-show', () => made.showInactive())
    made.on('moved', () => remember(options.file, screen.getDisplayMatching(made.getBounds()).id))
    made.once('closed', () => {
      window = undefined
    })
    void made.loadURL(`${pageOrigin}/customer.html`)
    return true
  }

  return {
    open,
    close: () => {
      if (window && !window.isDestroyed()) window.close()
    },
  }
}

const look = {
  show: false,
  autoHideMenuBar: true,
  backgroundColor: '#f4f5f7',
  webPreferences: {
    preload: join(__dirname, '../preload/preload.js'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
  },
} as const

function placeOn({ workArea, bounds }: Display, fills: boolean) {
  if (fills) return bounds
  const width = Math.min(1024, workArea.width)
  const height = Math.min(720, workArea.height)
  return { x: workArea.x + workArea.width - width, y: workArea.y, width, height }
}

/** It shows one page, and no key or link may take it to another. */
function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function rememberedDisplay(file: string): number | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof kept === 'object' && kept !== null && 'display' in kept && typeof kept.display === 'number'
      ? kept.display
      : undefined
  } catch {
    // Never opened before, or the file is gone: it goes to the second display.
    return undefined
  }
}

function remember(file: string, display: number): void {
  writeFileSync(file, JSON.stringify({ display }))
}
