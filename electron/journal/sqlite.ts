/**
 * The only file that knows the SQLite binding. Opens a database so that a committed fact is on the disk: WAL with
 * synchronous=FULL, set on every open after the journal mode and read back after a first write, because the
 * binding falls back to NORMAL otherwise while still reporting FULL. Checkpoints run on a timer, never inside a
 * commit, so that saving a ticket never waits for one.
 */

import { DatabaseSync } from '@photostructure/sqlite'

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>

export type SqlValue = string | number | bigint | null | Uint8Array

export interface Database {
  readonly file: string
  readonly run: (sql: string, ...values: SqlValue[]) => number
  readonly get: <Row>(sql: string, ...values: SqlValue[]) => Row | undefined
  readonly all: <Row>(sql: string, ...values: SqlValue[]) => Row[]
  readonly exec: (sql: string) => void
  /** BEGIN IMMEDIATE … COMMIT; rolled back and thrown on when `work` throws. */
  readonly transaction: <Value>(work: () => Value) => Value
  readonly inTransaction: () => boolean
  /** PASSIVE: moves what it can without making anyone wait. A full disk only leaves the facts in the WAL. */
  readonly checkpoint: () => boolean
  /**
   * All that is committed is in the database's file by now, and nothing is written into that file until `work` ends:
   * what is committed meanwhile stays in the log. Somebody else's at the same time sees the same file. Throws where
   * the file can not be brought up to date.
   */
  readonly whileStill: <Value>(work: () => Promise<Value>) => Promise<Value>
  readonly close: () => void
}

export class JournalNotDurable extends Error {}

export function openDatabase(file: string): Database {
  const database = connect(file)
  try {
    prepare(database)
    database.proveDurable()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

interface Connected extends Database {
  /** Throws where a commit would not be on the disk; a full disk is asked again before the first transaction. */
  readonly proveDurable: () => void
}

function connect(file: string): Connected {
  const connection = new DatabaseSync(file)
  const prepared = new Map<string, Statement>()
  let depth = 0
  let stillFor = 0
  /** A file that is only read never has to be. */
  let proven = true

  function statement(sql: string): Statement {
    const known = prepared.get(sql)
    if (known) return known
    const made = connection.prepare(sql)
    prepared.set(sql, made)
    return made
  }

  const database: Connected = {
    file,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    get: <Row>(sql: string, ...values: SqlValue[]) => statement(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => statement(sql).all(...values) as Row[],
    exec: (sql) => connection.exec(sql),
    transaction: (work) => {
      if (depth > 0) throw new Error('a transaction inside a transaction')
      if (!proven) proven = isDurable(database)
      connection.exec('BEGIN IMMEDIATE')
      depth = 1
      try {
        const value = work()
        connection.exec('COMMIT')
        return value
      } catch (error) {
        if (connection.isTransaction) connection.exec('ROLLBACK')
        throw error
      } finally {
        depth = 0
      }
    },
    inTransaction: () => depth > 0,
    checkpoint: () => {
      if (stillFor > 0) return false
      try {
        connection.exec('PRAGMA wal_checkpoint(PASSIVE)')
        return true
      } catch {
        // What is committed is safe where it is; the next try may find room.
        return false
      }
    },
    whileStill: async (work) => {
      if (stillFor === 0) {
        const moved = database.get<{ busy: number; log: number; checkpointed: number }>(
          'PRAGMA wal_checkpoint(PASSIVE)',
        )
        if (moved?.busy !== 0 || moved.log !== moved.checkpointed) throw new Error('the log was not moved')
      }
      stillFor += 1
      try {
        return await work()
      } finally {
        stillFor -= 1
      }
    },
    proveDurable: () => {
      proven = false
      try {
        proven = isDurable(database)
      } catch (error) {
        // What is there can still be read.
        if (error instanceof JournalNotDurable || !isFull(error)) throw error
      }
    },
    close: () => {
      prepared.clear()
      connection.close()
    },
  }
  return database
}

function prepare(database: Database): void {
  // One process, one connection: the index of the log is kept in memory, so that opening needs no byte of the disk.
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.get('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA busy_timeout = 5000')
  database.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA secure_delete = ON')
  // Without it INSERT OR REPLACE takes a row away past the trigger that refuses to delete facts.
  database.exec('PRAGMA recursive_triggers = ON')
}

/** The first write is where the binding would have fallen back: write, set again, and read back. */
function isDurable(database: Database): true {
  database.exec('CREATE TABLE IF NOT EXISTS opened (at INTEGER NOT NULL) STRICT')
  database.exec('DELETE FROM opened; INSERT INTO opened VALUES (1)')
  database.exec('PRAGMA synchronous = FULL')
  const mode = database.get<{ journal_mode: string }>('PRAGMA journal_mode')?.journal_mode
  const synchronous = database.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous
  if (mode?.toLowerCase() !== 'wal' || synchronous !== 2) {
    throw new JournalNotDurable(`journal_mode ${mode}, synchronous ${synchronous}`)
  }
  return true
}

/** SQLite's words for a disk with no room: `SQLITE_FULL`, and an I/O error where even the log can not grow. */
function isFull(error: unknown): boolean {
  return error instanceof Error && /full|disk I\/O error/i.test(error.message)
}
