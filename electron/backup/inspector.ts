/**
 * Looks at a new backup where it disturbs nobody: in a thread of its own, or here, a little at a time, where none can
 * be started. After some years that is millions of facts.
 */

import { Worker } from 'node:worker_threads'
import type { KeyProvider } from '../journal/seal'
import { type Inspection, inspect } from './inspect'
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
}

export const inspectHere: Inspector = async (file, keys) => {
  const inspection = await inspect(file, keys)
  return { inspection, bytes: await sizeOf(file), sha256: await sha256Of(file) }
}

export function inspectInThread(script: string, log: (message: string) => void): Inspector {
  return (file, keys, stop) =>
    new Promise<LookedAt>((resolve, reject) => {
      const order: InspectionOrder = { file, masterKey: Uint8Array.from(keys.masterKey()) }
      const thread = new Worker(script, { workerData: order })
      const abort = () => void thread.terminate()
      stop.addEventListener('abort', abort)
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => {
        stop.removeEventListener('abort', abort)
        reject(new Error('the thread ended without a word'))
      })
    }).catch((error: unknown) => {
      if (stop.aborted) throw error
      log('a backup is looked at without its thread')
      return inspectHere(file, keys, stop)
    })
}
