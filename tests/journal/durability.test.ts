/** A committed fact is on the disk: seen from outside by counting flushes, not by asking SQLite how it feels. */

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { schemaVersion } from '../../electron/journal/migrations'
import { openDatabase } from '../../electron/journal/sqlite'
import { diskFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const commits = 60
let folder = ''
let test: TestWorkstation | undefined
afterEach(async () => {
  await test?.end()
  test = undefined
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

describe.runIf(process.platform === 'linux')('flushes to the disk, counted by strace', () => {
  it('happen once for each saved ticket', () => {
    const counted = flushesOf('as it ships')
    expect(counted.wal).toBeGreaterThanOrEqual(commits)
    expect(counted.wal).toBeLessThanOrEqual(commits * 1.2)
  })

  it('are missed when the connection falls back to NORMAL, which is what the count is there to catch', () => {
    expect(flushesOf('weakened').wal).toBeLessThan(commits / 2)
  })
})

describe('the open journal', () => {
  it('stands in WAL with FULL synchronisation, also after restarts', async () => {
    test = startWorkstation()
    for (let start = 0; start < 3; start += 1) {
      test.must('counter', 'receiveDevice', intake())
      expect(pragma('synchronous')).toBe(2)
      expect(pragma('journal_mode')).toBe('wal')
      expect(pragma('secure_delete')).toBe(1)
      expect(pragma('foreign_keys')).toBe(1)
      test = await test.reopen()
    }
  })

  it('refuses to change or to delete a fact', () => {
    test = startWorkstation()
    test.must('counter', 'receiveDevice', intake())
    const { database, journal } = test.workstation
    const before = journal.head()
    expect(() => database.run('UPDATE events SET actor = ?', 'somebody-else')).toThrow(/never changed/)
    expect(() => database.run('DELETE FROM events')).toThrow(/never deleted/)
    expect(() => database.run('DELETE FROM events WHERE seq = 1')).toThrow(/never deleted/)
    expect(() => database.run('INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1')).toThrow(
      /never deleted/,
    )
    expect(journal.head()).toBe(before)
    expect(journal.verify()).toBeUndefined()
  })

  it('takes no fact outside a transaction', () => {
    test = startWorkstation()
    const { journal } = test.workstation
    expect(() =>
      journal.append([{ stream: 'staff/nobody', type: 'pinSet', payload: {} }], {
        identity: { journalId: 'x', epoch: 1, outlet: 'SZ01', station: 'A', incarnation: 0 },
        commandId: 'command-0001',
        actor: 'system',
        nowMs: 1,
        businessDay: '2026-06-15',
        newId: () => 'fact-0001',
      }),
    ).toThrow(/in a transaction only/)
  })

  it('loses what was not committed, and nothing else, when the plug is pulled before COMMIT', async () => {
    let pull = false
    test = startWorkstation({
      beforeCommit: () => {
        if (pull) throw new Error('the plug')
      },
    })
    const { number } = test.must('counter', 'receiveDevice', intake()) as { number: string }
    const head = test.workstation.journal.head()
    pull = true
    expect(() => test?.give('counter', 'receiveDevice', intake())).toThrow('the plug')
    pull = false
    expect(test.workstation.journal.head()).toBe(head)
    const next = test.must('counter', 'receiveDevice', intake()) as { number: string }
    expect([number, next.number].map((one) => one.slice(0, -2))).toEqual([
      'S-SZ01-AA-000001',
      'S-SZ01-AA-000002',
    ])
    test = await test.reopen()
    expect(test.workstation.journal.verify()).toBeUndefined()
  })

  it('is not opened by an older program than the one that wrote it', async () => {
    test = startWorkstation()
    const file = join(test.folder, 'journal.sqlite')
    await test.workstation.close()
    const database = openDatabase(file)
    database.exec('PRAGMA user_version = 999')
    database.close()
    const { folder: same } = test
    expect(() => startWorkstation({ folder: same })).toThrow(/newer program/)
    const again = openDatabase(file)
    again.exec(`PRAGMA user_version = ${schemaVersion}`)
    again.close()
    test = startWorkstation({ folder: same })
  })
})

function pragma(name: string): unknown {
  return Object.values(test?.workstation.database.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0]
}

function flushesOf(variant: 'as it ships' | 'weakened'): { readonly wal: number } {
  folder = diskFolder()
  const trace = join(folder, 'trace')
  const child = join(__dirname, 'fsync-child.ts')
  const program = [process.execPath, '--import', 'tsx', child, folder, String(commits), variant]
  const run = spawnSync('strace', ['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', trace, ...program], {
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
  })
  if (run.error) throw new Error('strace is needed for this test: apt-get install strace')
  expect(run.status, run.stderr).toBe(0)
  const lines = readFileSync(trace, 'utf8').split('\n')
  const begin = lines.findIndex((line) => line.includes(`${folder}/begin`))
  const end = lines.findIndex((line) => line.includes(`${folder}/end`))
  expect(begin).toBeGreaterThanOrEqual(0)
  expect(end).toBeGreaterThan(begin)
  return { wal: lines.slice(begin, end).filter((line) => line.includes('journal.sqlite-wal')).length }
}
