/**
 * Two questions to the local print system in its own protocol (IPP): how did this job end, and how is this printer.
 * The text of `lpstat` names reasons but not the state, and after some endings its reasons are out of date.
 */

import type { PrintReason } from '../../shared/documents/print-reasons'
import type { PrinterStatus } from './outcome'

/** Posts an IPP request to the local print system; `undefined` where it can not be reached this way. */
export type AskIpp = (body: Uint8Array) => Promise<Uint8Array | undefined>

/** `refused`: the printer does not take the job as it is; nobody cancelled it, and nothing came out. */
export type JobEnd =
  | { readonly kind: 'completed' | 'canceled' | 'running' }
  | { readonly kind: 'refused' | 'aborted'; readonly said: string }

type Attributes = ReadonlyMap<string, readonly (string | number | boolean)[]>

const operation = { getJob: 0x0009, getPrinter: 0x000b } as const

export async function jobEnd(ask: AskIpp, jobNumber: number): Promise<JobEnd | undefined> {
  const answer = await attributesOf(ask, operation.getJob, 'job-uri', `ipp://localhost/jobs/${jobNumber}`, [
    'job-state',
    'job-state-reasons',
    'job-printer-state-message',
  ])
  const said = String(answer?.get('job-printer-state-message')?.[0] ?? '').slice(0, 200)
  const reasons = (answer?.get('job-state-reasons') ?? []).map(String)
  switch (answer?.get('job-state')?.[0]) {
    case 7:
      return isRefusal(said, reasons) ? { kind: 'refused', said } : { kind: 'canceled' }
    case 8:
      return isRefusal(said, reasons) ? { kind: 'refused', said } : { kind: 'aborted', said }
    case 9:
      return { kind: 'completed' }
    case undefined:
      return undefined
    default:
      return { kind: 'running' }
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

export async function printerState(ask: AskIpp, queue: string): Promise<PrinterStatus | undefined> {
  const uri = `ipp://localhost/printers/${encodeURIComponent(queue)}`
  const answer = await attributesOf(ask, operation.getPrinter, 'printer-uri', uri, [
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
    Uint8Array.of(2, 0, code >> 8, code & 255, 0, 0, 0, 1, 1),
    attribute(0x47, 'attributes-charset', 'utf-8'),
    attribute(0x48, 'attributes-natural-language', 'en'),
    attribute(0x45, uriName, uri),
    ...wanted.map((name, at) => attribute(0x44, at === 0 ? 'requested-attributes' : '', name)),
    Uint8Array.of(3),
  ])
  const answer = await ask(body).catch(() => undefined)
  if (answer === undefined || answer.length < 9) return undefined
  return readAttributes(Buffer.from(answer), new Set(wanted))
}

function attribute(tag: number, name: string, value: string): Uint8Array {
  const length = (text: string) => {
    const bytes = Buffer.byteLength(text)
    return Uint8Array.of(bytes >> 8, bytes & 255)
  }
  return Buffer.concat([
    Uint8Array.of(tag),
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
    const tag = bytes[at] ?? 3
    at += 1
    if (tag === 3) break
    if (tag < 0x10) continue
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
    if ((tag === 0x21 || tag === 0x23) && value.length === 4) list.push(value.readInt32BE(0))
    else if (tag === 0x22) list.push(value[0] === 1)
    else list.push(value.toString('utf8'))
    found.set(name, list)
  }
  return found
}
