/**
 * An erased person's key goes from every backup that can be reached: here, in the second place, and in what a restore
 * set aside. Each file is changed as a copy beside, which then takes its place, so that a power cut leaves the old
 * one or the new one with its own paper. What the journal proves is untouched: the chain hashes sealed payloads.
 */

import { constants, copyFile, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupManifest, backupManifestSchema, manifestName } from '../../shared/backup/manifest'
import { type Database, openDatabase } from '../journal/sqlite'
import { backupsIn, sha256Of, sizeOf } from './place'

/** Who was erased, and the files that went with them. Both lists only grow. */
export interface Erased {
  readonly customers: readonly string[]
  readonly attachments: readonly string[]
}

/** Says in the purged file itself whose key is gone, so that its walk knows it from damage. */
export function erasedMark(keyId: string): string {
  return `erased:${keyId}`
}

/** How many backups of this journal were changed. What was purged of everybody before is left alone. */
export async function purgePlace(folder: string, journalId: string, erased: Erased): Promise<number> {
  await finishInterrupted(folder)
  let changed = 0
  for (const manifest of await backupsIn(folder)) {
    if (manifest.journalId !== journalId || manifest.erasures === erased.customers.length) continue
    await purgeBackup(folder, manifest, erased.customers)
    changed += 1
  }
  for (const hash of erased.attachments) {
    if (!/^[0-9a-f]{64}$/.test(hash)) continue
    await rm(join(folder, 'attachments', hash.slice(0, 2), hash), { force: true })
  }
  return changed
}

/** Journals that a restore set aside, and the copy for practice: without a paper, and as readable as any backup. */
export async function purgeSetAside(outletFolder: string, erased: Erased): Promise<void> {
  const aside = (await readdir(outletFolder).catch(() => [])).filter((name) =>
    /^before-restore-\d+$/.test(name),
  )
  const folders = [
    ...aside.map((name) => join(outletFolder, name)),
    join(outletFolder, '..', 'practice', 'outlet'),
  ]
  for (const folder of erased.customers.length === 0 ? [] : folders) {
    const file = join(folder, 'journal.sqlite')
    if (!(await isThere(file))) continue
    try {
      purgeFile(file, erased.customers)
    } catch {
      // Set aside because it was damaged: what can not be opened can not be read by anybody either.
    }
  }
}

async function purgeBackup(
  folder: string,
  manifest: BackupManifest,
  customers: readonly string[],
): Promise<void> {
  const file = join(folder, manifest.file)
  const paper = join(folder, manifestName(manifest.file))
  const [newFile, newPaper] = [`${file}.purged`, `${paper}.purged`]
  try {
    await copyFile(file, newFile, constants.COPYFILE_FICLONE)
    purgeFile(newFile, customers)
    await flush(newFile)
    const next: BackupManifest = {
      ...manifest,
      bytes: await sizeOf(newFile),
      sha256: await sha256Of(newFile),
      erasures: customers.length,
    }
    await writeFile(newPaper, JSON.stringify(next, null, 1))
    await flush(newPaper)
  } catch (error) {
    for (const one of [newPaper, newFile]) await rm(one, { force: true }).catch(() => undefined)
    throw error
  }
  await rename(newFile, file)
  await rename(newPaper, paper)
}

/** A power cut between the two renames: the file is the new one, its paper still waits. */
async function finishInterrupted(folder: string): Promise<void> {
  const names = new Set(await readdir(folder).catch(() => []))
  for (const name of names) {
    if (!/^journal-\d{8}T\d{6}\.json\.purged$/.test(name)) continue
    const paper = join(folder, name)
    const file = name.replace(/\.json\.purged$/, '.sqlite')
    if (!names.has(`${file}.purged`) && (await belongsTo(paper, join(folder, file)))) {
      await rename(paper, paper.replace(/\.purged$/, ''))
    } else await rm(paper, { force: true })
  }
  for (const name of names) {
    if (/^journal-\d{8}T\d{6}\.sqlite\.purged(-wal|-shm|-journal)?$/.test(name)) {
      await rm(join(folder, name), { force: true })
    }
  }
}

async function belongsTo(paper: string, file: string): Promise<boolean> {
  try {
    const { sha256 } = backupManifestSchema.parse(JSON.parse(await readFile(paper, 'utf8')))
    return (await sha256Of(file)) === sha256
  } catch {
    return false
  }
}

/** `secure_delete` is on: what a row held is overwritten, not only let go of. */
function purgeFile(file: string, customers: readonly string[]): void {
  const database = openDatabase(file)
  try {
    database.transaction(() => {
      const has = columnsOf(database)
      for (const customer of customers) purgeOne(database, has, customer)
      // Half-typed forms hold whatever was typed; nobody restores a backup for them.
      if (has('drafts', 'place')) database.run('DELETE FROM drafts')
    })
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.exec('PRAGMA journal_mode = DELETE')
  } finally {
    database.close()
  }
}

function purgeOne(
  database: Database,
  has: (table: string, column: string) => boolean,
  customer: string,
): void {
  const keyId = `customer/${customer}`
  const gone = database.run(
    'UPDATE keys SET wrapped = NULL, destroyed_at_ms = 0 WHERE key_id = ? AND wrapped IS NOT NULL',
    keyId,
  )
  if (gone > 0) {
    database.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', erasedMark(keyId), customer)
  }
  if (has('documents', 'key_id')) database.run('DELETE FROM documents WHERE key_id = ?', keyId)
  if (has('secrets', 'ticket_id') && has('row_tickets', 'customerId')) {
    database.run(
      'DELETE FROM secrets WHERE ticket_id IN (SELECT id FROM row_tickets WHERE "customerId" = ?)',
      customer,
    )
  }
  if (has('row_customers', 'id')) database.run('DELETE FROM row_customers WHERE id = ?', customer)
}

/** A backup may be of an earlier program, with fewer tables. */
function columnsOf(database: Database): (table: string, column: string) => boolean {
  return (table, column) =>
    database.get('SELECT 1 AS there FROM pragma_table_info(?) WHERE name = ?', table, column) !== undefined
}

async function isThere(file: string): Promise<boolean> {
  return (await sizeOf(file).catch(() => 0)) > 0
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
