/**
 * Bringing a new catalogue in while people work: the old one answers until the new one is whole, everybody sees how
 * far it is, and a manager can stop it. One at a time. What was not finished leaves nothing behind.
 */

import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { CatalogueImport } from '../../shared/questions/catalogue'
import { type Answer, ok, refused } from '../../shared/result'
import { stopFlag } from '../thread-stop'
import type { Catalogue } from './catalogue'
import { CatalogueFileWrong, type ImportStep, importCatalogueFile } from './catalogue-file'

/** Builds `target` out of `file`; ends early without a word when `stopped` says so. */
export type ImportRunner = (
  file: string,
  target: string,
  onStep: (step: ImportStep) => void,
  stop: AbortSignal,
) => Promise<void>

export interface CatalogueImporter {
  readonly state: () => CatalogueImport
  /** Answers at once; how it goes is in `state`. */
  readonly start: (file: string) => Answer<null>
  readonly cancel: () => void
  readonly settled: () => Promise<void>
  /** Before the program ends: whatever runs is given up. */
  readonly stop: () => Promise<void>
}

const idle: CatalogueImport = { phase: 'none', done: 0, of: 0, startedAtMs: 0, reason: '', detail: {} }

export function createCatalogueImporter(dependencies: {
  readonly catalogue: Catalogue
  /** The built script that does it in a thread; absent, it is done here. */
  readonly thread?: string | undefined
  readonly nowMs: () => number
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}): CatalogueImporter {
  const { catalogue, thread, nowMs, log } = dependencies
  const runner = thread === undefined ? importHere : importInThread(thread, log)
  let state = idle
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined

  async function run(file: string, stop: AbortController): Promise<void> {
    const target = catalogue.place()
    try {
      await runner(file, target, (step) => (state = { ...state, ...step }), stop.signal)
      if (stop.signal.aborted) throw new Error('cancelled')
      catalogue.adopt(target)
      const { asOf, parts } = catalogue.info()
      state = { ...state, phase: 'done', done: parts, of: parts }
      log('catalogue loaded', { asOf, parts, tookMs: nowMs() - state.startedAtMs })
    } catch (error) {
      for (const end of ['', '-wal', '-shm', '-journal', '.lines']) rmSync(`${target}${end}`, { force: true })
      state = ended(state, stop.signal.aborted, error)
      log('catalogue not loaded', { reason: state.reason })
    }
  }

  return {
    state: () => state,
    start: (file) => {
      if (running) return refused('catalogue-import-running')
      const stop = new AbortController()
      state = { ...idle, phase: 'reading', startedAtMs: nowMs() }
      const ended = run(file, stop).finally(() => {
        running = undefined
      })
      running = { stop, ended }
      return ok(null)
    },
    cancel: () => running?.stop.abort(),
    settled: async () => running?.ended,
    stop: async () => {
      running?.stop.abort()
      await running?.ended
    },
  }
}

function ended(state: CatalogueImport, cancelled: boolean, error: unknown): CatalogueImport {
  if (cancelled) return { ...state, phase: 'cancelled' }
  if (error instanceof CatalogueFileWrong)
    return { ...state, phase: 'failed', reason: error.reason, detail: error.detail }
  return { ...state, phase: 'failed', reason: 'catalogue-import-failed' }
}

/** In this very process, a little at a time: for tests, and where no thread can be started. */
export const importHere: ImportRunner = async (file, target, onStep, stop) => {
  for await (const step of importCatalogueFile(file, target)) {
    onStep(step)
    if (stop.aborted) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export interface ImportOrder {
  readonly file: string
  readonly target: string
  readonly stop: SharedArrayBuffer
}

export type ThreadMessage =
  | { readonly kind: 'step'; readonly step: ImportStep }
  | {
      readonly kind: 'wrong'
      readonly reason: CatalogueFileWrong['reason']
      readonly detail: CatalogueFileWrong['detail']
    }
  | { readonly kind: 'done' }

/** In a thread of its own, so that nobody who works meanwhile waits for it; here where none can be started. */
export function importInThread(script: string, log: (message: string) => void): ImportRunner {
  return async (file, target, onStep, stop) => {
    let began = false
    try {
      await inThread(script, file, target, stop, (step) => {
        began = true
        onStep(step)
      })
    } catch (error) {
      if (began || stop.aborted || error instanceof CatalogueFileWrong) throw error
      log('a catalogue is loaded without its thread')
      await importHere(file, target, onStep, stop)
    }
  }
}

function inThread(
  script: string,
  file: string,
  target: string,
  stop: AbortSignal,
  onStep: (step: ImportStep) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const order: ImportOrder = { file, target, stop: stopFlag(stop) }
    const thread = new Worker(script, { workerData: order })
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'step') onStep(message.step)
      else if (message.kind === 'wrong') reject(new CatalogueFileWrong(message.reason, message.detail))
      else resolve()
    })
    thread.on('error', reject)
    thread.on('exit', (code) => (stop.aborted ? resolve() : reject(new Error(`thread ended with ${code}`))))
  })
}
