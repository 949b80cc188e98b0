// Why: `npm start` and `npm run demo` open the program as it is in the sources now: what is out of date is built
// first. Further arguments go to the program (`--demo`); `--dev` watches the sources instead.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { projectFolder, run, toolEnvironment } from './lib/run.mjs'

const args = process.argv.slice(2)
const buildInputs = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.mts',
  'package.json',
  'package-lock.json',
]
const headquartersInputs = ['headquarters/page', 'shared']
const headquartersOutput = 'out/headquarters/desk.js'
const buildOutputs = ['out/main/main.js', 'out/preload/preload.js', 'out/renderer/index.html']

process.exitCode = await start()

async function start() {
  if (process.platform === 'linux' && !process.env.DISPLAY) {
    process.stderr.write(
      'There is no display to open a window on. Set DISPLAY, or put `node scripts/with-display.mjs` before the command.\n',
    )
    return 1
  }
  if (args.includes('--dev')) {
    const programArgs = args.filter((arg) => arg !== '--dev')
    return (await run('electron-vite', ['dev', ...(programArgs.length > 0 ? ['--', ...programArgs] : [])]))
      .status
  }
  if (isOutOfDate(buildOutputs, buildInputs)) {
    const build = await run('electron-vite', ['build'])
    if (build.status !== 0) return build.status
  }
  if (!args.includes('--demo')) return (await run('electron', ['.', ...args])).status
  if (isOutOfDate([headquartersOutput], headquartersInputs)) {
    const build = await run('vite', [
      'build',
      '--logLevel=error',
      '--config=headquarters/page/vite.config.mts',
    ])
    if (build.status !== 0) return build.status
  }
  const folder = userDataFolder()
  const headquarters = await startHeadquarters(join(folder, 'headquarters'))
  const opened = await run('electron', [
    '.',
    ...(args.some((arg) => arg.startsWith('--user-data-dir='))
      ? args
      : [...args, `--user-data-dir=${folder}`]),
    `--headquarters=${headquarters.url}`,
  ])
  headquarters.end()
  return opened.status
}

/** The demo keeps everything in one folder of its own; `--user-data-dir=…` names another. */
function userDataFolder() {
  const named = args.find((arg) => arg.startsWith('--user-data-dir='))
  return named ? resolve(named.slice('--user-data-dir='.length)) : join(homedir(), '.counterbench-demo')
}

/** A real headquarters on loopback, beside the demo. It ends with it, also when the demo crashes. */
async function startHeadquarters(dataFolder) {
  const port = await samePort(`${dataFolder}.port`)
  const child = spawn(
    join(projectFolder, 'node_modules/.bin/tsx'),
    ['headquarters/main.ts', '--demo', '--follow-parent', `--port=${port}`, `--data=${dataFolder}`],
    {
      cwd: projectFolder,
      env: toolEnvironment(),
      stdio: ['pipe', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  child.on('error', (error) => process.stderr.write(`headquarters: ${error.message}\n`))
  return { url: `http://127.0.0.1:${port}`, end: () => child.stdin.end() }
}

/** The demo's outlet keeps the address it was connected to, so the next start has to be found there again. */
async function samePort(file) {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (await freePort(last)) ?? (await freePort(0))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${port}\n`)
  return port
}

function freePort(wanted) {
  return new Promise((settle) => {
    const server = createServer()
    server.once('error', () => settle(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => settle(port))
    })
  })
}

function isOutOfDate(built, inputs) {
  const outputs = built.map((path) => join(projectFolder, path))
  if (!outputs.every((path) => existsSync(path))) return true
  const builtAtMs = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return inputs.some((path) => newestMs(join(projectFolder, path)) > builtAtMs)
}

function newestMs(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}
