/**
 * What is kept beside the facts and may be forgotten: drafts and saved views (per person and place), device
 * passcodes. All sealed. A passcode is gone when its device is, or after its days, whichever comes first, and is never
 * part of a fact, a print, an export or a synchronisation.
 */

import { journalKeyId, type Sealer } from './seal'
import type { Database } from './sqlite'

export interface Keepsakes {
  readonly save: (kind: 'draft' | 'view', staffId: string, place: string, text: string, nowMs: number) => void
  readonly load: (kind: 'draft' | 'view', staffId: string, place: string) => string | undefined
  /** Drafts of everybody about this customer or ticket. */
  readonly forgetDraftsOf: (id: string) => void
  readonly keepSecret: (secretId: string, secret: string, nowMs: number) => void
  readonly revealSecret: (secretId: string) => string | undefined
  /** Whose it is: before that it belongs to a form that may never be received. */
  readonly ownSecret: (secretId: string, ticketId: string) => void
  readonly forgetSecret: (secretId: string) => void
  /** Those that are too old, and those whose device has left: a crash may have come before they were forgotten. */
  readonly sweepSecrets: () => void
  readonly hasSecret: (secretId: string) => boolean
}

export function createKeepsakes(
  database: Database,
  sealer: Sealer,
  nowMs: () => number,
  passcodeDays: () => number,
): Keepsakes {
  const seal = (belongsTo: string, text: string): Buffer => {
    const sealed = sealer.seal(journalKeyId, belongsTo, Buffer.from(text))
    if (!sealed) throw new Error('no journal key')
    return sealed
  }
  const open = (belongsTo: string, sealed: Uint8Array): string | undefined =>
    sealer.open(journalKeyId, belongsTo, sealed)?.toString()

  return {
    save: (kind, staffId, place, text, nowMs) => {
      database.transaction(() => {
        if (text === '') {
          database.run(
            'DELETE FROM drafts WHERE staff_id = ? AND place = ? AND kind = ?',
            staffId,
            place,
            kind,
          )
          return
        }
        database.run(
          'INSERT OR REPLACE INTO drafts (staff_id, place, kind, at_ms, sealed) VALUES (?, ?, ?, ?, ?)',
          staffId,
          place,
          kind,
          nowMs,
          seal(`${kind}:${staffId}:${place}`, text),
        )
      })
    },
    load: (kind, staffId, place) => {
      const row = database.get<{ sealed: Uint8Array }>(
        'SELECT sealed FROM drafts WHERE staff_id = ? AND place = ? AND kind = ?',
        staffId,
        place,
        kind,
      )
      return row && open(`${kind}:${staffId}:${place}`, row.sealed)
    },
    forgetDraftsOf: (id) => {
      const suffix = `.${id}`
      database.transaction(() =>
        database.run(
          "DELETE FROM drafts WHERE kind = 'draft' AND substr(place, ?) = ?",
          -suffix.length,
          suffix,
        ),
      )
    },
    keepSecret: (secretId, secret, nowMs) => {
      database.transaction(() =>
        database.run(
          'INSERT INTO secrets (secret_id, sealed, created_at_ms) VALUES (?, ?, ?)',
          secretId,
          seal(`secret:${secretId}`, secret),
          nowMs,
        ),
      )
    },
    revealSecret: (secretId) => {
      const row = database.get<{ sealed: Uint8Array }>(
        'SELECT sealed FROM secrets WHERE secret_id = ?',
        secretId,
      )
      return row && open(`secret:${secretId}`, row.sealed)
    },
    forgetSecret: (secretId) => {
      database.transaction(() => database.run('DELETE FROM secrets WHERE secret_id = ?', secretId))
    },
    ownSecret: (secretId, ticketId) => {
      database.transaction(() =>
        database.run('UPDATE secrets SET ticket_id = ? WHERE secret_id = ?', ticketId, secretId),
      )
    },
    sweepSecrets: () => {
      database.transaction(() => {
        const oldestMs = nowMs() - passcodeDays() * 86_400_000
        database.run('DELETE FROM secrets WHERE created_at_ms < ?', oldestMs)
        database.run('DELETE FROM secrets WHERE ticket_id IN (SELECT id FROM row_tickets WHERE "open" = 0)')
      })
    },
    hasSecret: (secretId) =>
      database.get('SELECT 1 AS there FROM secrets WHERE secret_id = ?', secretId) !== undefined,
  }
}
