// Why: `npm start` and `npm run demo` open the program as it is in the sources now: what is out of date is built
// first. Further arguments go to the program (`--demo`); `--dev` watches the sources instead.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, run } from './lib/run.mjs'

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
  if (isOutOfDate()) {
    const build = await run('electron-vite', ['build'])
    if (build.status !== 0) return build.status
  }
  return (await run('electron', ['.', ...args])).status
}

function isOutOfDate() {
  const outputs = buildOutputs.map((path) => join(projectFolder, path))
  if (!outputs.every((path) => existsSync(path))) return true
  const builtAtMs = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return buildInputs.some((path) => newestMs(join(projectFolder, path)) > builtAtMs)
}

function newestMs(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}
