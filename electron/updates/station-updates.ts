/** Updates of this station: what it is busy with, its backup first, and the schema it writes. */

import { join } from 'node:path'
import type { Backup } from '../backup/backup'
import { schemaVersion } from '../journal/migrations'
import type { Database } from '../journal/sqlite'
import type { RowStore } from '../view/rows'
import { createUpdates, type UpdateParts, type Updates } from './updates'

/** What the shell knows of the package; absent when the program runs from a checkout. */
export type PackageUpdates = Pick<
  UpdateParts,
  'server' | 'channel' | 'platform' | 'version' | 'releaseKeys' | 'takenBack' | 'install'
> & {
  /** A version that the system did not install when it was asked to; empty: none. */
  readonly notInstalled: string
}

/** A form that was touched so recently is being filled in. */
const editedMs = 5 * 60_000

export function stationUpdates(parts: {
  readonly folder: string
  readonly own: PackageUpdates | undefined
  readonly database: Database
  readonly rows: RowStore
  readonly backup: Backup
  readonly outlet: () => string
  readonly nowMs: () => number
  readonly fetch: typeof fetch
}): Updates | undefined {
  const { own, database, rows, nowMs } = parts
  if (!own) return undefined
  return createUpdates({
    ...own,
    folder: join(parts.folder, '..', 'updates'),
    schema: schemaVersion,
    outlet: parts.outlet,
    nowMs,
    fetch: parts.fetch,
    busy: () => {
      const printing = { column: 'status', op: 'is', value: 'printing' } as const
      if (rows.count({ table: 'prints', filter: [printing] }) > 0) return 'printer-busy'
      const drafts = database.get<{ count: number }>(
        "SELECT count(*) AS count FROM drafts WHERE kind = 'draft' AND at_ms > ?",
        nowMs() - editedMs,
      )
      return (drafts?.count ?? 0) > 0 ? 'being-edited' : undefined
    },
    backup: async () => {
      const made = await parts.backup.make('beforeUpdate')
      return made.kind === 'ok' ? join(parts.backup.folder, made.value.manifest.file) : undefined
    },
  })
}
