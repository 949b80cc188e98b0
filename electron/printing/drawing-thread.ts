/**
 * Documents drawn in one thread that stays, so that whoever saves or types while paper is made does not wait for it.
 * Where there is no thread, or it ended, they are drawn here: a slip never depends on it.
 */

import { Worker } from 'node:worker_threads'
import { type Draw, type DrawingOrder, drawHere } from './drawing'

export interface ThreadOrder {
  readonly id: number
  readonly order: DrawingOrder
}

export type ThreadAnswer = { readonly id: number } & (
  | { readonly drawn: unknown }
  | { readonly fault: string }
)

export interface DrawingThread {
  readonly draw: Draw
  /** Starts it ahead of the first slip. Once is enough. */
  readonly warm: () => void
  /** It ends by itself when it has nothing to do; nothing more is drawn in it. */
  readonly close: () => void
}

interface Waiting {
  readonly order: DrawingOrder
  readonly resolve: (drawn: never) => void
  readonly reject: (error: unknown) => void
}

export function createDrawingThread(script: string, log: (message: string) => void): DrawingThread {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let gone = false
  let serial = 0

  function started(): Worker | undefined {
    if (gone) return undefined
    if (thread) return thread
    thread = new Worker(script)
    // Paper that is under way is waited for by the spool, never by this thread.
    thread.unref()
    thread.on('message', (answer: ThreadAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('fault' in answer) asked?.reject(new Error(answer.fault))
      else asked?.resolve(answer.drawn as never)
    })
    thread.once('error', giveUp)
    thread.once('exit', giveUp)
    return thread
  }

  function giveUp(): void {
    if (gone) return
    gone = true
    log('paper is drawn without its thread')
    for (const { order, resolve, reject } of waiting.values())
      void drawHere(order).then(resolve as (drawn: unknown) => void, reject)
    waiting.clear()
  }

  return {
    warm: () => void started(),
    draw: (order) => {
      const drawing = started()
      if (!drawing) return drawHere(order)
      serial += 1
      const id = serial
      return new Promise((resolve, reject) => {
        waiting.set(id, { order, resolve, reject })
        drawing.postMessage({ id, order } satisfies ThreadOrder)
      })
    },
    close: () => {
      const ending = thread
      gone = true
      thread = undefined
      ending?.postMessage(null)
    },
  }
}
