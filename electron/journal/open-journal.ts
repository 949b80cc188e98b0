/**
 * Opens the outlet's own journal, or says why it must not: nothing is written before it is known to be ours. What
 * can not be opened is let go of again, so that somebody else can have it.
 */

import { join } from 'node:path'
import { schemaOf } from '../backup/inspect'
import { migrate, NewerJournal, schemaVersion } from './migrations'
import { type KeyProvider, keyFits } from './seal'
import { type Database, openDatabase } from './sqlite'

/** The key beside this journal is not the one that it was sealed with. */
export class KeyOfAnother extends Error {}

/** Lets nothing touch the journal of a newer program, and lets go of one whose key this is not. */
export function openJournal(folder: string, keys: KeyProvider): Database {
  const file = join(folder, 'journal.sqlite')
  const schema = schemaOf(file)
  if (schema !== undefined && schema > schemaVersion) throw new NewerJournal(schema)
  const database = openDatabase(file)
  try {
    migrate(database)
    if (!keyFits(database, keys)) throw new KeyOfAnother()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
