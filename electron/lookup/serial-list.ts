/**
 * Serial numbers that prove a purchase, in a database of their own beside the catalogue: it can be large, it holds no
 * fact of this outlet and it can always be loaded again. One number is looked up by its key alone: first in the list that
 * headquarters published as a whole, then in what came in pieces or from a file.
 */

import { join } from 'node:path'
import type { SerialRecord } from '../../shared/warranty/serial-list'
import { openDatabase } from '../journal/sqlite'
import { openPublishedSerials, type PublishedSerials } from './published-serials'

export interface SerialList {
  readonly find: (serial: string) => SerialRecord | undefined
  readonly info: () => { readonly count: number; readonly asOf: string; readonly listId: string }
  /** In one transaction: all of the batch or none of it. The same batch again changes nothing. */
  readonly put: (batch: SerialBatch) => void
  /** A published piece; one that is not newer than the whole list is in that list, and is passed over. */
  readonly putPiece: (batch: SerialBatch) => void
  readonly published: PublishedSerials
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
  // Nobody's secret: a list that was replaced is given back to the file at once, without being overwritten page by page.
  database.exec(`
    PRAGMA secure_delete = OFF;
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
  const published = openPublishedSerials(database, (asOf) => {
    // The whole list has what was known before it; a file that was loaded later still adds to it.
    if (value('asOf') > asOf) return
    database.exec("DELETE FROM serials; DELETE FROM info WHERE key IN ('count', 'asOf', 'listId')")
  })

  function find(serial: string): SerialRecord | undefined {
    const row = database.get<Row>('SELECT * FROM serials WHERE serial = ?', serial)
    return (
      row && {
        serial: row.serial,
        modelId: row.model_id,
        madeOn: row.made_on as SerialRecord['madeOn'],
        soldOn: row.sold_on as SerialRecord['soldOn'],
      }
    )
  }

  function putAll({ listId, asOf, records, removed }: SerialBatch): void {
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
  }

  return {
    published,
    find: (serial) => published.find(serial) ?? find(serial),
    // Counting a million rows takes too long to do at every look, so the counts are kept with each batch.
    info: () => {
      const { held } = published.state()
      const asOf = value('asOf')
      return {
        count: held.count + Number(value('count') || 0),
        asOf: asOf > held.asOf ? asOf : held.asOf,
        listId: value('listId'),
      }
    },
    put: putAll,
    putPiece: (batch) => {
      if (batch.asOf > published.state().held.asOf) putAll(batch)
    },
    close: database.close,
  }
}
