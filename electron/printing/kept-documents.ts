/** What was printed or signed, as it was: sealed beside the journal under the hash that the fact carries. */

import { journalKeyId, type Sealer } from '../journal/seal'
import type { Database } from '../journal/sqlite'

export function createKeptDocuments({
  database,
  sealer,
}: {
  readonly database: Database
  readonly sealer: Sealer
}) {
  return (id: string, hash: string, text: string): void => {
    const sealed = sealer.seal(journalKeyId, `document:${id}`, Buffer.from(text))
    if (!sealed) return
    database.transaction(() =>
      database.run(
        'INSERT OR REPLACE INTO documents (job_id, hash, sealed) VALUES (?, ?, ?)',
        id,
        hash,
        sealed,
      ),
    )
  }
}
