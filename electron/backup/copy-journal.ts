/**
 * The journal's file copied while people work. SQLite's own ways of copying hold up every command for as long as they
 * take, which is seconds after some years; the file itself stands still while its log takes what is recorded.
 * What lies on the disk is as sealed as ever, and what was erased has been overwritten there.
 */

import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import type { Database } from '../journal/sqlite'

const partBytes = 1024 * 1024
/** Flushed together, and followed by a rest as long: whoever saves meanwhile waits for the same disk. */
const flushedBytes = 2 * partBytes
/** Where SQLite keeps its locks, which Windows lets nobody read; no byte of it is ever data. */
const locks = { at: 0x40000000, bytes: 512 }

export interface JournalCopier {
  /** Onto the disk, flushed. Ends with an error when `stop` says so. */
  readonly copyTo: (target: string, stop: AbortSignal) => Promise<void>
  /** After the database is closed, never before: letting go of its file would let go of its locks on it (POSIX). */
  readonly close: () => Promise<void>
}

export function createJournalCopier(
  database: Database,
  /** Waited for between two parts: whoever saves waits for the same disk. */
  whenAtRest: () => Promise<void> = async () => undefined,
): JournalCopier {
  let source: FileHandle | undefined

  async function copy(target: string, stop: AbortSignal): Promise<void> {
    source ??= await open(database.file, 'r')
    const copied = await open(target, 'wx', 0o600)
    try {
      const part = Buffer.allocUnsafe(partBytes)
      let unflushed = 0
      for (let at = 0; ; ) {
        stop.throwIfAborted()
        if (at === locks.at) at += locks.bytes
        const most = at < locks.at ? Math.min(partBytes, locks.at - at) : partBytes
        const { bytesRead } = await source.read(part, 0, most, at)
        if (bytesRead === 0) break
        // What a write leaves over is read and written again.
        const { bytesWritten } = await copied.write(part, 0, bytesRead, at)
        at += bytesWritten
        unflushed += bytesWritten
        if (unflushed < flushedBytes) continue
        unflushed = 0
        await flushAndRest(copied)
        await whenAtRest()
      }
      await copied.sync()
    } finally {
      await copied.close()
    }
  }

  return {
    copyTo: (target, stop) => database.whileStill(() => copy(target, stop)),
    close: async () => {
      await source?.close()
      source = undefined
    },
  }
}

async function flushAndRest(copied: FileHandle): Promise<void> {
  const fromMs = performance.now()
  await copied.datasync()
  await new Promise((resolve) => setTimeout(resolve, performance.now() - fromMs))
}
