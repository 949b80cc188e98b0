/** A restored backup and a copied folder: each goes on with numbers of its own, so that none is given twice. */

import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type NumberParts, parseNumber } from '../../shared/numbers'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const opened: TestWorkstation[] = []
const folders: string[] = []
afterEach(async () => {
  for (const test of opened.splice(0)) await test.workstation.close().catch(() => undefined)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function open(folder: string, machine = 'test-machine'): TestWorkstation {
  const test = startWorkstation({ folder, machine })
  opened.push(test)
  if (!folders.includes(folder)) folders.push(folder)
  return test
}

function take(test: TestWorkstation, count: number): readonly NumberParts[] {
  return Array.from({ length: count }, () => {
    const { number } = test.must('counter', 'receiveDevice', intake()) as { number: string }
    const parts = parseNumber(number)
    if (!parts) throw new Error(`not a number: ${number}`)
    return parts
  })
}

const spelled = (numbers: readonly NumberParts[]): readonly string[] =>
  numbers.map((one) => `${one.kind}${one.station}${one.incarnation}-${one.counter}`)

describe('the same journal on the same machine', () => {
  it('goes on counting where it stopped', async () => {
    const folder = quickFolder()
    let test = open(folder)
    const before = take(test, 2)
    await test.workstation.close()
    test = open(folder)
    expect(spelled([...before, ...take(test, 2)])).toEqual(['SA0-1', 'SA0-2', 'SA0-3', 'SA0-4'])
  })
})

describe('a restored backup', () => {
  it('starts a series of its own, however often it is restored', async () => {
    const folder = quickFolder()
    let test = open(folder)
    await givePins(test)
    const issued = [...take(test, 2)]
    const manager = openWindow(test)
    await manager.signIn('manager')
    const made = await manager.ask('backupNow')
    expect(made.kind).toBe('ok')
    const backup = join(folder, 'backups', (made as { value: { file: string } }).value.file)
    issued.push(...take(test, 3))
    for (let time = 0; time < 3; time += 1) {
      await test.workstation.close()
      restore(folder, backup)
      test = open(folder)
      issued.push(...take(test, 2))
      expect(test.workstation.journal.verify()).toBeUndefined()
    }
    expect(new Set(spelled(issued)).size).toBe(issued.length)
    expect(spelled(issued).slice(5)).toEqual(['SA1-1', 'SA1-2', 'SA2-1', 'SA2-2', 'SA3-1', 'SA3-2'])
  })

  it('tells every window that it was restored, and says so until the next start', async () => {
    const folder = quickFolder()
    let test = open(folder)
    take(test, 1)
    await test.workstation.close()
    const kept = readFileSync(join(folder, 'journal.sqlite'))
    test = open(folder)
    take(test, 1)
    await test.workstation.close()
    writeFileSync(join(folder, 'journal.sqlite'), kept)
    test = open(folder)
    const window = openWindow(test)
    await window.ask('status')
    expect(window.pushed.at(-1)).toMatchObject({ warnings: [{ code: 'restored' }], incarnation: 1 })
  })

  it('without its mark counts as a copy, and with a torn mark as well', async () => {
    const folder = quickFolder()
    const issued: NumberParts[] = []
    for (const spoil of [
      () => undefined,
      () => rmSync(join(folder, 'station.json')),
      () => writeFileSync(join(folder, 'station.json'), '{"journalId":"'),
    ]) {
      spoil()
      const test = open(folder)
      issued.push(...take(test, 1))
      await test.workstation.close()
    }
    expect(spelled(issued)).toEqual(['SA0-1', 'SA1-1', 'SA2-1'])
  })
})

describe('a copied folder', () => {
  it('on another machine starts a series of its own, and the original goes on', async () => {
    const folder = quickFolder()
    const original = open(folder)
    const before = take(original, 2)
    await original.workstation.close()
    const elsewhere = copy(folder)
    const copied = open(elsewhere, 'another-machine')
    const same = open(folder)
    const numbers = spelled([...before, ...take(copied, 2), ...take(same, 2)])
    expect(numbers).toEqual(['SA0-1', 'SA0-2', 'SA1-1', 'SA1-2', 'SA0-3', 'SA0-4'])
  })

  it('on the same machine does as well', async () => {
    const folder = quickFolder()
    const original = open(folder)
    const before = take(original, 2)
    await original.workstation.close()
    const copied = open(copy(folder))
    const same = open(folder)
    const numbers = spelled([...before, ...take(copied, 2), ...take(same, 2)])
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.slice(2, 4)).toEqual(['SA1-1', 'SA1-2'])
  })

  it('carries its facts along and still verifies, with both series told apart in the gap report', async () => {
    const folder = quickFolder()
    const original = open(folder)
    take(original, 3)
    await original.workstation.close()
    const copied = open(copy(folder), 'another-machine')
    take(copied, 2)
    expect(copied.workstation.journal.verify()).toBeUndefined()
    expect(copied.workstation.journal.origins().map((origin) => origin.incarnation)).toEqual([0, 1])
    await givePins(copied)
    const manager = openWindow(copied)
    await manager.signIn('manager')
    const report = (await manager.ask('gapReport')) as { value: { series: object[] } }
    expect(report.value.series).toEqual([
      { kind: 'S', incarnation: 0, issued: 3, found: 3, gaps: [] },
      { kind: 'S', incarnation: 1, issued: 2, found: 2, gaps: [] },
    ])
  })
})

function restore(folder: string, backup: string): void {
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm']) {
    if (existsSync(join(folder, name))) rmSync(join(folder, name))
  }
  cpSync(backup, join(folder, 'journal.sqlite'))
}

function copy(folder: string): string {
  const other = quickFolder()
  folders.push(other)
  cpSync(folder, other, { recursive: true })
  return other
}
