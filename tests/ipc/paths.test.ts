/**
 * R23: no name that comes in leads out of the folder it is meant for: names of lists, slips, photos, outlets and
 * backups, with climbing, roots, devices, streams, links and every separator. Replay with SEED=<number>.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, posix, resolve, sep, win32 } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupsIn } from '../../electron/backup/place'
import { printToFile } from '../../electron/printing/transport-file'
import { fileName, fileNameWithEnding } from '../../shared/file-name'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const names = 3000

const pieces = [
  '..',
  '.',
  '/',
  '\\',
  '//server/share',
  'C:',
  'c:\\windows\\system32',
  '/etc/passwd',
  '%2e%2e%2f',
  '\u0000',
  ':stream',
  '~',
  'CON',
  'nul.txt',
  'COM1',
  'lpt¹',
  '…',
  '．．／',
  '日报',
  'slip',
  '.xlsx',
  '.CSV',
  ' ',
  '$HOME',
  '`id`',
  '\u202e',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

let test: TestWorkstation
let window: TestWindow
const offered: string[] = []

beforeAll(async () => {
  test = startWorkstation({
    folder: quickFolder(),
    saveFile: async (_window, name) => {
      offered.push(name)
      return 'saved'
    },
  })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('administrator')
})
afterAll(() => test.end())

describe(`${names} names (SEED=${seed})`, () => {
  it('become names inside their folder, on every system', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        for (const made of [fileName(name), fileNameWithEnding(name)]) {
          expect(posix.resolve('/papers', made)).toBe(`/papers/${made}`)
          expect(win32.resolve('C:\\papers', made)).toBe(`C:\\papers\\${made}`)
          expect(made).not.toMatch(/^\.|[/\\:*?"<>|]|[. ]$/)
          expect([...made].every((letter) => letter >= ' ')).toBe(true)
          expect(made.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i)
          expect(made.length).toBeLessThan(100)
        }
      }),
      { seed, numRuns: names },
    )
    tried('R23', names)
  })

  it('of slips are written into their folder and nowhere else', async () => {
    const folder = join(test.folder, 'papers-out')
    mkdirSync(folder)
    const before = everything(test.folder, folder)
    for (const name of fc.sample(hostile, { numRuns: 200, seed })) {
      expect(await printToFile(folder, name, 'pdf', Buffer.from('x'))).toMatchObject({ kind: 'printed' })
    }
    expect(readdirSync(folder)).toHaveLength(200)
    expect(everything(test.folder, folder)).toEqual(before)
    tried('R23', 200)
  })

  it('of photos are refused unless they are a hash', async () => {
    for (const name of fc.sample(hostile, { numRuns: 300, seed })) {
      for (const hash of [
        name,
        name.padEnd(64, 'a').slice(0, 64),
        `../../../${'a'.repeat(64)}`.slice(0, 64),
      ]) {
        const answer = await window.ask('attachment', { hash })
        if (answer.kind === 'ok') expect(answer.value).toBeNull()
        else expect(answer).toMatchObject({ kind: 'refused', reason: 'not-understood' })
        tried('R23')
      }
    }
  })

  it('of drafts and views stay words in the journal, and make no file', async () => {
    const before = everything(test.folder)
    for (const place of fc.sample(hostile, { numRuns: 100, seed })) {
      await window.ask('saveDraft', { place, draft: 'x' })
      await window.ask('saveView', { place, view: 'x', list: place })
    }
    expect(everything(test.folder)).toEqual(before)
  })
})

describe('an outlet', () => {
  it('takes no code that would be a path', async () => {
    for (const code of ['../SZ', 'SZ/01', 'SZ\\01', 'C:', '.', '..', 'nul\u0000', '']) {
      const bare = startWorkstation({ folder: quickFolder(), setUp: false })
      const answer = await openWindow(bare).ask('setUp', {
        language: 'zh-CN',
        outlet: { code, nameZh: '新网点' },
        station: 'B',
        administrator: { name: '管理员', pin: '2846' },
      })
      expect(answer, code).toMatchObject({ kind: 'refused' })
      await bare.end()
    }
  })
})

describe('a folder of backups', () => {
  it('with links that lead out of it is read, and what they lead to stays as it was', async () => {
    const outside = join(test.folder, 'outside')
    const place = join(test.folder, 'stick')
    mkdirSync(outside)
    mkdirSync(place)
    writeFileSync(join(outside, 'precious'), 'as it was')
    symlinkSync(join(outside, 'precious'), join(place, 'counterbench-SZ01-A-2026-06-15.sqlite'))
    symlinkSync(outside, join(place, 'folder'))
    await backupsIn(place)
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('as it was')
    expect(readdirSync(outside)).toEqual(['precious'])
  })
})

/** Every file below a folder but what is in `but`, and not the journal's own, which changes by itself. */
function everything(folder: string, but?: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('sqlite') && !(but && resolve(folder, name).startsWith(`${but}${sep}`)))
    .filter((name) => existsSync(join(folder, name)))
    .sort()
}
