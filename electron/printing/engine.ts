/**
 * Printing as the rest of the program sees it: prepare (bytes and their hash, kept with the job), deliver (one try,
 * always with an outcome), status. It decides nothing about retries and remembers nothing; the spool does.
 */

import { createHash } from 'node:crypto'
import { canonicalModel } from '../../shared/documents/canonical'
import type { DocumentModel } from '../../shared/documents/model'
import { type Orientation, type PaperKind, paperSize } from '../../shared/documents/paper'
import { fileName } from '../../shared/file-name'
import type { PrinterSettings, ReceiptProfile } from '../../shared/printing/settings'
import { assertNever } from '../../shared/result'
import { type Draw, drawHere } from './drawing'
import { failed, type PrinterStatus, type PrintOutcome } from './outcome'
import { type PageEngine, printPage } from './page-printer'
import { customMedia, printToQueue, type QueueTools, queueStatus } from './queue'
import { rasterReceipt } from './raster'
import { fitsPaper, type PageJob } from './render-page'
import { drawerPulse, type ReceiptOptions } from './render-receipt'
import { deviceStatus, printToDevice } from './transport-device'
import { printToFile } from './transport-file'
import { type Connect, printByTcp, tcpStatus } from './transport-tcp'

export interface PrintEngineParts extends PageEngine, QueueTools {
  readonly connect: Connect
  /** Absent, documents are drawn here. */
  readonly draw?: Draw
  /** Windows: print a page silently on a named printer. Absent elsewhere. */
  readonly printSilently?: (
    page: PageJob,
    queue: string,
    landscape: boolean,
    limitMs: number,
  ) => Promise<PrintOutcome>
}

/** What is put on which paper, and how: part of what makes the bytes, so it is kept with the job. */
export type Media =
  | { readonly kind: 'page'; readonly paper: PaperKind; readonly orientation: Orientation }
  | { readonly kind: 'receipt'; readonly paper: 'roll80' | 'roll58'; readonly profile: ReceiptProfile }

export interface Prepared {
  readonly bytes: Uint8Array
  readonly media: Media
  /** Of the bytes, as hexadecimal. */
  readonly sha256: string
  /** Of the models' canonical text: equal models have it equal, whatever the printer. */
  readonly modelSha256: string
  /** Size of a roll page, which only the finished page knows. */
  readonly sizeMillimetres?: { readonly width: number; readonly height: number }
  /** Pages only: what a system without PDF printing draws again. */
  readonly page?: PageJob
}

export type PrepareAnswer =
  | { readonly kind: 'prepared'; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly reason: 'rendering-failed' | 'wrong-paper'; readonly detail?: string }

export interface PrintEngine {
  readonly prepare: (
    models: DocumentModel | readonly DocumentModel[],
    media: Media,
    options?: ReceiptOptions,
  ) => Promise<PrepareAnswer>
  readonly deliver: (prepared: Prepared, settings: PrinterSettings, jobName: string) => Promise<PrintOutcome>
  readonly status: (settings: PrinterSettings) => Promise<PrinterStatus>
  /** Opens the drawer without printing anything. */
  readonly openDrawer: (settings: PrinterSettings) => Promise<PrintOutcome>
}

export function createPrintEngine(parts: PrintEngineParts): PrintEngine {
  return {
    prepare: (models, media, options = {}) =>
      prepare(parts, 'modelVersion' in models ? [models] : models, media, options),
    deliver: (prepared, settings, jobName) => deliver(parts, prepared, settings, jobName),
    status: (settings) => status(parts, settings),
    openDrawer: (settings) => openDrawer(parts, settings),
  }
}

/** The media a printer takes for a document: its own paper, as commands or as a page. */
export function mediaFor(settings: PrinterSettings): Media {
  const { paper, orientation, receipt } = settings
  if ((paper === 'roll80' || paper === 'roll58') && settings.rollAs === 'commands')
    return { kind: 'receipt', paper, profile: receipt }
  return { kind: 'page', paper, orientation }
}

async function prepare(
  parts: PrintEngineParts,
  models: readonly DocumentModel[],
  media: Media,
  options: ReceiptOptions,
): Promise<PrepareAnswer> {
  if (models.length === 0 || !models.every((model) => fitsPaper(model, media.paper)))
    return { kind: 'failed', reason: 'wrong-paper' }
  const modelSha256 = sha256(Buffer.from(models.map(canonicalModel).join('\n'), 'utf8'))
  const { draw = drawHere } = parts
  try {
    if (media.kind === 'receipt') {
      const bytes = await receiptBytes(parts, draw, models, media, options)
      return { kind: 'prepared', prepared: { bytes, media, sha256: sha256(bytes), modelSha256 } }
    }
    const { page, pdf } = await printPage(parts, draw, models, media.paper, media.orientation)
    const size = pdfPageSize(pdf)
    return {
      kind: 'prepared',
      prepared: {
        bytes: pdf,
        media,
        sha256: sha256(pdf),
        modelSha256,
        page,
        ...(size ? { sizeMillimetres: size } : {}),
      },
    }
  } catch (error) {
    return { kind: 'failed', reason: 'rendering-failed', detail: error instanceof Error ? error.message : '' }
  }
}

async function receiptBytes(
  parts: PrintEngineParts,
  draw: Draw,
  models: readonly DocumentModel[],
  media: Extract<Media, { readonly kind: 'receipt' }>,
  options: ReceiptOptions,
): Promise<Uint8Array> {
  if (media.profile.text !== 'raster')
    return draw({ kind: 'receipt', models, profile: media.profile, options })
  if (!parts.htmlToPixels) throw new Error('no engine for pictures')
  const size = paperSize(media.paper)
  const printable = size.widthMillimetres - size.marginMillimetres.left - size.marginMillimetres.right
  const widthDots = Math.round((media.profile.dots * size.widthMillimetres) / printable)
  const slips: Uint8Array[] = options.openDrawer ? [drawerPulse(media.profile)] : []
  for (const model of models) {
    const page = await draw({ kind: 'page', models: [model], paper: media.paper, orientation: 'portrait' })
    slips.push(rasterReceipt(await parts.htmlToPixels(page, widthDots), media.profile))
  }
  return Buffer.concat(slips)
}

async function deliver(
  parts: PrintEngineParts,
  prepared: Prepared,
  settings: PrinterSettings,
  jobName: string,
): Promise<PrintOutcome> {
  const { connection } = settings
  const commands = prepared.media.kind === 'receipt'
  try {
    switch (connection.kind) {
      case 'system':
        return await deliverToQueue(parts, prepared, settings, connection, jobName)
      case 'tcp':
        return await printByTcp(parts.connect, connection, settings, prepared.bytes, commands)
      case 'device':
        return await printToDevice(connection.path, settings, prepared.bytes, commands)
      case 'file':
        return await printToFile(connection.folder, jobName, commands ? 'bin' : 'pdf', prepared.bytes)
      default:
        return assertNever(connection)
    }
  } catch (error) {
    // Nothing below throws for a printer's fault; if something does, nobody knows what reached the paper.
    return { kind: 'unknown', reason: 'printer-error', detail: error instanceof Error ? error.message : '' }
  }
}

async function deliverToQueue(
  parts: PrintEngineParts,
  prepared: Prepared,
  settings: PrinterSettings,
  connection: Extract<PrinterSettings['connection'], { readonly kind: 'system' }>,
  jobName: string,
): Promise<PrintOutcome> {
  const { media } = prepared
  if (parts.printSilently) {
    // Windows queues take no raw bytes from here: such a printer is set up by network or as a shared device.
    if (media.kind === 'receipt' || !prepared.page) return failed('wrong-paper')
    const landscape = media.orientation === 'landscape'
    return parts.printSilently(prepared.page, connection.queue, landscape, settings.timeLimitSeconds * 1000)
  }
  return printToQueue(parts, {
    queue: connection.queue,
    bytes: prepared.bytes,
    title: fileName(jobName),
    timeLimitSeconds: settings.timeLimitSeconds,
    ...(media.kind === 'page' && !connection.raw ? { media: mediaName(prepared, media) } : {}),
  })
}

function mediaName(prepared: Prepared, media: Extract<Media, { readonly kind: 'page' }>): string {
  const named: Partial<Record<PaperKind, string>> = { a4: 'A4', a5: 'A5', letter: 'Letter' }
  const name = named[media.paper]
  if (name) return name
  const size = paperSize(media.paper, media.orientation)
  return customMedia(
    prepared.sizeMillimetres?.width ?? size.widthMillimetres,
    prepared.sizeMillimetres?.height ?? size.heightMillimetres ?? 297,
  )
}

async function status(parts: PrintEngineParts, settings: PrinterSettings): Promise<PrinterStatus> {
  const { connection } = settings
  switch (connection.kind) {
    case 'system':
      return parts.printSilently ? { kind: 'silent' } : queueStatus(parts, connection.queue)
    case 'tcp':
      return tcpStatus(parts.connect, connection, settings)
    case 'device':
      return deviceStatus(connection.path, settings)
    case 'file':
      return { kind: 'ready' }
    default:
      return assertNever(connection)
  }
}

async function openDrawer(parts: PrintEngineParts, settings: PrinterSettings): Promise<PrintOutcome> {
  const bytes = drawerPulse(settings.receipt)
  if (bytes.length === 0 || (settings.connection.kind === 'system' && !settings.connection.raw))
    return failed('wrong-paper')
  const profile = settings.receipt
  const media: Media = { kind: 'receipt', paper: settings.paper === 'roll58' ? 'roll58' : 'roll80', profile }
  const pulse = Buffer.concat([bytes, Uint8Array.of(0x1d, 0x72, 1)])
  const hash = sha256(pulse)
  return deliver(parts, { bytes: pulse, media, sha256: hash, modelSha256: hash }, settings, 'drawer')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Chromium writes one plain MediaBox a page; the first tells how long a roll turned out. */
function pdfPageSize(pdf: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const match = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(Buffer.from(pdf).toString('latin1'))
  if (!match) return undefined
  const millimetres = (points: string | undefined) => (Number(points) / 72) * 25.4
  return { width: millimetres(match[1]), height: millimetres(match[2]) }
}
