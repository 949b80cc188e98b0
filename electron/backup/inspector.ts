/**
 * Looks at a new backup where it disturbs nobody: in a thread of its own, or here, a little at a time, where none can
 * be started. After some years that is millions of facts.
 */

import { Worker } from 'node:worker_threads'
import type { KeyProvider } from '../journal/seal'
import { stopFlag } from '../thread-stop'
import { type Inspecting, type Inspection, inspect } from './inspect'
import { sha256Of, sizeOf } from './place'

export interface LookedAt {
  readonly inspection: Inspection
  /** Of the file as it is left. */
  readonly bytes: number
  readonly sha256: string
}

export type Inspector = (file: string, keys: KeyProvider, stop: AbortSignal) => Promise<LookedAt>

export interface InspectionOrder {
  readonly file: string
  readonly masterKey: Uint8Array
  readonly stop: SharedArrayBuffer
  readonly hands: SharedArrayBuffer
}

export async function inspectHere(file: string, keys: KeyProvider, how: Inspecting): Promise<LookedAt> {
  const inspection = await inspect(file, keys, undefined, how)
  if (how.isStopped()) throw new Error('given up')
  return { inspection, bytes: await sizeOf(file), sha256: await sha256Of(file) }
}

/** `thread`: the built script; absent, it is done here. */
export function inspectorOf(
  thread: string | undefined,
  log: (message: string) => void,
  hands: SharedArrayBuffer,
): Inspector {
  if (thread !== undefined) return inspectInThread(thread, log, hands)
  return (file, keys, stop) => inspectHere(file, keys, { isStopped: () => stop.aborted })
}

/** `hands`: raised while somebody works, see `SpareTime`. */
export function inspectInThread(
  script: string,
  log: (message: string) => void,
  hands: SharedArrayBuffer,
): Inspector {
  return (file, keys, stop) =>
    new Promise<LookedAt>((resolve, reject) => {
      const masterKey = Uint8Array.from(keys.masterKey())
      const order: InspectionOrder = { file, masterKey, stop: stopFlag(stop), hands }
      const thread = new Worker(script, { workerData: order })
      thread.once('message', resolve)
      thread.once('error', reject)
      // Only now is the file let go of, also where it was given up.
      thread.once('exit', () => reject(new Error('the thread ended without a word')))
    }).catch((error: unknown) => {
      if (stop.aborted) throw error
      log('a backup is looked at without its thread')
      return inspectHere(file, keys, { isStopped: () => stop.aborted })
    })
}
