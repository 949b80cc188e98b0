// Why: makes the installable program with electron-builder. `npm run package -- --release` makes what people
// install and must never be built on the fallback runtime; without --release it is for trying and testing.
// `--unfused` leaves debugging open, so that tests can drive the packaged window; further arguments go to
// electron-builder (default: the unpacked folder only).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, run, toolEnvironment } from './lib/run.mjs'

const args = process.argv.slice(2)
const release = args.includes('--release')
const unfused = args.includes('--unfused')
const passedOn = args.filter((arg) => arg !== '--release' && arg !== '--unfused')

const debuggingFuses = ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments']

process.exitCode = await makePackage()

async function makePackage() {
  const electronFolder = join(projectFolder, 'node_modules/electron')
  const official = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version
  const runtime = existsSync(join(electronFolder, 'dist/version'))
    ? readFileSync(join(electronFolder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    : undefined
  if (release && runtime !== official) {
    return refuse(
      `A release needs Electron ${official}, but ${runtime ?? 'none'} is installed. Run: COUNTERBENCH_ELECTRON=official node scripts/electron-runtime.mjs`,
    )
  }
  if (release && unfused) return refuse('A release is never made with debugging left open.')
  if (release && !process.env.COUNTERBENCH_UPDATES) {
    return refuse('Set COUNTERBENCH_UPDATES to the address that updates will be fetched from.')
  }
  const built = await run('electron-vite', ['build'])
  if (built.status !== 0) return built.status

  const settings = [
    ...(runtime === undefined
      ? []
      : ['-c.electronDist=node_modules/electron/dist', `-c.electronVersion=${runtime}`]),
    ...(unfused ? debuggingFuses.map((fuse) => `-c.electronFuses.${fuse}=true`) : []),
  ]
  const targets = passedOn.length > 0 ? passedOn : release ? [] : ['--dir']
  const env = toolEnvironment({
    // Test packages get an address that cannot exist, so that they never ask anybody.
    COUNTERBENCH_UPDATES: process.env.COUNTERBENCH_UPDATES ?? 'https://updates.invalid/counterbench',
  })
  return (await run('electron-builder', ['--publish', 'never', ...settings, ...targets], { env })).status
}

function refuse(text) {
  process.stderr.write(`${text}\n`)
  return 1
}
