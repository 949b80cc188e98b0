/** The thread that draws documents for the printers; a program of its own, started by main and told to end by `null`. */

import { parentPort } from 'node:worker_threads'
import { drawn } from './printing/drawing'
import type { ThreadAnswer, ThreadOrder } from './printing/drawing-thread'

parentPort?.on('message', (asked: ThreadOrder | null) => {
  if (asked === null) {
    parentPort?.close()
    return
  }
  const { id, order } = asked
  const answer = (said: ThreadAnswer) => parentPort?.postMessage(said)
  try {
    answer({ id, drawn: drawn(order) })
  } catch (error) {
    answer({ id, fault: error instanceof Error ? error.message : '' })
  }
})
