/**
 * What stands around the program when it is driven: a data folder of its own with the demo in it, a real
 * headquarters on loopback, and print queues whose paper arrives here. Everything it starts, it ends.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PaperKind } from '../../shared/documents/paper'
import { type PrinterSettings, profile80 } from '../../shared/printing/settings'
import { openProgram } from './drive'

const projectFolder = resolve(__dirname, '../..')

export function makeFolder(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `counterbench-${name}-`))
  // PostgreSQL runs as another user where we are root, and must be able to walk to its files in here.
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A data folder with the demo in it, as the first start of `npm run demo` makes it, and the program closed again. */
export async function makeDemoFolder(name: string): Promise<ReturnType<typeof makeFolder>> {
  const folder = makeFolder(name)
  const drive = await openProgram({ userData: folder.path, args: ['--demo'] })
  await drive.close()
  return folder
}

export interface Headquarters {
  readonly url: string
  readonly port: number
  /** As a power cut: nothing is told to anybody. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The demo's headquarters on its own embedded PostgreSQL; the same data when it is started again. */
export async function startHeadquarters(dataFolder: string): Promise<Headquarters> {
  const port = await freePort()
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const started = spawn(
      join(projectFolder, 'node_modules/.bin/tsx'),
      ['headquarters/main.ts', '--demo', '--follow-parent', `--port=${port}`, `--data=${dataFolder}`],
      { cwd: projectFolder, stdio: ['pipe', 'pipe', 'pipe'], detached: true },
    )
    child = started
    let said = ''
    await new Promise<void>((settle, reject) => {
      const hear = (data: Buffer) => {
        said += data.toString()
        if (said.includes('"ready":true')) settle()
      }
      started.stdout?.on('data', hear)
      started.stderr?.on('data', hear)
      started.once('exit', () => reject(new Error(`Headquarters did not start: ${said.slice(-800)}`)))
    })
  }

  async function end(how: (running: ChildProcess) => void): Promise<void> {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((settle) => running.once('exit', settle))
    how(running)
    await gone
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    start,
    // tsx runs the program as a child of its own, in the same process group.
    kill: () => end((running) => process.kill(-(running.pid ?? 0), 'SIGKILL')),
    stop: () => end((running) => running.stdin?.end()),
  }
}

/** As the demo's headquarters prints it when it starts. */
const demoSignIn = { name: 'admin', password: 'counterbench-demo' }

/** What a person at headquarters does on its page: signs in and fills in a form. */
export async function publish(
  url: string,
  form: 'notice' | 'price',
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ name: demoSignIn.name, password: demoSignIn.password }),
  })
  const cookie = (signedIn.headers.getSetCookie?.() ?? []).map((line) => line.split(';')[0]).join('; ')
  const page = await (await fetch(`${url}/publish`, { headers: { cookie } })).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1]
  if (formToken === undefined) throw new Error(`headquarters shows no form to publish: ${page.slice(0, 400)}`)
  const sent = await fetch(`${url}/publish/${form}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ formToken, ...fields }),
  })
  if (!sent.ok) throw new Error(`headquarters refused to publish: ${sent.status}`)
}

/** Reads a station's file at headquarters, as a person there does, and gives the answer. */
export async function takeStick(
  url: string,
  text: string,
): Promise<{ readonly codes: readonly string[]; readonly answer: { readonly text: string } }> {
  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name: demoSignIn.name, password: demoSignIn.password }),
  })
  const cookie = (signedIn.headers.getSetCookie?.() ?? []).map((line) => line.split(';')[0]).join('; ')
  const page = await (await fetch(`${url}/publish`, { headers: { cookie } })).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const headers = { cookie, 'x-form-token': formToken, 'content-type': 'application/octet-stream' }
  const answer = await fetch(`${url}/desk/api/bundle`, { method: 'POST', headers, body: text })
  if (!answer.ok) throw new Error(`headquarters refused the file: ${await answer.text()}`)
  const { value } = (await answer.json()) as { readonly value: Awaited<ReturnType<typeof takeStick>> }
  return value
}

/** The workstation's printers as the settings screen would have written them, one queue a paper. */
export function setPrinters(
  userData: string,
  queues: Readonly<Partial<Record<PaperKind, string>>>,
  language: 'zh-CN' | 'en' = 'zh-CN',
): void {
  const printers = (Object.entries(queues) as [PaperKind, string][]).map(([paper, queue]) =>
    systemPrinter(paper, queue),
  )
  mkdirSync(join(userData, 'outlet'), { recursive: true })
  writeFileSync(
    join(userData, 'outlet', 'printers.json'),
    JSON.stringify({ printers, papers: {}, language }, null, 2),
  )
}

export function systemPrinter(paper: PaperKind, queue: string): PrinterSettings {
  return {
    id: `test-${paper}`,
    name: queue,
    connection: { kind: 'system', queue, raw: false },
    paper,
    orientation: 'portrait',
    rollAs: 'page',
    receipt: profile80,
    answersStatus: 'auto',
    timeLimitSeconds: 30,
  }
}

export function freePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? settle(address.port) : reject(new Error('no port')),
      )
    })
  })
}
