/**
 * The operating system's print queues on Linux and macOS: hand over, watch until the queue says how it ended, and give
 * up after a time. Spoken to in its own protocol where it listens, since no program has to be started then; else, and
 * wherever it says no, through the commands every CUPS has. A job that never started is withdrawn, so that it does not
 * come out an hour later when the same slip has long been printed elsewhere.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { PrintReason } from '../../shared/documents/print-reasons'
import { type AskIpp, isRefusal, type JobState, jobState, printerState, printJob } from './ipp'
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
  /** Holds a job's file while a command hands it over; emptied after each job. */
  readonly folder: string
}

export interface QueueJob {
  readonly queue: string
  readonly bytes: Uint8Array
  readonly title: string
  /** `Custom.80x114.3mm`, absent for raw bytes. */
  readonly media?: string
  readonly timeLimitSeconds: number
}

const mostTitle = 80

export async function printToQueue(tools: QueueTools, job: QueueJob, pollMs = 250): Promise<PrintOutcome> {
  const handed = await handOver(tools, job)
  return handed.kind === 'taken' ? await watch(tools, job, handed.id, pollMs) : handed
}

async function handOver(
  tools: QueueTools,
  job: QueueJob,
): Promise<PrintOutcome | { readonly kind: 'taken'; readonly id: string }> {
  const { queue, bytes, media } = job
  // Asked first: what does not answer here can not have taken anything either.
  const state = await printerState(tools.askIpp, queue)
  if (state !== undefined) {
    const title = job.title.slice(0, mostTitle)
    const order = { queue, bytes, title, user: userInfo().username, ...(media ? { media } : {}) }
    const answer = await printJob(tools.askIpp, order)
    if (answer.kind === 'taken') return { kind: 'taken', id: `${queue}-${answer.job}` }
    if (answer.kind === 'lost') return unknown('spooler-down')
  }
  const path = join(tools.folder, process.hrtime.bigint().toString(16))
  try {
    await mkdir(tools.folder, { recursive: true })
    await writeFile(path, bytes, { mode: 0o600 })
  } catch {
    return failed('disk-full')
  }
  try {
    return await handOverByCommand(tools.run, job, path)
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}

async function handOverByCommand(
  run: Run,
  job: QueueJob,
  path: string,
): Promise<PrintOutcome | { readonly kind: 'taken'; readonly id: string }> {
  const paper = job.media ? ['-o', `media=${job.media}`, '-o', 'print-scaling=none'] : ['-o', 'raw']
  const title = job.title.slice(0, mostTitle)
  const handed = await run('lp', ['-d', job.queue, '-t', title, ...paper, '--', path])
  if (handed.code !== 0) return failed(handOverFault(handed), handed.stderr.trim().slice(0, 200))
  const id = /request id is (\S+)/.exec(handed.stdout)?.[1]
  return id ? { kind: 'taken', id } : unknown('timeout', 'no-request-id')
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

async function watch(tools: QueueTools, job: QueueJob, id: string, pollMs: number): Promise<PrintOutcome> {
  const deadline = Date.now() + job.timeLimitSeconds * 1000
  let started = false
  for (let turn = 0; ; turn += 1) {
    const state = await stateOf(tools, job, id)
    if (state && state.end !== 'running') return outcomeOf(state)
    started = started || state?.started === true
    if (Date.now() > deadline)
      return state ? await giveUp(tools.run, job, id, started) : unknown('spooler-down')
    // Most slips are out at once; a slow printer is not asked more often than it helps.
    await new Promise((resolve) => setTimeout(resolve, Math.min(pollMs, firstPollMs * 2 ** turn)))
  }
}

const firstPollMs = 50

interface QueuedState extends Omit<JobState, 'end'> {
  /** `gone`: no longer waiting, and nobody knows more. */
  readonly end: JobState['end'] | 'gone'
}

/** `undefined`: the print system does not answer. */
async function stateOf(tools: QueueTools, job: QueueJob, id: string): Promise<QueuedState | undefined> {
  const known = await jobState(tools.askIpp, Number(/-(\d+)$/.exec(id)?.[1] ?? 0))
  if (known) return known
  const waiting = await tools.run('lpstat', ['-l', '-W', 'not-completed', '-o', job.queue])
  if (waiting.code !== 0) return undefined
  const entry = jobEntry(waiting.stdout, id)
  if (entry !== undefined) {
    return { end: 'running', started: /job-printing|job-outgoing/.test(entry), said: '' }
  }
  const done = await tools.run('lpstat', ['-l', '-W', 'completed', '-o', job.queue])
  const last = done.code === 0 ? (jobEntry(done.stdout, id) ?? '') : ''
  const said = /Status: (.*)/.exec(last)?.[1]?.slice(0, 200) ?? ''
  if (/job-completed-successfully/.test(last)) return { end: 'completed', started: true, said }
  if (isRefusal(said)) return { end: 'refused', started: true, said }
  if (/job-canceled/.test(last)) return { end: 'canceled', started: true, said }
  return { end: /aborted/.test(last) ? 'aborted' : 'gone', started: true, said }
}

function outcomeOf({ end, said }: QueuedState): PrintOutcome {
  if (end === 'canceled') return unknown('cancelled')
  if (end === 'refused') return failed('options-refused', said)
  if (end === 'aborted') return unknown('aborted', said)
  // Queues may be told to forget their finished jobs; one that was refused would have said so before.
  return { kind: 'printed', confirmed: end === 'completed' }
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
