// Why: makes the installable program with electron-builder. `npm run package` builds what this system can: on Linux the
// folder and the .deb, elsewhere the folder. `-- --release` makes what people install: official Electron only, a release
// key, an update address. `--unfused` leaves debugging open, so that tests can drive the packaged window; `--version=X`
// stamps another version (for update tests); `--keep-sizes` keeps the sizes for later ones to be compared with; further arguments go to electron-builder.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, run, toolEnvironment } from './lib/run.mjs'

const args = process.argv.slice(2)
const has = (flag) => args.includes(flag)
const given = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
const release = has('--release')
const unfused = has('--unfused')
const ours = /^--(release|unfused|no-build|keep-sizes|version=.*|output=.*)$/
const passedOn = args.filter((arg) => !ours.test(arg))

const debuggingFuses = ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments']
const sizesFile = join(projectFolder, 'scripts/release/sizes.json')

process.exitCode = await makePackage()

async function makePackage() {
  const electronFolder = join(projectFolder, 'node_modules/electron')
  const official = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version
  const runtime = existsSync(join(electronFolder, 'dist/version'))
    ? readFileSync(join(electronFolder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    : undefined
  const { COUNTERBENCH_UPDATES, COUNTERBENCH_RELEASE_KEY } = process.env
  if (release) {
    if (runtime !== official) {
      return refuse(
        `A release needs Electron ${official}, but ${runtime ?? 'none'} is installed. Run: COUNTERBENCH_ELECTRON=official node scripts/electron-runtime.mjs`,
      )
    }
    if (unfused) return refuse('A release is never made with debugging left open.')
    if (!COUNTERBENCH_UPDATES?.startsWith('https://')) {
      return refuse('Set COUNTERBENCH_UPDATES to the https address that updates will be fetched from.')
    }
    if (!COUNTERBENCH_RELEASE_KEY || !existsSync(COUNTERBENCH_RELEASE_KEY)) {
      return refuse('Set COUNTERBENCH_RELEASE_KEY to the file of the release key (docs/release.md).')
    }
  }
  if (!has('--no-build')) {
    const built = await run('electron-vite', ['build'])
    if (built.status !== 0) return built.status
    const listed = await run('tsx', ['scripts/bill-of-materials.ts'])
    if (listed.status !== 0) return listed.status
  }

  // Test packages get an address that cannot exist, so that they never ask anybody.
  const updates = COUNTERBENCH_UPDATES ?? 'https://updates.invalid/counterbench'
  const version = given('version')
  const output = given('output') ?? 'dist'
  const own = {
    profile: release ? 'release' : unfused ? 'driven' : 'development',
    releaseKeys: await publicKeys(),
    channel: process.env.COUNTERBENCH_CHANNEL ?? 'stable',
    updates,
  }
  const settings = [
    `-c.directories.output=${output}`,
    ...Object.entries(own).map(([name, value]) => `-c.extraMetadata.counterbench.${name}=${value}`),
    ...(version === undefined ? [] : [`-c.extraMetadata.version=${version}`]),
    ...(runtime === undefined
      ? []
      : ['-c.electronDist=node_modules/electron/dist', `-c.electronVersion=${runtime}`]),
    ...(unfused ? debuggingFuses.map((fuse) => `-c.electronFuses.${fuse}=true`) : []),
  ]
  const here = process.platform === 'linux' ? ['--linux', 'dir', 'deb'] : ['--dir']
  const targets = passedOn.length > 0 ? passedOn : release ? [] : here
  const env = toolEnvironment({
    COUNTERBENCH_UPDATES: updates,
    // What electron-builder would download; a release may use it, everything else works without a network.
    ...(release ? {} : { CUSTOM_FPM_PATH: join(projectFolder, 'scripts/lib/fpm-stand-in.mjs') }),
  })
  const { status } = await run('electron-builder', ['--publish', 'never', ...settings, ...targets], { env })
  if (status === 0) tellSizes(join(projectFolder, output), runtime ?? official, version)
  return status
}

async function publicKeys() {
  const { status, output } = await run('tsx', ['scripts/release/public-keys.ts'], { capture: true })
  if (status !== 0) throw new Error(`no release key: ${output}`)
  return output.trim()
}

/** What a person downloads and what it takes on the disk, beside the release before on the same runtime. */
function tellSizes(folder, runtime, version) {
  const kept = existsSync(sizesFile) ? JSON.parse(readFileSync(sizesFile, 'utf8')) : {}
  const before = kept[runtime]
  const sizes = {}
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (/-unpacked$/.test(name)) {
      sizes.installed = sizeOf(file)
      sizes['app.asar'] = statSync(join(file, 'resources/app.asar')).size
    }
    if (/\.(deb|AppImage|exe|dmg|zip)$/.test(name)) sizes[name.replace(/^.*(?=\.)/, '')] = statSync(file).size
  }
  for (const [name, bytes] of Object.entries(sizes)) {
    const earlier = before?.sizes[name]
    const change = earlier
      ? ` (${bytes >= earlier ? '+' : ''}${(((bytes - earlier) / earlier) * 100).toFixed(1)} % of ${before.version})`
      : ''
    process.stdout.write(`${name.padEnd(10)} ${(bytes / 1e6).toFixed(1)} MB${change}\n`)
  }
  if (!has('--keep-sizes') && !(release && version === undefined)) return
  const own = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).version
  writeFileSync(sizesFile, `${JSON.stringify({ ...kept, [runtime]: { version: own, sizes } }, null, 2)}\n`)
}

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0)
}

function refuse(text) {
  process.stderr.write(`${text}\n`)
  return 1
}
