/**
 * Printers on a USB or serial device file (on Windows a shared printer's path). Opened without blocking: a printer
 * that takes no more bytes would otherwise hold a thread for ever. What was taken is counted exactly.
 */

import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { PrinterSettings } from '../../shared/printing/settings'
import { isPaperAnswer, isStatusAnswer, readStatus, statusQuestions } from './escpos-status'
import { failed, type PrinterStatus, type PrintOutcome, unknown } from './outcome'

const answerLimitMs = 500
const pauseMs = 20

export async function printToDevice(
  path: string,
  settings: PrinterSettings,
  bytes: Uint8Array,
  endsWithQuestion: boolean,
): Promise<PrintOutcome> {
  const device = await openDevice(path)
  if ('kind' in device) return device
  try {
    const deadline = Date.now() + settings.timeLimitSeconds * 1000
    const before = await ask(device, settings)
    if (before.kind === 'not-ready') return failed(before.reason)
    if (before.kind === 'silent' && settings.answersStatus === 'yes') return failed('not-answering')
    const taken = await writeAll(device.handle, bytes, deadline)
    if (taken.bytes < bytes.length)
      return taken.bytes === 0
        ? failed(taken.fault ? 'printer-off' : 'not-answering', taken.fault)
        : unknown(taken.fault ? 'cut-off' : 'timeout', taken.fault)
    if (before.kind === 'silent' || !endsWithQuestion) return { kind: 'printed', confirmed: false }
    const answers = await read(device, (received) => received.some(isPaperAnswer), deadline - Date.now())
    if (answers.some(isPaperAnswer)) return { kind: 'printed', confirmed: true }
    const after = await ask(device, settings)
    return after.kind === 'not-ready' ? unknown(after.reason) : unknown('timeout')
  } finally {
    await device.handle.close().catch(() => undefined)
  }
}

export async function deviceStatus(path: string, settings: PrinterSettings): Promise<PrinterStatus> {
  const device = await openDevice(path)
  if ('kind' in device)
    return { kind: 'not-ready', reason: device.kind === 'printed' ? 'printer-off' : device.reason }
  try {
    return await ask(device, settings)
  } finally {
    await device.handle.close().catch(() => undefined)
  }
}

interface Device {
  readonly handle: FileHandle
  readonly canRead: boolean
}

async function openDevice(path: string): Promise<Device | PrintOutcome> {
  const nonBlocking = constants.O_NONBLOCK ?? 0
  try {
    const handle = await open(path, constants.O_RDWR | nonBlocking)
    return { handle, canRead: (await handle.stat()).isCharacterDevice() }
  } catch (error) {
    if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EINVAL' && codeOf(error) !== 'EROFS')
      return openFailure(error)
  }
  try {
    // A port that can only be written to still prints.
    return { handle: await open(path, constants.O_WRONLY | nonBlocking), canRead: false }
  } catch (error) {
    return openFailure(error)
  }
}

function openFailure(error: unknown): PrintOutcome {
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return failed('no-permission', code)
  if (code === 'EBUSY') return failed('busy', code)
  if (code === 'ENXIO' || code === 'ENODEV' || code === 'EIO') return failed('printer-off', code)
  return failed('printer-not-found', code)
}

async function ask(device: Device, settings: PrinterSettings): Promise<PrinterStatus> {
  if (settings.answersStatus === 'no' || !device.canRead) return { kind: 'silent' }
  const asked = await writeAll(device.handle, statusQuestions, Date.now() + answerLimitMs)
  if (asked.bytes < statusQuestions.length) return { kind: 'silent' }
  const answers = await read(device, (received) => received.filter(isStatusAnswer).length >= 4, answerLimitMs)
  return readStatus(answers.filter(isStatusAnswer))
}

async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  deadline: number,
): Promise<{ readonly bytes: number; readonly fault?: string }> {
  let at = 0
  while (at < bytes.length) {
    try {
      const { bytesWritten } = await handle.write(bytes, at, Math.min(4096, bytes.length - at))
      at += bytesWritten
      if (bytesWritten > 0) continue
    } catch (error) {
      const code = codeOf(error)
      if (code !== 'EAGAIN') return { bytes: at, fault: code }
    }
    if (Date.now() > deadline) return { bytes: at }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return { bytes: at }
}

async function read(
  device: Device,
  done: (received: readonly number[]) => boolean,
  limitMs: number,
): Promise<readonly number[]> {
  const received: number[] = []
  const buffer = new Uint8Array(64)
  const deadline = Date.now() + limitMs
  while (device.canRead && Date.now() < deadline && !done(received)) {
    try {
      const { bytesRead } = await device.handle.read(buffer, 0, buffer.length, null)
      received.push(...buffer.subarray(0, bytesRead))
      if (bytesRead > 0) continue
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') break
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return received
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error'
}
