/**
 * Headquarters' list of serial numbers, in a database of its own beside the catalogue: it can be large, it holds no
 * fact of this outlet and it can always be loaded again. One number is looked up by its key alone.
 */

import { join } from 'node:path'
import type { SerialRecord } from '../../shared/warranty/serial-list'
import { openDatabase } from '../journal/sqlite'

export interface SerialList {
  readonly find: (serial: string) => SerialRecord | undefined
  readonly info: () => { readonly count: number; readonly asOf: string; readonly listId: string }
  /** In one transaction: all of the batch or none of it. The same batch again changes nothing. */
  readonly put: (batch: SerialBatch) => void
  readonly close: () => void
}

export interface SerialBatch {
  readonly listId: string
  readonly asOf: string
  readonly records: readonly SerialRecord[]
  readonly removed: readonly string[]
}

interface Row {
  readonly serial: string
  readonly model_id: string
  readonly made_on: string
  readonly sold_on: string
}

export function openSerialList(folder: string): SerialList {
  const database = openDatabase(join(folder, 'serials.sqlite'))
  database.exec(`
    CREATE TABLE IF NOT EXISTS serials (
      serial TEXT PRIMARY KEY, model_id TEXT NOT NULL, made_on TEXT NOT NULL, sold_on TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `)
  const value = (key: string): string =>
    database.get<{ value: string }>('SELECT value FROM info WHERE key = ?', key)?.value ?? ''
  const put = (key: string, text: string): void => {
    database.run('INSERT OR REPLACE INTO info (key, value) VALUES (?, ?)', key, text)
  }
  return {
    find: (serial) => {
      const row = database.get<Row>('SELECT * FROM serials WHERE serial = ?', serial)
      return (
        row && {
          serial: row.serial,
          modelId: row.model_id,
          madeOn: row.made_on as SerialRecord['madeOn'],
          soldOn: row.sold_on as SerialRecord['soldOn'],
        }
      )
    },
    // Counting a million rows takes too long to do at every look, so the count is kept with each batch.
    info: () => ({ count: Number(value('count') || 0), asOf: value('asOf'), listId: value('listId') }),
    put: ({ listId, asOf, records, removed }) => {
      database.transaction(() => {
        let count = Number(value('count') || 0)
        for (const { serial, modelId, madeOn, soldOn } of records) {
          count += database.run('INSERT OR IGNORE INTO serials VALUES (?, ?, ?, ?)', serial, '', '', '')
          database.run(
            'UPDATE serials SET model_id = ?, made_on = ?, sold_on = ? WHERE serial = ?',
            modelId,
            madeOn,
            soldOn,
            serial,
          )
        }
        for (const serial of removed) count -= database.run('DELETE FROM serials WHERE serial = ?', serial)
        put('count', String(count))
        put('listId', listId)
        if (asOf > value('asOf')) put('asOf', asOf)
      })
      database.checkpoint()
    },
    close: database.close,
  }
}
