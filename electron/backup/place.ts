/**
 * A folder of backups: the station's own, a share, a stick. Files appear in it whole or not at all; what is read
 * from it is checked, since a stick may come from anywhere. It never deletes what the schedule keeps, nor anything
 * that is not a backup.
 */

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  constants,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { backupsToKeep } from '../../shared/backup/keep'
import {
  type BackupManifest,
  backupFilePattern,
  backupManifestSchema,
  manifestName,
} from '../../shared/backup/manifest'

/** Newest first. A backup without its paper, or with another's, is not one. */
export async function backupsIn(folder: string): Promise<readonly BackupManifest[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.filter((name) => backupFilePattern.test(name)).map((name) => manifestOf(folder, name)),
  )
  return found
    .filter((one) => one !== undefined)
    .sort((left, right) => right.madeAtMs - left.madeAtMs || (left.file < right.file ? 1 : -1))
}

export async function manifestOf(folder: string, file: string): Promise<BackupManifest | undefined> {
  try {
    const text = await readFile(join(folder, manifestName(file)), 'utf8')
    const manifest = backupManifestSchema.parse(JSON.parse(text))
    return manifest.file === file ? manifest : undefined
  } catch {
    return undefined
  }
}

/** The paper last: a backup counts only when it is there. */
export async function putManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const file = join(folder, manifestName(manifest.file))
  await writeFile(`${file}.new`, JSON.stringify(manifest, null, 1))
  await flush(`${file}.new`)
  await rename(`${file}.new`, file)
}

/** Copies, flushes, reads the copy back and compares; only then does it get its name. */
export async function copyBackup(from: string, to: string, manifest: BackupManifest): Promise<void> {
  await mkdir(to, { recursive: true })
  const target = join(to, manifest.file)
  await copyWhole(join(from, manifest.file), target)
  if ((await sha256Of(target)) !== manifest.sha256) {
    await rm(target, { force: true })
    throw new Error('the copy is not what was copied')
  }
  await putManifest(to, manifest)
}

/** Photos and signatures never change: what is there already stays. Answers how many were added. */
export async function copyAttachments(from: string, to: string): Promise<number> {
  let added = 0
  for (const drawer of await readdir(from).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(drawer)) continue
    const there = new Set(await readdir(join(to, drawer)).catch(() => []))
    for (const name of await readdir(join(from, drawer))) {
      if (!/^[0-9a-f]{64}$/.test(name) || there.has(name)) continue
      await mkdir(join(to, drawer), { recursive: true })
      await copyWhole(join(from, drawer, name), join(to, drawer, name))
      added += 1
    }
  }
  return added
}

export async function countAttachments(folder: string): Promise<number> {
  const drawers = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const names = await Promise.all(drawers.map((drawer) => readdir(join(folder, drawer)).catch(() => [])))
  return names.reduce((sum, list) => sum + list.filter((name) => /^[0-9a-f]{64}$/.test(name)).length, 0)
}

/** By the schedule, and what a killed backup left behind. Other outlets' backups on the same stick are not ours. */
export async function tidy(folder: string, journalId: string, zone: string): Promise<void> {
  const ours = (await backupsIn(folder)).filter((one) => one.journalId === journalId)
  const keep = backupsToKeep(
    ours.map((one) => one.madeAtMs),
    zone,
  )
  for (const one of ours.filter(({ madeAtMs }) => !keep.has(madeAtMs))) {
    await rm(join(folder, manifestName(one.file)), { force: true })
    await rm(join(folder, one.file), { force: true })
  }
  for (const name of await readdir(folder)) {
    if (/^journal-\d{8}T\d{6}\.(sqlite|json)\.new(-wal|-shm|-journal)?$/.test(name)) {
      await rm(join(folder, name), { force: true })
    }
  }
}

/** Whether a person may write here at all: answered before the folder is remembered. */
export async function isWritable(folder: string): Promise<boolean> {
  const file = join(folder, `.counterbench-${randomUUID()}`)
  try {
    await writeFile(file, '', { flag: 'wx' })
    await rm(file)
    return true
  } catch {
    return false
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size
}

async function copyWhole(from: string, to: string): Promise<void> {
  const beside = `${to}.new`
  try {
    await copyFile(from, beside, constants.COPYFILE_FICLONE)
    await flush(beside)
    await rename(beside, to)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
