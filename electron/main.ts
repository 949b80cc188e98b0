/**
 * The shell: one instance, the folder, the keys, the workstation, the windows. Everything the program does is in
 * the workstation; this file only starts and ends it.
 */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, protocol } from 'electron'
import type { Pushed } from '../shared/ipc'
import { takeOverRestored } from './backup/take-over'
import { askForCatalogue } from './choose-file'
import { chooseFolder } from './choose-folder'
import { type CustomerWindow, createCustomerWindow } from './customer-window'
import { createDemoClock, demoEnrolmentCode, dropHalfDemo, prepareDemo } from './demo/demo'
import type { Door } from './door'
import { bundleIn, createHandedFile } from './handed-file'
import { attachWindow, pageOrigin, serveDoor } from './ipc'
import { stationKey } from './journal/key-file'
import { createLog } from './log'
import { clearMirror, pageScheme, servePages } from './pages'
import { makePractice, withoutPaperAndNetwork } from './practice'
import { createPaperMaker, type PaperMaker } from './printing/paper-maker'
import { askLocalIpp, connectTcp, createRun } from './printing/run-program'
import { printScheme } from './printing/window-pdf'
import { checkOwnFiles, mayStart, packageUpdates, sayAltered } from './release-guard'
import { openRescue } from './rescue'
import { askAndOpen, askAndSave } from './save-file'
import { systemKeyWraps } from './system-keys'
import { notInstalled, startHealth, takenBack, takeUpdate, wentBack } from './take-update'
import { mayBeKiosk, thisComputer } from './this-computer'
import { createMainWindow } from './window'
import { createWorkstation, type Workstation } from './workstation'

const demo = app.commandLine.hasSwitch('demo') || process.argv.includes('--demo')

const practice = app.commandLine.hasSwitch('practice') || process.argv.includes('--practice')

const clock = createDemoClock()

if (demo && !app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), 'counterbench-demo'))
}
let running: Workstation | undefined
let ended = false
const computer = thisComputer()
protocol.registerSchemesAsPrivileged([pageScheme, printScheme])

const health = startHealth()
let tellStaff: (message: Pushed) => void = () => undefined
const handedFile = createHandedFile(() => tellStaff({ kind: 'bundleHanded' }))
const openedWith = bundleIn(process.argv.slice(1), process.cwd())
if (openedWith !== undefined) handedFile.hand(openedWith)
// macOS names the file this way, also before the program is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  handedFile.hand(path)
})

if (!mayStart() || wentBack(health)) {
  // On its way out; nothing was opened.
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const folder = join(app.getPath('userData'), 'outlet')
  const log = createLog(join(app.getPath('userData'), 'logs', 'counterbench.log'), Date.now)
  const paper = createPaperMaker(join(__dirname, 'paper-thread.js'), log)
  servePages(join(__dirname, '../renderer'))
  if (demo) dropHalfDemo(folder)
  const customerWindow: CustomerWindow = createCustomerWindow({
    file: join(app.getPath('userData'), 'customer-window.json'),
    door: () => {
      if (!workstation) throw new Error('no workstation yet')
      return workstation.door
    },
  })
  const journalFile = join(folder, 'journal.sqlite')
  const window = createMainWindow(demo && !existsSync(journalFile) ? 'preparing.html' : 'index.html')
  let openDoor: (door: Door) => void = () => undefined
  // Opened, folded, answered: this version stays.
  serveDoor(new Promise((resolve) => (openDoor = resolve)), () => {
    void ownFiles.then((check) => {
      if (check?.kind === 'whole') health.well(app.getVersion())
    })
  })
  // The page reads its own script while the records are opened here.
  await new Promise<void>((resolve) => window.webContents.once('did-navigate', () => resolve()))
  const ownFiles = checkOwnFiles()
  void ownFiles.then((check) => {
    if (check?.kind === 'altered') sayAltered(check.what)
  })
  const workstation = open(folder, log, window, paper, customerWindow)
  if (!workstation) return
  running = workstation
  attachWindow(window, workstation.door)
  openDoor(workstation.door)
  if (demo && workstation.journal.head() === 0) {
    if (!window.isVisible()) await new Promise<void>((resolve) => window.once('show', () => resolve()))
    await prepareDemo({ workstation, clock, folder, resources: resources(), log })
    await window.loadURL(`${pageOrigin}/index.html`)
  }
  // Without the clerk's window there is nobody whom the customer's could speak for.
  window.once('closed', customerWindow.close)
  mayBeKiosk(window, computer)
  tellStaff = (message) => {
    if (!window.isDestroyed()) window.webContents.send('pushed', JSON.stringify(message))
  }
  app.on('second-instance', (_event, args, workingFolder) => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
    const bundle = bundleIn(args.slice(1), workingFolder)
    if (bundle !== undefined) handedFile.hand(bundle)
    else tellStaff({ kind: 'secondStart' })
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    log('window gone', { reason: details.reason })
    if (details.reason !== 'clean-exit') window.reload()
  })
  let ending = false
  app.on('before-quit', (event) => {
    if (ending) return
    event.preventDefault()
    ending = true
    void end(workstation, paper.close, log).finally(() => app.exit(0))
  })
  app.on('window-all-closed', () => app.quit())
  whenShown(window, () => {
    void workstation.start().then(() => connectDemo(workstation))
  })
}

/** After the first paint, so that nothing delays it; at once where the window is there already. */
function whenShown(window: BrowserWindow, work: () => void): void {
  if (window.isVisible()) work()
  else window.once('ready-to-show', work)
}

/** `npm run demo` starts a headquarters of its own and says where; it may need some seconds to be there. */
async function connectDemo(workstation: Workstation): Promise<void> {
  const url = app.commandLine.getSwitchValue('headquarters')
  if (!demo || url === '' || workstation.link.overview().connected) return
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const answer = await workstation.link.connect(url, demoEnrolmentCode)
    if (answer.kind === 'ok') return
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

function open(
  folder: string,
  log: ReturnType<typeof createLog>,
  window: BrowserWindow,
  paper: PaperMaker,
  customerWindow: CustomerWindow,
): Workstation | undefined {
  const keyWraps = systemKeyWraps()
  const closeRecords = async (): Promise<void> => {
    if (running) await end(running, paper.close, log)
  }
  const ownUpdates = packageUpdates({
    install: takeUpdate({ health, log, close: closeRecords }),
    takenBack: takenBack(health),
    notInstalled: notInstalled(health),
  })
  try {
    const restored = takeOverRestored(folder)
    if (restored !== undefined) log('backup restored', { file: restored })
    return createWorkstation({
      folder,
      resources: resources(),
      nowMs: clock.nowMs,
      newId: randomUUID,
      keys: stationKey(folder, keyWraps),
      keyWraps,
      chooseFolder,
      restart,
      thisComputer: computer,
      handedFile,
      ...(ownUpdates && !practice ? { packageUpdates: ownUpdates } : {}),
      printing: {
        htmlToPdf: paper.htmlToPdf,
        htmlToPixels: paper.htmlToPixels,
        draw: paper.draw,
        run: createRun(),
        connect: connectTcp,
        askIpp: askLocalIpp,
        ...(process.platform === 'win32' ? { printSilently: paper.printSilently } : {}),
      },
      fetch,
      startPractice: () => startPractice(folder),
      saveFile: askAndSave,
      openFile: askAndOpen,
      chooseFile: askForCatalogue,
      catalogueThread: join(__dirname, 'catalogue-thread.js'),
      backupThread: join(__dirname, 'backup-thread.js'),
      log,
      demo,
      customerWindow,
      clearMirror,
      formBegun: paper.warm,
      ...(practice ? practiceOptions(paper) : {}),
    })
  } catch (error) {
    log('journal could not be opened', { name: error instanceof Error ? error.name : 'error' })
    openRescue({ folder, wraps: keyWraps, error, restart, window })
    return undefined
  }
}

/** Once: an update closes the records before the program ends. */
async function end(
  workstation: Workstation,
  closePrinting: () => void,
  log: ReturnType<typeof createLog>,
): Promise<void> {
  if (ended) return
  ended = true
  try {
    await workstation.close()
    closePrinting()
  } catch (error) {
    log('closing', { name: error instanceof Error ? error.name : 'error' })
  }
}

/** The same program beside this one, on a copy; `running` is there by the time that anybody can press the button. */
async function startPractice(folder: string): Promise<void> {
  if (!running) return
  const target = join(app.getPath('userData'), 'practice')
  await makePractice({ copyTo: running.backups.copyTo, folder, target })
  const own = app.isPackaged ? [] : [app.getAppPath()]
  spawn(process.execPath, [...own, '--practice', `--user-data-dir=${target}`], {
    detached: true,
    stdio: 'ignore',
  }).unref()
}

function practiceOptions(paper: PaperMaker) {
  const { printing, ...options } = withoutPaperAndNetwork()
  return { ...options, printing: { ...printing, htmlToPdf: paper.htmlToPdf, draw: paper.draw } }
}

/** Ends in the ordinary way, so that everything is closed, and starts again with the same arguments. */
function restart(): void {
  app.relaunch()
  app.quit()
}

/** Inside the package as well: Electron reads them from the archive. */
function resources(): string {
  return join(app.getAppPath(), 'resources')
}
