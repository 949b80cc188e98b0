// Why: Electron's own default application is what makes `electron <folder>` work; the fallback runtime
// comes without it, so this file is packed as its resources/default_app.asar.
// It starts the application folder named on the command line as Electron itself would, and must never
// change process.argv, which the application reads.
const { app, dialog } = require('electron')
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')

const request = readCommandLine(process.argv.slice(1))

if (request.showVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
for (const file of request.preloadedModules) {
  Module._load(path.resolve(file), module, false)
}
if (request.applicationPath === undefined) {
  process.stderr.write('Usage: electron [-r module] <application folder> [arguments]\n')
  process.exit(1)
}
startApplication(path.resolve(request.applicationPath))

function readCommandLine(argv) {
  const preloadedModules = []
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index]
    if (word === '-v' || word === '--version') return { showVersion: true, preloadedModules }
    if (word === '-r' || word === '--require') {
      index += 1
      preloadedModules.push(argv[index])
    } else if (!word.startsWith('-')) {
      return { showVersion: false, preloadedModules, applicationPath: word }
    }
  }
  return { showVersion: false, preloadedModules }
}

function startApplication(applicationPath) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  try {
    const manifestPath = path.join(applicationPath, 'package.json')
    if (fs.existsSync(manifestPath)) takeIdentity(JSON.parse(fs.readFileSync(manifestPath, 'utf8')))
    const entry = Module._resolveFilename(applicationPath, null, true)
    app.setAppPath(fs.existsSync(manifestPath) ? applicationPath : path.dirname(entry))
    Module._load(entry, Module, true)
  } catch (error) {
    process.stderr.write(`The application could not be started: ${error.stack}\n`)
    if (process.env.DISPLAY && !process.env.CI)
      dialog.showErrorBox('The application could not be started', error.stack)
    process.exit(1)
  }
}

function takeIdentity(manifest) {
  if (manifest.version) app.setVersion(manifest.version)
  const name = manifest.productName ?? manifest.name
  if (name) app.name = name
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
}
