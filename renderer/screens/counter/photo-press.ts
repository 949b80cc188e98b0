/** Gives photos to the worker and waits for them, in order of asking. One worker for the whole window. */

import type { PhotoMade } from './photo-worker'

let worker: Worker | undefined
let next = 0
const waiting = new Map<number, (photo: Blob | undefined) => void>()

/** `undefined`: not a picture. */
export function compressPhoto(file: Blob): Promise<Blob | undefined> {
  worker ??= startWorker()
  next += 1
  const id = next
  const made = new Promise<Blob | undefined>((resolve) => waiting.set(id, resolve))
  worker.postMessage({ id, file })
  return made
}

function startWorker(): Worker {
  const started = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<PhotoMade>) => {
    waiting.get(data.id)?.(data.photo)
    waiting.delete(data.id)
  }
  started.onerror = () => {
    for (const give of waiting.values()) give(undefined)
    waiting.clear()
    worker = undefined
  }
  return started
}
