/**
 * A backup gets what the damaged journal still holds beyond it. On a copy: only where the whole chain still proves
 * itself afterwards does the copy take the backup's place.
 */

import { cp, rename, rm } from 'node:fs/promises'
import { addSalvaged, salvage } from '../journal/salvage'
import type { KeyProvider } from '../journal/seal'
import { openDatabase } from '../journal/sqlite'
import { inspect } from './inspect'

/** How many facts were added to `backup`. The damaged file is only read. */
export async function addFromDamaged(backup: string, damaged: string, keys: KeyProvider): Promise<number> {
  const work = `${backup}.salvaged`
  try {
    await cp(backup, work)
    const database = openDatabase(work)
    let added = 0
    try {
      added = addSalvaged(database, salvage(damaged, keys, database))
      // The rows are made anew from all facts when the journal is opened.
      if (added > 0) database.run("DELETE FROM meta WHERE key = 'viewVersion'")
      database.exec('PRAGMA journal_mode = DELETE')
    } finally {
      database.close()
    }
    if (added === 0 || (await inspect(work, keys)).kind === 'bad') return 0
    await rename(work, backup)
    return added
  } catch {
    // Nothing readable, or no room for another copy: the backup alone is what there is.
    return 0
  } finally {
    await rm(work, { force: true }).catch(() => undefined)
  }
}
