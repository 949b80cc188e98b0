/** Electron's security checklist, as far as the sources show it (docs/security.md names what shows the rest). */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayShip } from '../scripts/lib/packages-inside'

const project = join(__dirname, '..')
const sources = readdirSync(join(project, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(project, 'electron', name), 'utf8') }))

/** The options of every window that is made, as written: the braces after `new BrowserWindow(`, and what they spread. */
const windows = sources
  .filter(({ text }) => text.includes('new BrowserWindow('))
  .map(({ name, text }) => ({ name, text }))

describe('every window', () => {
  it('is one of those that are known here', () => {
    expect(windows.map(({ name }) => name).sort()).toEqual([
      'customer-window.ts',
      'printing/window-pdf.ts',
      'window.ts',
    ])
  })

  it.each(windows.map(({ name }) => name))('of %s is sandboxed, isolated and without Node', (name) => {
    const text = windows.find((one) => one.name === name)?.text ?? ''
    expect(text).toContain('sandbox: true')
    expect(text).toContain('contextIsolation: true')
    expect(text).toContain('nodeIntegration: false')
    expect(text).toMatch(/setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/)
    expect(text).toContain("on('will-navigate'")
  })

  it('of staff and customers lets no webview in', () => {
    for (const { name, text } of windows.filter(({ name }) => name !== 'printing/window-pdf.ts')) {
      expect(text, name).toContain('webviewTag: false')
      expect(text, name).toMatch(/on\('will-attach-webview', \(event\) => event\.preventDefault\(\)\)/)
    }
    // Pages on paper have no script at all.
    expect(windows.find(({ name }) => name === 'printing/window-pdf.ts')?.text).toContain('javascript: false')
  })
})

describe('the program', () => {
  const all = sources.map(({ text }) => text).join('\n')

  it.each([
    'webSecurity: false',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'allowpopups',
    'openExternal',
    'nodeIntegration: true',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'sandbox: false',
    'contextIsolation: false',
    '@electron/remote',
    'executeJavaScript',
    'file://',
    'eval(',
  ])('names %s nowhere', (word) => {
    expect(all.includes(word)).toBe(false)
  })

  it('cancels every request of a page but for its own files, and grants the camera alone', () => {
    const pages = sources.find(({ name }) => name === 'pages.ts')?.text ?? ''
    expect(pages).toContain('onBeforeRequest')
    expect(pages).toContain("permission === 'media'")
    expect(pages).toContain("default-src 'none'")
    expect(pages).not.toContain("'unsafe-eval'")
    expect(/script-src[^\n]*/.exec(pages)?.[0]).not.toContain("'unsafe-inline'")
  })

  it('gives a page three functions, which take and give text', () => {
    const preload = sources.find(({ name }) => name === 'preload.ts')?.text ?? ''
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect(preload).toContain('{\n  execute:')
    expect(preload.match(/ipcRenderer\.(invoke|on|send)\(/g)).toHaveLength(3)
  })

  it('takes messages on two channels, each checked for its sender', () => {
    const ipc = sources.find(({ name }) => name === 'ipc.ts')?.text ?? ''
    expect(ipc).toContain('frame === event.sender.mainFrame')
    const elsewhere = sources.filter(({ name, text }) => name !== 'ipc.ts' && /ipcMain\b/.test(text))
    expect(elsewhere.map(({ name }) => name)).toEqual([])
  })
})

describe('a licence', () => {
  it('may ship where it lets itself be passed on inside a program like this', () => {
    for (const licence of ['MIT', '(MIT OR Apache-2.0)', 'MIT AND ISC', 'GPL-2.0 OR MIT']) {
      expect(mayShip(licence), licence).toBe(true)
    }
    for (const licence of [
      '',
      'UNLICENSED',
      'AGPL-3.0-only',
      'GPL-3.0',
      'MIT AND GPL-2.0',
      'SEE LICENSE IN x',
    ]) {
      expect(mayShip(licence), licence).toBe(false)
    }
  })
})
