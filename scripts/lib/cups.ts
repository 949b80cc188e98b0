/**
 * A real CUPS for tests and the tour: the system's own daemon, started if it is not running, with queues of ours
 * (names begin with CBTest) that are removed again. Nothing is skipped when it is missing; the caller is told which
 * package to install.
 */

import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestQueue {
  readonly name: string
  /** What arrived at the queue's printer, one entry a job. */
  readonly received: () => readonly Buffer[]
}

export interface TestCups {
  /** Takes a PDF as it is and hands it to a printer of ours: text and size stay checkable. */
  readonly addPdfQueue: (name?: string) => Promise<TestQueue>
  /** Takes any bytes untouched, as a receipt printer behind a raw queue does. */
  readonly addRawQueue: (name?: string) => Promise<TestQueue>
  /** Debian's cups-pdf printer, which re-renders and writes into a spool folder. */
  readonly addCupsPdfQueue: (name?: string) => string
  /** A queue to a printer that speaks IPP; PDF goes through as it is. */
  readonly addIppQueue: (uri: string, name?: string) => string
  /** A queue whose printer is switched off. */
  readonly addDeadQueue: (name?: string) => Promise<string>
  /** When the print system had the whole document of each job that our queues took since then: its own files say it. */
  readonly takenSince: (sinceMs: number) => readonly number[]
  readonly admin: (program: string, ...args: readonly string[]) => string
  readonly close: () => Promise<void>
}

const daemon = '/usr/sbin/cupsd'
/** Documents stay here for a day after they were printed, where nobody configured it otherwise. */
const spoolFolder = '/var/spool/cups'

export async function startCups(): Promise<TestCups> {
  if (!existsSync(daemon))
    throw new Error('CUPS is missing: install the packages "cups" and "printer-driver-cups-pdf".')
  const started = await ensureDaemon()
  const folder = mkdtempSync(join(tmpdir(), 'cups-test-'))
  const queues = new Set<string>()
  const servers: Server[] = []

  const add = (name: string, uri: string, driver: readonly string[]) => {
    admin('lpadmin', '-p', name, '-E', '-v', uri, ...driver, '-o', 'printer-error-policy=retry-job')
    queues.add(name)
  }
  const listening = async (name: string, driver: readonly string[]): Promise<TestQueue> => {
    const received: Buffer[] = []
    const server = createServer((socket) => {
      const parts: Buffer[] = []
      socket.on('data', (data) => parts.push(data))
      socket.on('error', () => undefined)
      // A line that was opened and closed again without a word brought no paper.
      socket.on('close', () => parts.length > 0 && received.push(Buffer.concat(parts)))
    })
    servers.push(server)
    const port = await listenOn(server)
    add(name, `socket://127.0.0.1:${port}/?waiteof=false`, driver)
    return { name, received: () => received }
  }

  return {
    addPdfQueue: (name = queueName('Pdf')) => {
      const ppd = join(folder, `${name}.ppd`)
      writeFileSync(ppd, passThroughPpd)
      return listening(name, ['-P', ppd])
    },
    addRawQueue: (name = queueName('Raw')) => listening(name, ['-m', 'raw']),
    addCupsPdfQueue: (name = queueName('CupsPdf')) => {
      add(name, 'cups-pdf:/', ['-m', 'lsb/usr/cups-pdf/CUPS-PDF_opt.ppd'])
      return name
    },
    addIppQueue: (uri, name = queueName('Ipp')) => {
      const ppd = join(folder, `${name}.ppd`)
      writeFileSync(ppd, passThroughPpd)
      add(name, uri, ['-P', ppd])
      return name
    },
    addDeadQueue: async (name = queueName('Dead')) => {
      const server = createServer()
      const port = await listenOn(server)
      await new Promise((resolve) => server.close(resolve))
      add(name, `socket://127.0.0.1:${port}/?waiteof=false`, ['-m', 'raw'])
      return name
    },
    takenSince: (sinceMs) =>
      admin('lpstat', '-W', 'all', '-o', [...queues].join(','))
        .split('\n')
        .flatMap((line) => /^\S+-(\d+)\s/.exec(line)?.[1] ?? [])
        .map((job) => statSync(join(spoolFolder, `d${job.padStart(5, '0')}-001`)).mtimeMs)
        .filter((atMs) => atMs >= sinceMs),
    admin,
    close: async () => {
      for (const name of queues) {
        try {
          admin('cancel', '-a', name)
        } catch {
          // Nothing waiting.
        }
        admin('lpadmin', '-x', name)
      }
      for (const server of servers) await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
      // Another suite may have found the daemon running and still be using it.
      if (!othersPrint()) started?.kill()
    },
  }
}

let serial = 0

function queueName(kind: string): string {
  serial += 1
  return `CBTest${kind}${process.pid}x${serial}`
}

async function ensureDaemon(): Promise<{ readonly kill: () => void } | undefined> {
  if (isRunning()) return undefined
  mkdirSync('/run/cups', { recursive: true })
  const child = spawn(daemon, ['-f'], { stdio: 'ignore' })
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (isRunning()) return { kill: () => child.kill('SIGTERM') }
  }
  child.kill('SIGKILL')
  throw new Error('CUPS does not start; it needs the rights to listen on /run/cups.')
}

function othersPrint(): boolean {
  try {
    return admin('lpstat', '-e').includes('CBTest')
  } catch {
    return false
  }
}

function isRunning(): boolean {
  try {
    return admin('lpstat', '-r').includes('scheduler is running')
  } catch {
    return false
  }
}

function admin(program: string, ...args: readonly string[]): string {
  return execFileSync(program, [...args], {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString()
}

async function listenOn(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const passThroughPpd = readFileSync(join(__dirname, 'pass-through.ppd'), 'utf8')
