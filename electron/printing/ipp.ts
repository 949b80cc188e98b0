/**
 * The local print system in its own protocol (IPP): hand over a job, ask how it is, and how its printer is. The text
 * of `lpstat` names reasons but not the state, after some endings its reasons are out of date, and each of the
 * commands is a program to be started while a customer waits.
 */

import type { PrintReason } from '../../shared/documents/print-reasons'
import type { PrinterStatus } from './outcome'

/** Posts an IPP request to the local print system; `undefined` where it can not be reached this way. */
export type AskIpp = (body: Uint8Array) => Promise<Uint8Array | undefined>

/** `refused`: the printer does not take the job as it is; nobody cancelled it, and nothing came out. */
export type JobEnd = 'completed' | 'canceled' | 'refused' | 'aborted' | 'running'

export interface JobState {
  readonly end: JobEnd
  /** Something of it has gone to the printer. */
  readonly started: boolean
  /** What the print system says of it in words. */
  readonly said: string
}

/** `refused`: certainly not taken. `lost`: the line went while it was handed over, and nobody knows. */
export type HandOver =
  | { readonly kind: 'taken'; readonly job: number }
  | { readonly kind: 'refused' | 'lost' }

type Attributes = ReadonlyMap<string, readonly (string | number | boolean)[]>

const operation = { print: 0x0002, getJob: 0x0009, getPrinter: 0x000b } as const
const tag = { job: 2, end: 3, uri: 0x45, name: 0x42, keyword: 0x44, mime: 0x49 } as const

/** The document itself to a queue. `media` absent: bytes that no filter may touch. */
export async function printJob(
  ask: AskIpp,
  job: {
    readonly queue: string
    readonly title: string
    readonly user: string
    readonly media?: string
    readonly bytes: Uint8Array
  },
): Promise<HandOver> {
  const { media } = job
  const body = Buffer.concat([
    header(operation.print),
    attribute(tag.uri, 'printer-uri', printerUri(job.queue)),
    attribute(tag.name, 'requesting-user-name', job.user),
    attribute(tag.name, 'job-name', job.title),
    attribute(
      tag.mime,
      'document-format',
      media === undefined ? 'application/vnd.cups-raw' : 'application/pdf',
    ),
    ...(media === undefined
      ? []
      : [
          Uint8Array.of(tag.job),
          attribute(tag.keyword, 'media', media),
          attribute(tag.keyword, 'print-scaling', 'none'),
        ]),
    Uint8Array.of(tag.end),
    job.bytes,
  ])
  const answer = await ask(body).catch(() => undefined)
  if (answer === undefined || answer.length < 9) return { kind: 'lost' }
  const bytes = Buffer.from(answer)
  // Every status below 0x0100 is a yes.
  if (bytes.readUInt16BE(2) > 0xff) return { kind: 'refused' }
  const number = readAttributes(bytes, new Set(['job-id'])).get('job-id')?.[0]
  return typeof number === 'number' ? { kind: 'taken', job: number } : { kind: 'lost' }
}

/** `undefined`: not to be asked, or the print system knows no such job (any more). */
export async function jobState(ask: AskIpp, jobNumber: number): Promise<JobState | undefined> {
  const answer = await attributesOf(ask, operation.getJob, 'job-uri', `ipp://localhost/jobs/${jobNumber}`, [
    'job-state',
    'job-state-reasons',
    'job-printer-state-message',
  ])
  const reasons = (answer?.get('job-state-reasons') ?? []).map(String)
  const said = String(answer?.get('job-printer-state-message')?.[0] ?? '').slice(0, 200)
  const end = endOf(answer?.get('job-state')?.[0], said, reasons)
  const started = reasons.some((reason) => reason === 'job-printing' || reason === 'job-outgoing')
  return end && { end, started, said }
}

function endOf(
  state: string | number | boolean | undefined,
  said: string,
  reasons: readonly string[],
): JobEnd | undefined {
  switch (state) {
    case 7:
      return isRefusal(said, reasons) ? 'refused' : 'canceled'
    case 8:
      return isRefusal(said, reasons) ? 'refused' : 'aborted'
    case 9:
      return 'completed'
    case undefined:
      return undefined
    default:
      return 'running'
  }
}

/**
 * CUPS ends a job that its printer refuses as if somebody had cancelled it: state and reasons are the same, only its
 * message tells. It is English, because the job was handed over in that language.
 */
export function isRefusal(said: string, reasons: readonly string[] = []): boolean {
  return (
    /cannot print with supplied options|(options?|format|media|attribute)s? (is|are)? ?not supported|unsupported/i.test(
      said,
    ) ||
    reasons.some((reason) =>
      /^(unsupported-|document-(format-error|unprintable-error)|conflicting-|job-fidelity)/.test(reason),
    )
  )
}

function printerUri(queue: string): string {
  return `ipp://localhost/printers/${encodeURIComponent(queue)}`
}

export async function printerState(ask: AskIpp, queue: string): Promise<PrinterStatus | undefined> {
  const answer = await attributesOf(ask, operation.getPrinter, 'printer-uri', printerUri(queue), [
    'printer-state',
    'printer-state-reasons',
    'printer-is-accepting-jobs',
  ])
  if (answer === undefined) return undefined
  if (answer.size === 0) return { kind: 'not-ready', reason: 'queue-missing' }
  const reasons = (answer.get('printer-state-reasons') ?? []).map(String)
  const fault = reasonOf(reasons)
  if (fault) return { kind: 'not-ready', reason: fault }
  if (answer.get('printer-is-accepting-jobs')?.[0] === false)
    return { kind: 'not-ready', reason: 'queue-rejects' }
  if (answer.get('printer-state')?.[0] === 5) return { kind: 'not-ready', reason: 'queue-stopped' }
  return reasons.some((reason) => reason.startsWith('media-low'))
    ? { kind: 'ready', paperLow: true }
    : { kind: 'ready' }
}

function reasonOf(reasons: readonly string[]): PrintReason | undefined {
  const has = (...names: readonly string[]) =>
    reasons.some((reason) => names.some((name) => reason.startsWith(name)))
  // What it last said about its paper is out of date once it does not answer any more.
  if (has('offline', 'shutdown', 'timed-out', 'connecting-to-device')) return 'printer-off'
  if (has('media-empty', 'media-needed')) return 'paper-out'
  if (has('cover-open', 'door-open', 'interlock-open')) return 'cover-open'
  if (has('media-jam')) return 'cutter-jam'
  return has('paused') ? 'queue-stopped' : undefined
}

async function attributesOf(
  ask: AskIpp,
  code: number,
  uriName: string,
  uri: string,
  wanted: readonly string[],
): Promise<Attributes | undefined> {
  const body = Buffer.concat([
    header(code),
    attribute(tag.uri, uriName, uri),
    ...wanted.map((name, at) => attribute(tag.keyword, at === 0 ? 'requested-attributes' : '', name)),
    Uint8Array.of(tag.end),
  ])
  const answer = await ask(body).catch(() => undefined)
  if (answer === undefined || answer.length < 9) return undefined
  return readAttributes(Buffer.from(answer), new Set(wanted))
}

/** Version 2.0, request 1, and the two attributes that every operation begins with. */
function header(code: number): Uint8Array {
  return Buffer.concat([
    Uint8Array.of(2, 0, code >> 8, code & 255, 0, 0, 0, 1, 1),
    attribute(0x47, 'attributes-charset', 'utf-8'),
    attribute(0x48, 'attributes-natural-language', 'en'),
  ])
}

function attribute(kind: number, name: string, value: string): Uint8Array {
  const length = (text: string) => {
    const bytes = Buffer.byteLength(text)
    return Uint8Array.of(bytes >> 8, bytes & 255)
  }
  return Buffer.concat([
    Uint8Array.of(kind),
    length(name),
    Buffer.from(name),
    length(value),
    Buffer.from(value),
  ])
}

/** Only the wanted ones; anything malformed ends the reading, it never throws. */
function readAttributes(bytes: Buffer, wanted: ReadonlySet<string>): Attributes {
  const found = new Map<string, (string | number | boolean)[]>()
  let at = 8
  let name = ''
  while (at < bytes.length) {
    const kind = bytes[at] ?? tag.end
    at += 1
    if (kind === tag.end) break
    if (kind < 0x10) continue
    if (at + 2 > bytes.length) break
    const nameLength = bytes.readUInt16BE(at)
    if (nameLength > 0) name = bytes.toString('utf8', at + 2, at + 2 + nameLength)
    at += 2 + nameLength
    if (at + 2 > bytes.length) break
    const valueLength = bytes.readUInt16BE(at)
    const value = bytes.subarray(at + 2, at + 2 + valueLength)
    at += 2 + valueLength
    if (!wanted.has(name)) continue
    const list = found.get(name) ?? []
    if ((kind === 0x21 || kind === 0x23) && value.length === 4) list.push(value.readInt32BE(0))
    else if (kind === 0x22) list.push(value[0] === 1)
    else list.push(value.toString('utf8'))
    found.set(name, list)
  }
  return found
}
