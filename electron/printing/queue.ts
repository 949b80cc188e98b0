/**
 * The operating system's print queues on Linux and macOS, through the commands every CUPS has: hand over, watch
 * until the queue says how it ended, and give up after a time. A job that never started is withdrawn, so that it
 * does not come out an hour later when the same slip has long been printed elsewhere.
 */

import type { PrintReason } from '../../shared/documents/print-reasons'
import { type AskIpp, isRefusal, jobEnd, printerState } from './ipp'
import { failed, type PrinterStatus, type PrintOutcome, unknown } from './outcome'

export interface RunResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program with a time limit; a program that is not there answers with code 127. */
export type Run = (program: string, args: readonly string[]) => Promise<RunResult>

export interface QueueTools {
  readonly run: Run
  readonly askIpp: AskIpp
}

export interface QueueJob {
  readonly queue: string
  readonly path: string
  readonly title: string
  /** `Custom.80x114.3mm`, absent for raw bytes. */
  readonly media?: string
  readonly landscape?: boolean
  readonly timeLimitSeconds: number
}

export async function printToQueue(tools: QueueTools, job: QueueJob, pollMs = 250): Promise<PrintOutcome> {
  const handed = await tools.run('lp', lpArguments(job))
  if (handed.code !== 0) return failed(handOverFault(handed), handed.stderr.trim().slice(0, 200))
  const id = /request id is (\S+)/.exec(handed.stdout)?.[1]
  if (!id) return unknown('timeout', 'no-request-id')
  return watch(tools, job, id, pollMs)
}

export async function queueStatus(tools: QueueTools, queue: string): Promise<PrinterStatus> {
  const state = await printerState(tools.askIpp, queue)
  if (state) return state
  const answer = await tools.run('lpstat', ['-l', '-p', queue])
  if (answer.code !== 0) return { kind: 'not-ready', reason: statusFault(answer) }
  const fault = printerFault(answer.stdout)
  return fault ? { kind: 'not-ready', reason: fault } : { kind: 'ready' }
}

export async function listQueues(run: Run): Promise<readonly string[]> {
  const answer = await run('lpstat', ['-e'])
  if (answer.code !== 0) return []
  return answer.stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function customMedia(widthMillimetres: number, heightMillimetres: number): string {
  const size = (value: number) => (Math.round(value * 10) / 10).toString()
  return `Custom.${size(widthMillimetres)}x${size(heightMillimetres)}mm`
}

function lpArguments(job: QueueJob): readonly string[] {
  const paper = job.media ? ['-o', `media=${job.media}`, '-o', 'print-scaling=none'] : ['-o', 'raw']
  return ['-d', job.queue, '-t', job.title.slice(0, 120), ...paper, '--', job.path]
}

async function watch(tools: QueueTools, job: QueueJob, id: string, pollMs: number): Promise<PrintOutcome> {
  const deadline = Date.now() + job.timeLimitSeconds * 1000
  let started = false
  for (;;) {
    const waiting = await tools.run('lpstat', ['-l', '-W', 'not-completed', '-o', job.queue])
    if (waiting.code !== 0) {
      if (Date.now() > deadline) return unknown(statusFault(waiting))
    } else {
      const entry = jobEntry(waiting.stdout, id)
      if (entry === undefined) return await ended(tools, job, id)
      started = started || /job-printing|job-outgoing/.test(entry)
      if (Date.now() > deadline) return await giveUp(tools.run, job, id, started)
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

async function ended(tools: QueueTools, job: QueueJob, id: string): Promise<PrintOutcome> {
  const end = await jobEnd(tools.askIpp, Number(/-(\d+)$/.exec(id)?.[1] ?? 0))
  if (end?.kind === 'completed') return { kind: 'printed', confirmed: true }
  if (end?.kind === 'refused') return failed('options-refused', end.said)
  if (end?.kind === 'canceled') return unknown('cancelled')
  if (end?.kind === 'aborted') return unknown('aborted', end.said)
  const done = await tools.run('lpstat', ['-l', '-W', 'completed', '-o', job.queue])
  const entry = done.code === 0 ? (jobEntry(done.stdout, id) ?? '') : ''
  if (/job-completed-successfully/.test(entry)) return { kind: 'printed', confirmed: true }
  const said = /Status: (.*)/.exec(entry)?.[1]?.slice(0, 200) ?? ''
  if (isRefusal(said)) return failed('options-refused', said)
  if (/job-canceled/.test(entry)) return unknown('cancelled')
  if (/aborted/.test(entry)) return unknown('aborted', said)
  // Queues may be told to forget their finished jobs; one that was refused would have said so before.
  return { kind: 'printed', confirmed: false }
}

async function giveUp(run: Run, job: QueueJob, id: string, started: boolean): Promise<PrintOutcome> {
  const printer = await run('lpstat', ['-l', '-p', job.queue])
  const reason = (printer.code === 0 ? printerFault(printer.stdout) : statusFault(printer)) ?? 'timeout'
  await run('cancel', [id])
  // A queue that could not even reach its printer put nothing on paper.
  const untouched = !started || reason === 'printer-off' || reason === 'queue-stopped'
  return untouched ? failed(reason) : unknown(reason)
}

/** The lines of one job in a long listing: its own line and the indented ones below it. */
function jobEntry(listing: string, id: string): string | undefined {
  const lines = listing.split('\n')
  const at = lines.findIndex((line) => line.split(/\s/)[0] === id)
  if (at === -1) return undefined
  const below = lines.slice(at + 1)
  const end = below.findIndex((line) => !/^\s/.test(line))
  return [lines[at], ...(end === -1 ? below : below.slice(0, end))].join('\n')
}

function handOverFault(result: RunResult): PrintReason {
  const said = result.stderr
  if (result.code === 127) return 'spooler-down'
  if (/not exist|unknown destination|No such/i.test(said)) return 'queue-missing'
  if (/not accepting/i.test(said)) return 'queue-rejects'
  if (/scheduler|connect to server|Connection refused|Bad file descriptor|Transport endpoint/i.test(said))
    return 'spooler-down'
  return /Forbidden|Unauthorized|not authorized/i.test(said) ? 'no-permission' : 'aborted'
}

function statusFault(result: RunResult): PrintReason {
  if (/Invalid destination|No destinations|not exist/i.test(`${result.stderr}${result.stdout}`))
    return 'queue-missing'
  return 'spooler-down'
}

/** What `lpstat -l -p` says about the printer. One that does not answer says nothing new about its paper. */
function printerFault(listing: string): PrintReason | undefined {
  if (
    /unavailable|offline-report|unreachable|connecting-to-device|may not exist|not responding|Waiting for printer/i.test(
      listing,
    )
  )
    return 'printer-off'
  if (/media-(empty|needed)/.test(listing)) return 'paper-out'
  if (/cover-open|door-open/.test(listing)) return 'cover-open'
  if (/media-jam|cutter/.test(listing)) return 'cutter-jam'
  if (/^printer \S+ disabled|\bpaused\b/m.test(listing)) return 'queue-stopped'
  return undefined
}
