/** The thread that builds a new catalogue; a program of its own, started by main with a file and a target. */

import { parentPort, workerData } from 'node:worker_threads'
import { CatalogueFileWrong, importCatalogueFile } from './lookup/catalogue-file'
import type { ImportOrder, ThreadMessage } from './lookup/catalogue-import'
import { isStopped } from './thread-stop'

/** Nobody looks more often. */
const tellEveryMs = 100

async function main(): Promise<void> {
  const { file, target, stop } = workerData as ImportOrder
  const tell = (message: ThreadMessage) => parentPort?.postMessage(message)
  let toldAtMs = 0
  try {
    for await (const step of importCatalogueFile(file, target)) {
      if (isStopped(stop)) return
      if (performance.now() - toldAtMs < tellEveryMs) continue
      toldAtMs = performance.now()
      tell({ kind: 'step', step })
    }
    tell({ kind: 'done' })
  } catch (error) {
    if (!(error instanceof CatalogueFileWrong)) throw error
    tell({ kind: 'wrong', reason: error.reason, detail: error.detail })
  }
}

void main()
