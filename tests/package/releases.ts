/** Real packages of several versions, the server that gives them out, and everything that can be wrong with what it gives. */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { createPackageWithOptions, extractAll } from '@electron/asar'
import { listName, signedList } from '../../electron/release/self-check'
import { releaseKey } from '../../scripts/release/keys'
import { makeSignedManifest } from '../../scripts/release/manifest'

const project = resolve(__dirname, '../..')
const made = join(project, 'dist/update-test')

/** A folder that a test can drive, by electron-builder from what is built; it asks the given address for updates. */
export function makeFolder(version: string, updates: string): string {
  const folder = join(make(version, 'dir', updates), 'linux-unpacked')
  if (!existsSync(folder)) throw new Error(`no folder of ${version}`)
  return folder
}

/** The same as a .deb, which takes its updates from a stick. */
export function makeDeb(version: string): string {
  const output = make(version, 'deb')
  const name = readdirSync(output).find((one) => one.endsWith('_amd64.deb'))
  if (!name) throw new Error(`no .deb of ${version}`)
  return join(output, name)
}

function make(version: string, target: 'dir' | 'deb', updates?: string): string {
  const name = `${version}-${target}`
  rmSync(join(made, name), { recursive: true, force: true })
  const args = ['--unfused', '--no-build', `--version=${version}`, `--output=dist/update-test/${name}`]
  const done = spawnSync(process.execPath, ['scripts/package.mjs', ...args, '--linux', target], {
    cwd: project,
    env: { ...process.env, ...(updates === undefined ? {} : { COUNTERBENCH_UPDATES: updates }) },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`${done.stdout}\n${done.stderr}`)
  return join(made, name)
}

/** A release that was signed, installs, and whose window stays empty: nobody tried it before. */
export async function makeBroken(from: string, version: string): Promise<string> {
  const folder = join(made, version, 'linux-unpacked')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true })
  const resources = join(folder, 'resources')
  const archive = join(resources, 'app.asar')
  const open = join(made, version, 'open')
  rmSync(open, { recursive: true, force: true })
  extractAll(archive, open)
  const paper = join(open, 'package.json')
  writeFileSync(paper, JSON.stringify({ ...JSON.parse(readFileSync(paper, 'utf8')), version }))
  writeFileSync(join(open, 'out/renderer/index.html'), '<!doctype html><title>empty</title>')
  rmSync(`${archive}.unpacked`, { recursive: true })
  await createPackageWithOptions(open, archive, { unpack: '**/*.node' })
  rmSync(open, { recursive: true })
  writeFileSync(join(resources, listName), await signedList(resources, version, releaseKey()))
  return folder
}

export function makeAppImage(folder: string, file: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  const script = join(project, 'scripts/lib/appimage-stand-in.mjs')
  const done = spawnSync(process.execPath, [script, folder, file], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
}

export interface Channel {
  readonly folder: string
  readonly close: () => Promise<void>
  /** Packages break off after so many bytes; 0: they come whole. */
  readonly cutAfter: (bytes: number) => void
}

/** The stable channel on a port that the packages know. */
export async function startChannel(folder: string, port: number): Promise<Channel> {
  mkdirSync(folder, { recursive: true })
  let cutAfter = 0
  const server: Server = createServer((request, response) => {
    const name = /^\/updates\/stable\/([A-Za-z0-9._-]+)$/.exec(request.url ?? '')?.[1] ?? ''
    const file = join(folder, name)
    if (name === '' || !existsSync(file)) return void response.writeHead(404).end()
    const bytes = readFileSync(file)
    response.writeHead(200, { 'content-length': bytes.length })
    if (cutAfter === 0 || name.endsWith('.json')) return void response.end(bytes)
    response.write(bytes.subarray(0, cutAfter), () => response.destroy())
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()))
  return {
    folder,
    cutAfter: (bytes) => {
      cutAfter = bytes
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

export async function sign(
  folder: string,
  release: {
    readonly version: string
    readonly number: number
    readonly channel?: string
    readonly schema: number
    readonly outlets?: readonly string[]
  },
): Promise<string> {
  const text = await makeSignedManifest({
    folder,
    channel: release.channel ?? 'stable',
    version: release.version,
    number: release.number,
    nowMs: Date.now(),
    days: 30,
    schema: release.schema,
    notes: { zh: ['打印更快'], en: ['Printing is faster'] },
    key: releaseKey(),
    ...(release.outlets ? { outlets: release.outlets } : {}),
  })
  writeFileSync(join(folder, 'update.json'), text)
  return text
}
