/**
 * The installed program takes an update, as it happens at an outlet: 0.1.0 has worked a day, holds facts that nobody
 * has yet and slips that did not come out, and is replaced by 0.2.0 through electron-updater. Before that everything is
 * offered to it that must be refused; after it a release that does not start, from which it comes back by itself.
 */

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaVersion } from '../../electron/journal/migrations'
import { freePort } from '../../scripts/lib/drive-surroundings'
import { launchEnvironment } from '../../scripts/lib/launch'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import {
  aDayWithoutPaper,
  commandLine,
  everyPrintIs,
  factsOf,
  printAllThatWaits,
  runningOn,
  startRecord,
  stopAll,
  unpackedName,
} from './at-work'
import { type Channel, makeAppImage, makeBroken, makeFolder, sign, startChannel } from './releases'

const root = mkdtempSync(join(tmpdir(), 'counterbench-update-'))
const installed = join(root, 'Applications/Counterbench.AppImage')
const env = { TMPDIR: join(root, 'tmp'), XDG_CACHE_HOME: join(root, 'cache') }
let channel: Channel
let userData = ''
let program: RunningProgram
let packages: { readonly second: string; readonly third: string }
/** What stood in the journal before the update: id and hash of every fact. */
let recorded: readonly string[] = []

beforeAll(async () => {
  for (const folder of [env.TMPDIR, env.XDG_CACHE_HOME]) mkdirSync(folder, { recursive: true })
  const port = await freePort()
  channel = await startChannel(join(root, 'served'), port)
  const updates = `http://127.0.0.1:${port}/updates`
  const first = makeFolder('0.1.0', updates)
  const second = makeFolder('0.2.0', updates)
  packages = { second, third: await makeBroken(second, '0.3.0') }
  makeAppImage(first, installed)
  makeAppImage(second, join(channel.folder, 'Counterbench-0.2.0.AppImage'))
  userData = await prepareProgram((test) => {
    test.clock.nowMs = Date.now()
    test.must('manager', 'openDay', { shiftId: 'shift-update-1', floatFen: 50_000 })
  })
  program = await startProgram(userData, { executablePath: installed, env })
  await program.signIn('administrator')
}, 400_000)

afterAll(async () => {
  await program?.kill().catch(() => undefined)
  for (const id of runningOn(userData)) process.kill(id, 'SIGKILL')
  await channel?.close()
  for (const folder of [root, userData]) if (folder) rmSync(folder, { recursive: true, force: true })
})

const answers = async () =>
  expect(await program.ask('programVersion')).toMatchObject({ kind: 'ok', value: { version: '0.1.0' } })

describe('a page of the package that has gone bad', () => {
  const stays = async () => {
    expect(program.page.url()).toMatch(/^app:\/\/counterbench\//)
    expect(program.app.windows()).toHaveLength(1)
    await answers()
  }

  it('can not leave for another page, a file or another program', async () => {
    for (const target of [
      'https://example.com/',
      'http://127.0.0.1:9/',
      'file:///etc/passwd',
      'data:text/html,<b>x</b>',
      'mailto:somebody@example.com',
      'app://elsewhere/index.html',
    ]) {
      await program.page.evaluate((to) => {
        window.location.href = to
      }, target)
      await program.page.evaluate((to) => {
        const link = document.createElement('a')
        link.href = to
        link.target = '_top'
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
      await stays()
    }
  })

  it('can open no second window', async () => {
    const opened = await program.page.evaluate(() =>
      ['https://example.com/', 'app://counterbench/index.html', 'about:blank', ''].map(
        (target) => window.open(target, '_blank') === null,
      ),
    )
    expect(opened).toEqual([true, true, true, true])
    await stays()
  })

  it('reaches neither the system’s programs nor Node nor the network', async () => {
    const reached = await program.page.evaluate(async () => {
      const names = ['require', 'process', 'module', 'electron', 'ipcRenderer', 'shell', 'Buffer']
      const there = names.filter((name) => Reflect.has(window, name))
      const got: string[] = []
      for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd']) {
        await fetch(url).then(
          () => got.push(url),
          () => undefined,
        )
      }
      const tries = [
        () => new WebSocket('ws://127.0.0.1:9/'),
        () => new EventSource('http://127.0.0.1:9/'),
        () => navigator.sendBeacon('http://127.0.0.1:9/', 'x') && got.push('beacon'),
      ]
      for (const attempt of tries) {
        try {
          attempt()
        } catch {
          // Refused outright by the page's policy.
        }
      }
      return [...there, ...got, ...Object.keys(window.workstation ?? {})]
    })
    expect(reached.filter((name) => name !== 'beacon').sort()).toEqual(['ask', 'execute', 'listen'])
    await stays()
  })

  it('is given no permission but the camera that takes the photos', async () => {
    const answers = await program.page.evaluate(async () => {
      const wanted = ['geolocation', 'notifications', 'midi', 'clipboard-read', 'persistent-storage']
      const states = await Promise.all(
        wanted.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'denied',
          ),
        ),
      )
      const place = await new Promise<string>((told) =>
        navigator.geolocation.getCurrentPosition(
          () => told('granted'),
          () => told('denied'),
        ),
      )
      return [...states, place, await Notification.requestPermission()]
    })
    expect(answers.filter((state) => state === 'granted')).toEqual([])
    await stays()
  })
})

describe('the program of 0.1.0, on a day like any other', () => {
  it('receives devices; nobody has the facts yet, and no slip came out', async () => {
    await aDayWithoutPaper(program)
  })

  it('refuses a manifest, signature or package with one byte changed, and another channel’s', async () => {
    const manifest = join(channel.folder, 'update.json')
    const good = await sign(channel.folder, { version: '0.2.0', number: 2, schema: schemaVersion })
    for (const place of ['0.2.0', '"signature":"']) {
      const bytes = Buffer.from(good)
      const at = bytes.indexOf(place) + place.length - 1
      bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1
      writeFileSync(manifest, bytes)
      expect(await program.ask('checkUpdate')).toMatchObject({ reason: 'update-not-signed' })
    }
    await sign(channel.folder, { version: '0.2.0', number: 2, schema: schemaVersion, channel: 'beta' })
    expect(await program.ask('checkUpdate')).toMatchObject({ reason: 'update-wrong-channel' })
    writeFileSync(manifest, good)
    const file = join(channel.folder, 'Counterbench-0.2.0.AppImage')
    const whole = readFileSync(file)
    const altered = Buffer.from(whole)
    altered[1_000_000] = (altered[1_000_000] ?? 0) ^ 1
    writeFileSync(file, altered)
    expect(await program.ask('checkUpdate')).toMatchObject({ kind: 'ok' })
    expect(await program.ask('installUpdate')).toMatchObject({ reason: 'update-altered' })
    writeFileSync(file, whole)
    await answers()
  })

  it('refuses an older release that was signed once, and stands a line that breaks and a disk that is full', async () => {
    const newest = readFileSync(join(channel.folder, 'update.json'))
    await sign(channel.folder, { version: '0.2.0', number: 1, schema: schemaVersion })
    expect(await program.ask('checkUpdate')).toMatchObject({ reason: 'update-replayed' })
    writeFileSync(join(channel.folder, 'update.json'), newest)
    expect(await program.ask('checkUpdate')).toMatchObject({ kind: 'ok' })
    channel.cutAfter(2_000_000)
    expect(await program.ask('installUpdate')).toMatchObject({ reason: 'update-unreachable' })
    channel.cutAfter(0)
    if (process.getuid?.() === 0) {
      const folder = join(userData, 'updates')
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
      if (mounted.status === 0) {
        try {
          expect(await program.ask('installUpdate')).toMatchObject({ reason: 'disk-full' })
        } finally {
          spawnSync('umount', [folder])
        }
      }
    }
    await answers()
    expect(existsSync(join(userData, 'updates/start.json'))).toBe(false)
  })
})

describe('the update to 0.2.0', () => {
  it('is installed by electron-updater after a backup, and opens by itself', async () => {
    const offered = await program.ask('checkUpdate')
    expect(offered).toMatchObject({ value: { kind: 'offered', notes: { zh: ['打印更快'] } } })
    const ended = new Promise((done) => program.app.process().once('exit', done))
    expect(await program.ask('installUpdate')).toMatchObject({ kind: 'ok' })
    await ended
    await expect
      .poll(() => startRecord(userData), { timeout: 90_000 })
      .toMatchObject({ version: '0.2.0', state: 'well' })
    expect(readdirSync(join(userData, 'outlet/backups')).some((name) => name.endsWith('.sqlite'))).toBe(true)
    await stopAll(userData)
  })

  it('lost nothing: every fact is there, still to be sent, and the slips that wait can be printed', async () => {
    const outlet = openOutlet(userData)
    const facts = factsOf(outlet)
    const backup = (await outlet.workstation.backups.backup.all())[0]
    expect(backup).toMatchObject({ why: 'beforeUpdate' })
    expect(facts.length).toBeGreaterThanOrEqual(backup?.facts ?? 0)
    expect(outlet.workstation.link.overview().waiting).toBe(facts.length)
    recorded = facts
    await outlet.workstation.close()
    program = await startProgram(userData, { executablePath: installed, env })
    expect(await program.ask('programVersion')).toMatchObject({ reason: 'locked' })
    await program.signIn('administrator')
    expect(await program.ask('programVersion')).toMatchObject({ value: { version: '0.2.0', takenBack: '' } })
    const paper = join(root, 'paper')
    mkdirSync(paper)
    await printAllThatWaits(program, paper)
  })
})

describe('0.3.0, which was signed and does not start', () => {
  it('is installed, is tried twice, and then 0.2.0 runs again by itself with everything', async () => {
    for (const name of readdirSync(channel.folder)) rmSync(join(channel.folder, name))
    makeAppImage(packages.third, join(channel.folder, 'Counterbench-0.3.0.AppImage'))
    await sign(channel.folder, { version: '0.3.0', number: 3, schema: schemaVersion })
    expect(await program.ask('checkUpdate')).toMatchObject({ value: { kind: 'offered', version: '0.3.0' } })
    const ended = new Promise((done) => program.app.process().once('exit', done))
    expect(await program.ask('installUpdate')).toMatchObject({ kind: 'ok' })
    await ended
    await expect
      .poll(() => startRecord(userData), { timeout: 60_000 })
      .toMatchObject({ version: '0.3.0', starts: 1 })
    await stopAll(userData)
    startByHand()
    await expect
      .poll(() => startRecord(userData), { timeout: 60_000 })
      .toMatchObject({ starts: 2, state: 'new' })
    await stopAll(userData)
    startByHand()
    await expect.poll(() => startRecord(userData), { timeout: 60_000 }).toMatchObject({ state: 'back' })
    const { previous } = startRecord(userData) ?? {}
    const running = () => runningOn(userData).map(commandLine).join('\n')
    await expect.poll(running, { timeout: 100_000 }).toContain(unpackedName(previous?.program ?? ''))
    await stopAll(userData)
    program = await startProgram(userData, { executablePath: previous?.program ?? '', env })
    await program.signIn('administrator')
    expect(await program.ask('programVersion')).toMatchObject({
      value: { version: '0.2.0', takenBack: '0.3.0' },
    })
    expect(await program.ask('checkUpdate')).toMatchObject({ reason: 'update-did-not-start' })
    expect(await everyPrintIs(program, 'printed')()).toBe(true)
    await program.app.close()
    const outlet = openOutlet(userData)
    expect(factsOf(outlet).slice(0, recorded.length)).toEqual(recorded)
    await outlet.workstation.close()
  }, 240_000)
})

/** As by a double click on its icon. */
function startByHand(): void {
  spawn(installed, [`--user-data-dir=${userData}`], {
    env: launchEnvironment(env),
    stdio: 'ignore',
    detached: true,
  }).unref()
}
