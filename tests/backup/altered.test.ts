/**
 * Somebody who can write into a backup's file, and knows SQLite well, takes a fact out of it, changes one, or puts two in
 * the other order. The pages are right then, and the paper beside it as well; only the chain tells.
 */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inspect } from '../../electron/backup/inspect'
import { keyFile } from '../../electron/journal/key-file'
import { type Database, openDatabase } from '../../electron/journal/sqlite'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation } from '../support/workstation'

let folder = ''
let copy = ''
let facts = 0

beforeEach(async () => {
  folder = quickFolder()
  copy = join(folder, 'copy.sqlite')
  const outlet = startWorkstation({ folder })
  for (let count = 0; count < 4; count += 1) outlet.must('counter', 'receiveDevice', intake())
  await outlet.workstation.spool.idle()
  facts = outlet.workstation.journal.head()
  await outlet.workstation.backups.copyTo(copy)
  await outlet.workstation.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const opened = () => inspect(copy, keyFile(join(folder, 'station.key')))

function alter(change: (database: Database) => void): void {
  const database = openDatabase(copy)
  for (const { name } of database.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'trigger'",
  )) {
    database.exec(`DROP TRIGGER "${name}"`)
  }
  change(database)
  database.close()
}

it('is good as it was made', async () => {
  expect(await opened()).toMatchObject({ kind: 'good', inspected: { facts } })
})

it('is refused with the fact that does not follow', async () => {
  const middle = Math.floor(facts / 2)
  alter((database) => void database.run('DELETE FROM events WHERE seq = ?', middle))
  expect(await opened()).toMatchObject({ kind: 'bad', problem: 'damaged', seq: middle + 1 })
})

it('is refused where a fact says another day than it was sealed with', async () => {
  alter((database) => void database.run("UPDATE events SET business_day = '2020-01-01' WHERE seq = ?", facts))
  expect(await opened()).toMatchObject({ kind: 'bad', problem: 'damaged', seq: facts })
})

it('is refused where two facts changed places', async () => {
  alter((database) => {
    const swap = (from: number, to: number) =>
      database.run('UPDATE events SET seq = ? WHERE seq = ?', to, from)
    swap(facts, 1_000_000)
    swap(facts - 1, facts)
    swap(1_000_000, facts - 1)
  })
  expect(await opened()).toMatchObject({ kind: 'bad', problem: 'damaged' })
})
