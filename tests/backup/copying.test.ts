/**
 * A backup is made while people work: the file that is copied stands still, what is recorded meanwhile is not lost and
 * not half in it, and nobody who goes home waits for ever.
 */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createJournalCopier, type JournalCopier } from '../../electron/backup/copy-journal'
import { inspect } from '../../electron/backup/inspect'
import { keyFile } from '../../electron/journal/key-file'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let folder = ''
let outlet: TestWorkstation
let copier: JournalCopier
const never = new AbortController().signal

beforeEach(() => {
  folder = quickFolder()
  outlet = startWorkstation({ folder })
  copier = createJournalCopier(outlet.workstation.database)
})
afterEach(async () => {
  await outlet.workstation.close()
  await copier.close()
  rmSync(folder, { recursive: true, force: true })
})

const facts = (): number => outlet.workstation.journal.head()
const target = (): string => join(folder, 'copy.sqlite')
const opened = () => inspect(target(), keyFile(join(folder, 'station.key')))

it('holds all that was there when it began, and nothing of what was recorded while it was copied', async () => {
  for (let count = 0; count < 20; count += 1) outlet.must('counter', 'receiveDevice', intake())
  const before = facts()
  const copied = copier.copyTo(target(), never)
  // The timer that moves the log into the file comes by in the middle as well.
  expect(outlet.workstation.database.checkpoint()).toBe(false)
  for (let count = 0; count < 20; count += 1) {
    outlet.must('counter', 'receiveDevice', intake())
    outlet.workstation.database.checkpoint()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const after = facts()
  await copied
  expect(await opened()).toMatchObject({ kind: 'good', inspected: { facts: before } })
  // The spool goes on recording what became of the papers.
  expect(facts()).toBeGreaterThanOrEqual(after)
  expect(outlet.workstation.database.checkpoint()).toBe(true)
  expect(outlet.workstation.journal.verify()).toBeUndefined()
})

it('lets the log go into the file again when the copy failed, and when it was given up', async () => {
  await expect(copier.copyTo(join(folder, 'no', 'such', 'folder'), never)).rejects.toThrow('ENOENT')
  const stop = new AbortController()
  stop.abort()
  await expect(copier.copyTo(target(), stop.signal)).rejects.toThrow()
  expect(outlet.workstation.database.checkpoint()).toBe(true)
})

it('two copies at a time are both whole', async () => {
  outlet.must('counter', 'receiveDevice', intake())
  const before = facts()
  const second = join(folder, 'second.sqlite')
  const both = Promise.all([copier.copyTo(target(), never), copier.copyTo(second, never)])
  outlet.must('counter', 'receiveDevice', intake())
  await both
  expect(await opened()).toMatchObject({ kind: 'good', inspected: { facts: before } })
  expect(outlet.workstation.database.checkpoint()).toBe(true)
})
