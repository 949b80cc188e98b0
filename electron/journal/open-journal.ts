/**
 * Opens the outlet's own journal, or says why it must not: nothing is written before it is known to be ours. What
 * can not be opened is let go of again, so that somebody else can have it.
 */

import { join } from 'node:path'
import { schemaOf } from '../backup/inspect'
import { readMark } from './identity'
import { migrate, NewerJournal, schemaVersion } from './migrations'
import { type KeyProvider, keyFits } from './seal'
import { type Database, openDatabase } from './sqlite'

/** The key beside this journal is not the one that it was sealed with. */
export class KeyOfAnother extends Error {}

/** The journal is empty or gone, and the mark beside it says that this machine had recorded facts. */
export class RecordsGone extends Error {}

/** Lets nothing touch the journal of a newer program, and lets go of one whose key this is not. */
export function openJournal(folder: string, keys: KeyProvider): Database {
  const file = join(folder, 'journal.sqlite')
  const schema = schemaOf(file)
  if (schema !== undefined && schema > schemaVersion) throw new NewerJournal(schema)
  const database = openDatabase(file)
  try {
    migrate(database)
    if (!keyFits(database, keys)) throw new KeyOfAnother()
    const mark = readMark(join(folder, 'station.json'))
    if (mark && mark.highWater + mark.incarnation > 0 && isEmpty(database)) throw new RecordsGone()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Never named: not even the first start of a program has been at this journal. */
function isEmpty(database: Database): boolean {
  return database.get("SELECT 1 FROM meta WHERE key = 'journalId'") === undefined
}
