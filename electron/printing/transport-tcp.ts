/**
 * Printers on the network (port 9100). Before the first byte any fault is a plain failure; after it, a fault means
 * that paper may or may not have come out, and that is what is said. One job, one connection, always closed.
 */

import type { Socket } from 'node:net'
import type { PrinterSettings } from '../../shared/printing/settings'
import { isPaperAnswer, isStatusAnswer, readStatus, statusQuestions } from './escpos-status'
import { failed, type PrinterStatus, type PrintOutcome, unknown } from './outcome'

export type Connect = (target: { readonly host: string; readonly port: number }) => Socket

const connectLimitMs = 3_000
const answerLimitMs = 700

type TcpTarget = { readonly host: string; readonly port: number }

export async function printByTcp(
  connect: Connect,
  target: TcpTarget,
  settings: PrinterSettings,
  bytes: Uint8Array,
  endsWithQuestion: boolean,
): Promise<PrintOutcome> {
  const deadline = Date.now() + settings.timeLimitSeconds * 1000
  const line = await openLine(connect, target, Math.min(connectLimitMs, settings.timeLimitSeconds * 1000))
  if ('kind' in line) return line
  try {
    const before = await ask(line, settings)
    if (before.kind === 'not-ready') return failed(before.reason)
    if (before.kind === 'silent' && settings.answersStatus === 'yes') return failed('not-answering')
    if (line.fault()) return failed('printer-off', line.fault())

    line.clear()
    const sent = await send(line, bytes, deadline)
    if (sent.kind !== 'sent') return sent.outcome
    if (before.kind === 'silent' || !endsWithQuestion) return await hangUp(line)
    const answered = await line.waitFor((received) => received.some(isPaperAnswer), deadline - Date.now())
    if (answered) return { kind: 'printed', confirmed: true }
    if (line.fault()) return unknown('cut-off', line.fault())
    const after = await ask(line, settings)
    return after.kind === 'not-ready' ? unknown(after.reason) : unknown('timeout')
  } finally {
    line.close()
  }
}

export async function tcpStatus(
  connect: Connect,
  target: TcpTarget,
  settings: PrinterSettings,
): Promise<PrinterStatus> {
  const line = await openLine(connect, target, connectLimitMs)
  if ('kind' in line)
    return { kind: 'not-ready', reason: line.kind === 'printed' ? 'printer-off' : line.reason }
  try {
    return await ask(line, settings)
  } finally {
    line.close()
  }
}

interface Line {
  readonly socket: Socket
  readonly received: () => readonly number[]
  readonly clear: () => void
  readonly fault: () => string | undefined
  readonly waitFor: (done: (received: readonly number[]) => boolean, limitMs: number) => Promise<boolean>
  readonly close: () => void
}

function openLine(connect: Connect, target: TcpTarget, limitMs: number): Promise<Line | PrintOutcome> {
  return new Promise((resolve) => {
    const socket = connect(target)
    let received: number[] = []
    let fault: string | undefined
    const waiting = new Set<() => void>()
    const wake = () => {
      for (const each of waiting) each()
    }
    const refuse = (detail: string) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(failed('printer-off', detail))
    }
    const timer = setTimeout(() => refuse('connect-timeout'), limitMs)
    let open = false
    socket.on('error', (error: NodeJS.ErrnoException) => {
      fault ??= error.code ?? 'error'
      if (!open) refuse(fault)
      wake()
    })
    socket.on('close', () => {
      fault ??= 'closed'
      wake()
    })
    socket.on('data', (data) => {
      received.push(...data)
      wake()
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      open = true
      socket.setNoDelay(true)
      resolve({
        socket,
        received: () => received,
        clear: () => {
          received = []
        },
        fault: () => fault,
        waitFor: (done, waitMs) =>
          new Promise((answer) => {
            const finish = (result: boolean) => {
              clearTimeout(limit)
              waiting.delete(check)
              answer(result)
            }
            const check = () => {
              if (done(received)) finish(true)
              else if (fault) finish(false)
            }
            const limit = setTimeout(() => finish(done(received)), Math.max(0, waitMs))
            waiting.add(check)
            check()
          }),
        close: () => socket.destroy(),
      })
    })
  })
}

async function ask(line: Line, settings: PrinterSettings): Promise<PrinterStatus> {
  if (settings.answersStatus === 'no' || line.fault()) return { kind: 'silent' }
  line.clear()
  line.socket.write(statusQuestions)
  await line.waitFor((received) => received.filter(isStatusAnswer).length >= 4, answerLimitMs)
  return readStatus(line.received().filter(isStatusAnswer))
}

type Sent = { readonly kind: 'sent' } | { readonly kind: 'stopped'; readonly outcome: PrintOutcome }

/** In pieces, each waited for, so that a printer that stops taking bytes is noticed while it happens. */
async function send(line: Line, bytes: Uint8Array, deadline: number): Promise<Sent> {
  const piece = 4096
  for (let at = 0; at < bytes.length; at += piece) {
    if (line.fault()) return { kind: 'stopped', outcome: unknown('cut-off', line.fault()) }
    const flushed = await flush(line, bytes.subarray(at, at + piece), deadline - Date.now())
    if (flushed) continue
    // Even the first piece may sit in the printer's buffer, so nobody can say that nothing was printed.
    const reason = line.fault() ? 'cut-off' : 'timeout'
    return { kind: 'stopped', outcome: unknown(reason, line.fault()) }
  }
  return { kind: 'sent' }
}

function flush(line: Line, piece: Uint8Array, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.max(0, limitMs))
    line.socket.write(piece, (error) => {
      clearTimeout(timer)
      resolve(!error)
    })
  })
}

/** A silent printer took everything; a reset right after it still means that the job did not arrive. */
async function hangUp(line: Line): Promise<PrintOutcome> {
  const finished = new Promise<void>((resolve) => line.socket.end(() => resolve()))
  await Promise.race([finished, line.waitFor(() => false, 2_000)])
  await line.waitFor(() => false, 250)
  const fault = line.fault()
  return fault && fault !== 'closed' ? unknown('cut-off', fault) : { kind: 'printed', confirmed: false }
}
