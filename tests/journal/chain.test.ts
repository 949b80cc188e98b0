/** The chain: whatever somebody does to the file behind the program's back is found and named. */

import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../electron/journal/sqlite'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
  test.must('counter', 'receiveDevice', intake())
  test.must('counter', 'receiveDevice', intake())
})
afterEach(() => test.end())

describe('the chain of facts', () => {
  it('fits as it was written, also across a restart', async () => {
    expect(test.workstation.journal.verify()).toBeUndefined()
    test = await test.reopen()
    test.must('counter', 'receiveDevice', intake())
    expect(test.workstation.journal.verify()).toBeUndefined()
  })

  const third = 'seq = 3'
  const tamperings: readonly (readonly [string, string, string])[] = [
    [
      'a byte of a sealed payload',
      `UPDATE events SET sealed = CAST(substr(sealed, 1, 30) || x'00' || substr(sealed, 32) AS BLOB) WHERE ${third}`,
      'sealed',
    ],
    [
      'a sealed payload cut short',
      `UPDATE events SET sealed = substr(sealed, 1, 20) WHERE ${third}`,
      'sealed',
    ],
    [
      'the payload of another fact put in its place',
      `UPDATE events SET sealed = (SELECT sealed FROM events WHERE seq = 4) WHERE ${third}`,
      'sealed',
    ],
    ['who did it', `UPDATE events SET actor = 'staff-technician' WHERE ${third}`, 'hash'],
    ['when it was', `UPDATE events SET recorded_at_ms = recorded_at_ms - 1000 WHERE ${third}`, 'hash'],
    ['the business day', `UPDATE events SET business_day = '2020-01-01' WHERE ${third}`, 'hash'],
    ['the type', `UPDATE events SET type = 'staffLeft' WHERE ${third}`, 'hash'],
    ['the hash itself', `UPDATE events SET hash = '${'0'.repeat(64)}' WHERE ${third}`, 'hash'],
    [
      'the link to the fact before',
      `UPDATE events SET prev_hash = '${'0'.repeat(64)}' WHERE ${third}`,
      'chain',
    ],
    ['a fact taken out of the middle', `DELETE FROM events WHERE ${third}`, 'gap'],
    [
      'two facts that changed places',
      `UPDATE events SET seq = -3 WHERE seq = 3; UPDATE events SET seq = 3 WHERE seq = 4;
       UPDATE events SET seq = 4 WHERE seq = -3`,
      'gap',
    ],
    [
      'two facts that changed places with their counters',
      `UPDATE events SET seq = -3, origin_seq = -3 WHERE seq = 3;
       UPDATE events SET seq = 3, origin_seq = 3 WHERE seq = 4;
       UPDATE events SET seq = 4, origin_seq = 4 WHERE seq = -3`,
      'chain',
    ],
    ['the journal key destroyed', `UPDATE keys SET wrapped = NULL WHERE key_id = 'journal'`, 'key'],
    ['a key thrown away', `DELETE FROM keys WHERE key_id = 'journal'`, 'sealed'],
  ]
  for (const [what, sql, reason] of tamperings) {
    it(`shows ${what} (${reason})`, async () => {
      await tamper((database) => database.exec(sql))
      expect(test.workstation.journal.verify()).toMatchObject({ reason })
    })
  }

  it('shows a customer’s key destroyed where no fact says that the customer was erased', async () => {
    await tamper((database) =>
      database.run("UPDATE keys SET wrapped = NULL WHERE key_id LIKE 'customer/%' AND rowid % 2 = 0"),
    )
    expect(test.workstation.journal.verify()).toMatchObject({ reason: 'key' })
  })

  it('cannot see its own missing tail, so the mark beside it does: the station starts a new series', async () => {
    const next = test.must('counter', 'receiveDevice', intake()) as { number: string }
    expect(next.number).toContain('-AA-000003-')
    await tamper((database) => {
      const { head } = database.get<{ head: number }>('SELECT max(seq) AS head FROM events') ?? { head: 0 }
      database.run('DELETE FROM events WHERE seq > ?', head - 5)
    })
    expect(test.workstation.journal.verify()).toBeUndefined()
    expect(test.workstation.rows.count({ table: 'tickets' })).toBeGreaterThan(0)
    const after = test.must('counter', 'receiveDevice', intake()) as { number: string }
    expect(after.number).toContain('-AB-000001-')
  })
})

async function tamper(work: (database: Database) => void): Promise<void> {
  const { folder } = test
  await test.workstation.close()
  const database = openDatabase(join(folder, 'journal.sqlite'))
  database.exec('DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete')
  work(database)
  database.close()
  test = startWorkstation({ folder, setUp: false })
}
