/**
 * CUPS's own test printer (`ippeveprinter`, Debian's cups-ipp-utils) behind a real queue: it takes a job by IPP, says how
 * it is by IPP, and can run out of paper, jam, open its cover or be switched off. It asks a D-Bus for nothing but an
 * answer (it would announce itself there), so it gets a bus of its own that nobody else is on.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type IppFault = 'media-empty' | 'media-jam' | 'cover-open' | 'paused'

export interface IppPrinter {
  readonly uri: string
  /** What came out, one entry a job. */
  readonly received: () => readonly Buffer[]
  /** The next job stops with this until it is mended; a job under way goes on then. */
  readonly fault: (fault: IppFault) => void
  readonly mend: () => void
  readonly switchOff: () => Promise<void>
  readonly close: () => Promise<void>
}

const program = '/usr/sbin/ippeveprinter'
const bus = '/usr/bin/dbus-daemon'

export async function startIppPrinter(): Promise<IppPrinter> {
  if (!existsSync(program) || !existsSync(bus))
    throw new Error('install the packages "cups-ipp-utils" and "dbus".')
  const folder = mkdtempSync(join(tmpdir(), 'ipp-printer-'))
  const out = join(folder, 'out')
  const mode = join(folder, 'mode')
  mkdirSync(out)
  mkdirSync(join(folder, 'spool'))
  writeFileSync(mode, '')
  const command = join(folder, 'print')
  writeFileSync(command, printCommand(out, mode), { mode: 0o755 })
  const busSocket = join(folder, 'bus')
  writeFileSync(join(folder, 'bus.conf'), busConfiguration(busSocket))

  const children: ChildProcess[] = []
  const start = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const child = spawn(name, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' })
    children.push(child)
    return child
  }
  start(bus, [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--nopidfile'])
  await until(() => existsSync(busSocket), 'the bus does not start')
  const port = await freePort()
  // The sizes of its paper come from the same description as the queue's.
  const sizes = ['-P', join(__dirname, 'pass-through.ppd')]
  const spool = ['-d', join(folder, 'spool'), '-c', command, ...sizes]
  const printer = start(
    program,
    [...spool, '-n', 'localhost', '-p', `${port}`, '-r', 'off', '--no-web-forms', 'Test'],
    { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${busSocket}` },
  )
  await until(() => answers(port), 'ippeveprinter does not start')

  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    received: () =>
      readdirSync(out)
        .filter((file) => !file.startsWith('.'))
        .sort()
        .map((file) => readFileSync(join(out, file))),
    fault: (fault) => writeFileSync(mode, fault),
    mend: () => writeFileSync(mode, ''),
    switchOff: () => ended(printer),
    close: async () => {
      writeFileSync(mode, '')
      for (const child of children.reverse()) await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Tells the printer's state on standard error, as ippeveprinter's commands do, and waits while something is wrong. */
function printCommand(out: string, mode: string): string {
  return `#!/bin/sh
wrong=
while true; do
  now=$(cat '${mode}')
  if [ "$now" != "$wrong" ]; then
    [ -n "$wrong" ] && echo "STATE: -$wrong" >&2
    [ -n "$now" ] && echo "STATE: +$now" >&2
    wrong=$now
  fi
  [ -z "$now" ] && break
  sleep 0.2
done
count=$(ls '${out}' | wc -l)
cp "$1" '${out}/.next' && mv '${out}/.next' "${out}/$(printf %04d "$count").pdf"
`
}

function busConfiguration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

async function until(done: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(otherwise)
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
