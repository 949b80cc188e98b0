/**
 * The tables beside the row tables. Numbered, applied once, never edited after release. The facts can not be
 * changed or deleted even by our own mistakes: triggers refuse it.
 */

import type { Database } from './sqlite'

const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    station TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    origin_seq INTEGER NOT NULL,
    hlc TEXT NOT NULL,
    recorded_at_ms INTEGER NOT NULL,
    business_day TEXT NOT NULL,
    command_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    key_id TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (stream, revision),
    UNIQUE (station, incarnation, origin_seq)
  ) STRICT;
  CREATE INDEX events_by_day ON events (business_day);
  CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
  CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
  CREATE TABLE commands (command_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE counters (
    kind TEXT NOT NULL, incarnation INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, incarnation)
  ) STRICT;
  CREATE TABLE keys (key_id TEXT PRIMARY KEY, wrapped BLOB, destroyed_at_ms INTEGER) STRICT;
  CREATE TABLE credentials (
    staff_id TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    locked_until_ms INTEGER NOT NULL DEFAULT 0, lockouts INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE drafts (
    staff_id TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL, at_ms INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (staff_id, place, kind)
  ) STRICT;
  CREATE TABLE secrets (
    secret_id TEXT PRIMARY KEY, ticket_id TEXT, sealed BLOB NOT NULL, created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE headquarters_facts (
    hq_seq INTEGER PRIMARY KEY, type TEXT NOT NULL, payload BLOB NOT NULL, received_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE documents (job_id TEXT PRIMARY KEY, hash TEXT NOT NULL, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Every warranty rule set that ever answered here, so that an old answer can be repeated.
  `
  CREATE TABLE rule_sets (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, kept_at_ms INTEGER NOT NULL, data BLOB NOT NULL
  ) STRICT;
  CREATE INDEX headquarters_facts_by_type ON headquarters_facts (type, hq_seq);
  `,
  `
  ALTER TABLE documents ADD COLUMN key_id TEXT NOT NULL DEFAULT 'journal';
  `,
]

/** Written by a program that is newer than this one: opened by nobody, changed by nobody, deleted by nobody. */
export class NewerJournal extends Error {
  constructor(readonly schema: number) {
    super(`the journal is of a newer program (${schema})`)
  }
}

export const schemaVersion = migrations.length

export function migrate(database: Database): void {
  const done = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (done > migrations.length) throw new NewerJournal(done)
  migrations.slice(done).forEach((sql, index) => {
    database.transaction(() => {
      database.exec(sql)
      database.exec(`PRAGMA user_version = ${done + index + 1}`)
    })
  })
}
