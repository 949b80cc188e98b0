/** Records that can not be opened any more: what is still readable in them comes back together with the backup. */

import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { backupsIn } from '../../electron/backup/place'
import { createRestore } from '../../electron/backup/restore'
import { takeOverRestored } from '../../electron/backup/take-over'
import { keyFile } from '../../electron/journal/key-file'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation | undefined
let folder = ''
afterEach(async () => {
  await test?.workstation.close().catch(() => undefined)
  test = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Three tickets in a backup, two more and an erased customer after it. */
async function outletWithBackup(): Promise<{ readonly erased: string }> {
  folder = quickFolder()
  test = startWorkstation({ folder })
  const erased = intake({ newCustomer: { kind: 'person', name: '欧阳雀灵', phones: ['13987654321'] } })
  test.must('counter', 'receiveDevice', erased)
  for (let count = 0; count < 2; count += 1) test.must('counter', 'receiveDevice', intake())
  await test.workstation.spool.idle()
  expect((await test.workstation.backups.backup.make('dayClose')).kind).toBe('ok')
  for (let count = 0; count < 2; count += 1) test.must('counter', 'receiveDevice', intake())
  test.must('administrator', 'eraseCustomer', { customerId: erased.customerId, reason: '本人要求' })
  await test.workstation.spool.idle()
  await test.workstation.close()
  test = undefined
  return { erased: erased.customerId }
}

function scribble(atByte: number): void {
  const file = openSync(join(folder, 'journal.sqlite'), 'r+')
  writeSync(file, Buffer.alloc(4096, 0xee), 0, 4096, atByte)
  closeSync(file)
}

async function restored(): Promise<{ readonly salvaged: number }> {
  const [newest] = await backupsIn(join(folder, 'backups'))
  const restore = createRestore({
    folder,
    placeFolder: () => join(folder, 'backups'),
    keys: keyFile(join(folder, 'station.key')),
    wraps: [],
    nowMs: () => 1,
    damaged: join(folder, 'journal.sqlite'),
  })
  const check = await restore.check('here', newest?.file ?? '')
  expect(check.kind).toBe('ok')
  expect((await restore.prepare('here', newest?.file ?? '')).kind).toBe('ok')
  takeOverRestored(folder)
  test = startWorkstation({ folder, setUp: false })
  return { salvaged: check.kind === 'ok' ? check.value.salvaged : -1 }
}

it('all five tickets are there again when the first page is gone, and who was erased stays erased', async () => {
  const { erased } = await outletWithBackup()
  scribble(0)
  expect(() => startWorkstation({ folder, setUp: false })).toThrow()
  expect((await restored()).salvaged).toBeGreaterThan(2)
  expect(test?.workstation.rows.count({ table: 'tickets' })).toBe(5)
  expect(test?.workstation.journal.verify()).toBeUndefined()
  const facts = test?.workstation.journal.stream(`customer/${erased}`)
  expect(facts?.map((fact) => [fact.envelope.type, fact.payload === undefined])).toEqual([
    ['customerEntered', true],
    ['customerErased', false],
  ])
  const next = test?.must('counter', 'receiveDevice', intake())
  expect((next as { number: string }).number).toMatch(/^S-SZ01-AB-000001/)
})

it('the backup alone comes back when nothing else can be read', async () => {
  await outletWithBackup()
  for (let page = 0; page < 400; page += 1) scribble(page * 4096)
  expect((await restored()).salvaged).toBe(0)
  expect(test?.workstation.rows.count({ table: 'tickets' })).toBe(3)
  expect(test?.workstation.journal.verify()).toBeUndefined()
})
