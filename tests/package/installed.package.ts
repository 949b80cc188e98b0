/**
 * The package that `npm run package` made, installed and started; and everything that somebody at the machine could
 * try to make it run something else. Each try ends without the other thing having run.
 */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/lib/drive-surroundings'
import { tried } from '../support/tried'
import { folderFor, install, removeFolders, type Started, start, theDeb } from './installed'

let installed: ReturnType<typeof install>
let evil = ''
let running: Started | undefined
const ran = () => existsSync(join(evil, 'ran'))

beforeAll(() => {
  installed = install()
  evil = folderFor('evil')
  const script = `require('fs').writeFileSync(${JSON.stringify(join(evil, 'ran'))}, 'yes')`
  writeFileSync(join(evil, 'index.js'), script)
  writeFileSync(join(evil, 'package.json'), JSON.stringify({ name: 'evil', main: 'index.js' }))
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  rmSync(join(evil, 'ran'), { force: true })
})
afterAll(removeFolders)

/** It refused: it ended by itself, quickly, not well, and nothing else ran. */
async function expectRefused(started: Started): Promise<void> {
  running = started
  const code = await started.ended(30_000)
  expect(code, started.output()).not.toBeUndefined()
  expect(code).not.toBe(0)
  expect(ran()).toBe(false)
  tried('R29')
}

async function opensRecords(started: Started, userData: string): Promise<void> {
  running = started
  await expect.poll(() => existsSync(join(userData, 'outlet/journal.sqlite')), { timeout: 60_000 }).toBe(true)
  expect(await started.ended(4000), started.output()).toBeUndefined()
}

describe('the package', () => {
  it('says what it is and what it needs, and brings menu entry, icon and file type', () => {
    const { stdout } = spawnSync('dpkg-deb', ['-f', theDeb()], { encoding: 'utf8' })
    expect(stdout).toMatch(/^Package: counterbench$/m)
    expect(stdout).toMatch(/^Version: \d+\.\d+\.\d+$/m)
    expect(stdout).toMatch(/^Depends: .*cups-client/m)
    const desktop = readFileSync(join(installed.root, 'usr/share/applications/counterbench.desktop'), 'utf8')
    expect(desktop).toContain('application/x-counterbench-bundle')
    expect(existsSync(join(installed.root, 'usr/share/mime/packages/counterbench.xml'))).toBe(true)
    expect(readdirSync(join(installed.root, 'usr/share/icons/hicolor')).length).toBeGreaterThan(0)
  })

  it('holds no sources, no maps, no other system’s files, no default application, and two locales', () => {
    const names = listPackage(join(installed.resources, 'app.asar'), { isPack: false })
    const wrong = names.filter(
      (name) =>
        /\.(tsx?|map|c|cc|cpp|h|gyp)$/.test(name) ||
        /^\/(electron|renderer|shared|headquarters|tests|scripts|docs)\//.test(name) ||
        // What a tour, a bench or headquarters' page leave where the program is built.
        /^\/out\/(?!(main|preload|renderer|bill)(\/|$))/.test(name) ||
        /prebuilds\/(?!linux-x64)/.test(name),
    )
    expect(wrong).toEqual([])
    expect(existsSync(join(installed.resources, 'default_app.asar'))).toBe(false)
    expect(readdirSync(join(installed.resources, '../locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  it('holds main’s threads beside it, and what they share with it', () => {
    const names = listPackage(join(installed.resources, 'app.asar'), { isPack: false })
    for (const file of ['main', 'backup-thread', 'catalogue-thread', 'paper-thread'])
      expect(names).toContain(`/out/main/${file}.js`)
    expect(names.some((name) => name.startsWith('/out/main/chunks/'))).toBe(true)
  })

  it('starts, opens its records, and ends when it is told to', async () => {
    const userData = folderFor('first')
    await opensRecords(start(installed.program, [`--user-data-dir=${userData}`]), userData)
    await running?.stop()
    expect(existsSync(join(userData, 'logs'))).toBe(true)
  })
})

const mayInstall = process.getuid?.() === 0 && !existsSync('/opt/Counterbench')

describe.runIf(mayInstall)('installed by the system itself', () => {
  const dpkg = (...args: readonly string[]) => spawnSync('dpkg', args, { encoding: 'utf8' })
  let home = ''
  const records = () => join(home, '.config/Counterbench')
  const startByName = () =>
    start('/usr/bin/counterbench', [], { HOME: home, XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined })
  const filesOfRecords = () =>
    readdirSync(join(records(), 'outlet')).filter((name) => /^(journal\.sqlite|station\.)/.test(name))

  beforeAll(() => {
    home = folderFor('home')
  })
  afterAll(() => {
    dpkg('-P', 'counterbench')
  })

  it('registers menu entry and file type, and starts by its name in the folder of the person', async () => {
    const done = dpkg('-i', theDeb())
    expect(done.status, done.stderr).toBe(0)
    expect(dpkg('-s', 'counterbench').stdout).toMatch(/^Status: install ok installed$/m)
    for (const file of ['applications/counterbench.desktop', 'mime/packages/counterbench.xml']) {
      expect(existsSync(join('/usr/share', file)), file).toBe(true)
    }
    await opensRecords(startByName(), records())
    await running?.stop()
    expect(filesOfRecords()).toContain('journal.sqlite')
  })

  for (const [how, flag] of [
    ['removed', '-r'],
    ['purged', '-P'],
  ] as const) {
    it(`leaves nothing of the program behind when it is ${how}, but all records, and opens them when it comes again`, async () => {
      const before = filesOfRecords()
      const gone = dpkg(flag, 'counterbench')
      expect(gone.status, gone.stderr).toBe(0)
      expect(existsSync('/opt/Counterbench')).toBe(false)
      expect(existsSync('/usr/bin/counterbench')).toBe(false)
      expect(existsSync('/usr/share/applications/counterbench.desktop')).toBe(false)
      expect(filesOfRecords()).toEqual(before)
      const again = dpkg('-i', theDeb())
      expect(again.status, again.stderr).toBe(0)
      await opensRecords(startByName(), records())
    })
  }
})

describe('somebody at the machine', () => {
  it('can not run it as Node', async () => {
    const env = { ELECTRON_RUN_AS_NODE: '1' }
    await expectRefused(start(installed.program, [join(evil, 'index.js')], env))
  })

  it('can not load a script by NODE_OPTIONS: it starts as if nothing were set', async () => {
    const userData = folderFor('first')
    const env = { NODE_OPTIONS: `--require=${join(evil, 'index.js')}` }
    await opensRecords(start(installed.program, [`--user-data-dir=${userData}`], env), userData)
    expect(ran()).toBe(false)
    tried('R29')
  })

  for (const flag of ['--inspect', '--inspect-brk', '--remote-debugging-port']) {
    it(`can not attach a debugger by ${flag}`, async () => {
      const port = await freePort()
      await expectRefused(start(installed.program, [`${flag}=${port}`]))
      expect(await isOpen(port)).toBe(false)
    })
  }

  it('can not attach one by a pipe, switch the sandbox or the web’s rules off, or start another program', async () => {
    for (const flag of [
      '--remote-debugging-pipe',
      '--no-sandbox',
      '--disable-web-security',
      '--ignore-certificate-errors',
      '--load-extension=/tmp',
      '--js-flags=--expose-gc',
      '--renderer-cmd-prefix=/bin/true',
      '--proxy-server=127.0.0.1:9',
    ]) {
      await expectRefused(start(installed.program, [flag]))
    }
  })

  it('can not make it load a folder instead of itself', async () => {
    const userData = folderFor('first')
    await opensRecords(start(installed.program, [`--user-data-dir=${userData}`, evil]), userData)
    expect(ran()).toBe(false)
    await running?.stop()
    const app = join(installed.resources, 'app')
    cpSync(evil, app, { recursive: true })
    const second = folderFor('first')
    await opensRecords(start(installed.program, [`--user-data-dir=${second}`]), second)
    expect(ran()).toBe(false)
    rmSync(app, { recursive: true })
    tried('R29', 2)
  })

  it('can not change a byte of it, take one of its files away or add one, and have it go on', async () => {
    const changed = (file: string, change: (bytes: Buffer) => Buffer) => async () => {
      const path = join(installed.resources, file)
      const before = readFileSync(path)
      writeFileSync(path, change(Buffer.from(before)))
      await expectRefused(start(installed.program, []))
      writeFileSync(path, before)
    }
    const flip = (at: (length: number) => number) => (bytes: Buffer) => {
      const index = at(bytes.length)
      bytes[index] = (bytes[index] ?? 0) ^ 1
      return bytes
    }
    // In the last file of the archive, which nothing reads before the check does.
    await changed(
      'app.asar',
      flip((length) => length - 3),
    )()
    await changed(
      'files.json',
      flip(() => 40),
    )()
    await changed('files.json', () => Buffer.from('{}'))()
    const added = join(installed.resources, 'app.asar.unpacked/node_modules/added.node')
    mkdirSync(join(added, '..'), { recursive: true })
    writeFileSync(added, '')
    await expectRefused(start(installed.program, []))
    rmSync(added)
    const snapshot = '../v8_context_snapshot.bin'
    await changed(
      snapshot,
      flip((length) => length - 5),
    )()
  })
})

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
