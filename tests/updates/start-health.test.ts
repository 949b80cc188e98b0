/**
 * A new version has two starts to get as far as a window that was answered; then the one before runs again, from its
 * kept copy. Records are only touched where the one before could not read what the new one left.
 */

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeOverRestored } from '../../electron/backup/take-over'
import { openDatabase } from '../../electron/journal/sqlite'
import { createStartHealth, type StartHealth, wholeOf } from '../../electron/updates/start-health'
import { quickFolder } from '../support/folders'

let folder = ''
let health: StartHealth
beforeEach(() => {
  folder = quickFolder()
  health = createStartHealth(join(folder, 'updates'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** An installed program of two files, which is kept when it is updated. */
async function updated(version = '0.2.0', schema = 3): Promise<string> {
  const program = join(folder, 'program')
  mkdirSync(join(program, 'resources'), { recursive: true })
  writeFileSync(join(program, 'counterbench'), '0.1.0')
  chmodSync(join(program, 'counterbench'), 0o755)
  writeFileSync(join(program, 'resources/app.asar'), 'all of it')
  const executable = join(program, 'counterbench')
  const kept = await health.keepProgram({
    version: '0.1.0',
    executable,
    whole: wholeOf(executable, undefined),
  })
  health.installing({
    version,
    previous: { version: '0.1.0', program: kept, schema },
    installedAt: executable,
    backup: join(folder, 'backup.sqlite'),
  })
  return kept
}

/** As far as the system's own installer, which then says no. */
async function triedToInstall(version: string) {
  await updated(version)
  const { previous, installedAt = '', backup = '' } = health.record() ?? {}
  if (!previous) throw new Error('nothing was tried')
  return { version, previous, installedAt, backup }
}

describe('after an update', () => {
  it('the version before lies whole beside the records', async () => {
    const kept = await updated()
    expect(readFileSync(kept, 'utf8')).toBe('0.1.0')
    expect(readFileSync(join(kept, '../resources/app.asar'), 'utf8')).toBe('all of it')
  })

  it('keeps one version, the last one; links and rights as they are', async () => {
    await updated()
    const program = join(folder, 'program')
    symlinkSync('counterbench', join(program, 'link'))
    const executable = join(program, 'counterbench')
    const kept = await health.keepProgram({ version: '0.2.0', executable, whole: program })
    expect(readdirSync(join(folder, 'updates/kept'))).toEqual(['0.2.0-program'])
    expect(readlinkSync(join(kept, '../link'))).toBe('counterbench')
    expect(statSync(kept).mode & 0o777).toBe(0o755)
  })

  it('a version that answers stays, however often it is started afterwards', async () => {
    await updated()
    expect(health.judge('0.2.0').kind).toBe('go')
    health.well('0.2.0')
    for (let start = 0; start < 5; start += 1) expect(health.judge('0.2.0').kind).toBe('go')
    expect(health.record()).toMatchObject({ state: 'well', starts: 1 })
  })

  it('a version that never answers has two starts; from the third on the one before runs', async () => {
    const kept = await updated()
    expect([1, 2].map(() => health.judge('0.2.0').kind)).toEqual(['go', 'go'])
    for (let start = 0; start < 3; start += 1) {
      expect(health.judge('0.2.0')).toMatchObject({ kind: 'back', record: { previous: { program: kept } } })
    }
    // The one that runs in its place is nobody's new version.
    expect(health.judge('0.1.0').kind).toBe('go')
    // Late: it is decided.
    health.well('0.2.0')
    expect(health.judge('0.2.0').kind).toBe('back')
  })

  it('the next update begins anew', async () => {
    await updated()
    for (let start = 0; start < 3; start += 1) health.judge('0.2.0')
    await updated('0.2.1')
    expect(health.judge('0.2.1').kind).toBe('go')
    health.well('0.2.1')
    expect(health.judge('0.2.1').kind).toBe('go')
  })

  it('without a kept copy, or with a torn record, it starts as ever: a try that fails is better than none', async () => {
    const kept = await updated()
    rmSync(kept)
    for (let start = 0; start < 4; start += 1) expect(health.judge('0.2.0').kind).toBe('go')
    writeFileSync(join(folder, 'updates/start.json'), '{ torn')
    expect(health.judge('0.2.0').kind).toBe('go')
  })

  it('that the system did not install, the present version stays, and can say so', async () => {
    const tried = await triedToInstall('0.2.0')
    health.notInstalled(tried, undefined)
    for (let start = 0; start < 4; start += 1) expect(health.judge('0.1.0').kind).toBe('go')
    expect(health.record()).toMatchObject({ version: '0.1.0', state: 'well', notInstalled: '0.2.0' })
    // Installed by hand later on, it is not held for one that is on trial.
    expect(health.judge('0.2.0').kind).toBe('go')
  })

  it('that the system did not install, a version that runs in the place of a bad one goes on doing so', async () => {
    await updated('0.2.0')
    for (let start = 0; start < 3; start += 1) health.judge('0.2.0')
    const before = health.record()
    const tried = await triedToInstall('0.3.0')
    health.notInstalled(tried, before)
    expect(health.judge('0.2.0').kind).toBe('back')
    expect(health.record()).toMatchObject({ version: '0.2.0', state: 'back', notInstalled: '0.3.0' })
  })

  it('a program that runs from its kept copy is not copied over itself', async () => {
    const kept = await updated()
    const again = await health.keepProgram({
      version: '0.1.0',
      executable: kept,
      whole: wholeOf(kept, undefined),
    })
    expect(again).toBe(kept)
    expect(existsSync(kept)).toBe(true)
  })
})

describe('the records', () => {
  function journal(file: string, schema: number, word: string): void {
    const database = openDatabase(file)
    database.exec(`CREATE TABLE said (word TEXT); PRAGMA user_version = ${schema}`)
    database.run('INSERT INTO said VALUES (?)', word)
    database.exec('PRAGMA journal_mode = DELETE')
    database.close()
  }
  const wordIn = (file: string): string => {
    const database = openDatabase(file)
    const said = database.get<{ word: string }>('SELECT word FROM said')?.word ?? ''
    database.close()
    return said
  }

  it('stay as they are where the tables are the same', async () => {
    await updated()
    const outlet = join(folder, 'outlet')
    mkdirSync(outlet)
    journal(join(outlet, 'journal.sqlite'), 3, 'recorded after the update')
    journal(join(folder, 'backup.sqlite'), 3, 'before')
    const record = health.record()
    if (record) health.makeReadable(record, outlet, 7)
    expect(takeOverRestored(outlet)).toBeUndefined()
    expect(wordIn(join(outlet, 'journal.sqlite'))).toBe('recorded after the update')
  })

  it('come from the backup where the new version changed the tables, and nothing is deleted', async () => {
    await updated()
    const outlet = join(folder, 'outlet')
    mkdirSync(outlet)
    journal(join(outlet, 'journal.sqlite'), 4, 'of the new version')
    journal(join(folder, 'backup.sqlite'), 3, 'before')
    const record = health.record()
    if (record) health.makeReadable(record, outlet, 7)
    expect(takeOverRestored(outlet)).toBe('backup.sqlite')
    expect(wordIn(join(outlet, 'journal.sqlite'))).toBe('before')
    expect(wordIn(join(outlet, 'before-restore-7/journal.sqlite'))).toBe('of the new version')
  })
})

it('what belongs together: a folder, an AppImage’s one file, an application of macOS', () => {
  expect(wholeOf('/opt/Counterbench/counterbench', undefined)).toBe('/opt/Counterbench')
  expect(wholeOf('/tmp/x/counterbench', '/home/me/Counterbench.AppImage')).toBe(
    '/home/me/Counterbench.AppImage',
  )
  expect(wholeOf('/Applications/Counterbench.app/Contents/MacOS/Counterbench', '')).toBe(
    '/Applications/Counterbench.app',
  )
})
