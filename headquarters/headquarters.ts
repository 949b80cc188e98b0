/**
 * Everything of headquarters wired together: the database, the exchange with stations, and the page. It is a plain
 * Node server; tests, the demo and `npm run hq` all start it through here. It must never listen before it knows who
 * it is.
 */

import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { maxMessageBytes } from '../shared/sync/protocol'
import { openPool } from './database/connection'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './database/embedded'
import { migrate } from './database/migrate'
import { createPostgresStore } from './database/postgres-store'
import { createEscrow, type Escrow } from './escrow'
import { takeBundle } from './exchange/bundle'
import { createExchange, type ExchangeDeps } from './exchange/exchange'
import { createHook, type Hook } from './hook'
import { settleIdentity } from './identity'
import { createPeople, type People } from './people'
import { createOffice, type Office } from './publish'
import { serveUpdates } from './updates/serve'
import { createSerialUploads, type SerialUploads } from './upload/serial-upload'
import { createUploads, type Uploads } from './upload/upload'
import { createDeskReads } from './web/desk-reads'
import { addPages, type PageDeps } from './web/pages'
import { createReads } from './web/reads'
import { createShipmentReads } from './web/reads-shipments'
import { createWarrantyReads } from './web/reads-warranty'
import { addStatusPage } from './web/status-page'

export interface HeadquartersOptions {
  /** A PostgreSQL that is there already; else one is started in `dataFolder`. */
  readonly databaseUrl?: string
  readonly dataFolder?: string
  /** 0: any free one. */
  readonly port: number
  readonly host?: string
  readonly clock: { readonly nowMs: () => number }
  readonly log?: (message: string) => void
  readonly tls?: { readonly keyFile: string; readonly certificateFile: string }
  /** Where the numbered SQL files lie, when this code was bundled away from them. */
  readonly migrationsFolder?: string
  readonly demo?: boolean
  /** What opens the stations' recovery codes; beside the database where nothing is named. */
  readonly escrowKeyFile?: string
  /** Where the built page lies. */
  readonly pageFolder?: string
  /** For the outbound hook. */
  readonly fetch?: typeof fetch
}

export interface Headquarters {
  readonly url: string
  readonly office: Office
  readonly people: People
  /** A station's file that came on a stick. */
  readonly takeBundle: PageDeps['takeBundle']
  readonly uploads: Uploads
  readonly serialUploads: SerialUploads
  readonly hook: Hook
  readonly databaseUrl: string
  /** Of the embedded PostgreSQL. */
  readonly databaseProcessId: number | undefined
  /** The first administrator's password, once, when it was made at this start. */
  readonly firstPassword: string | undefined
  readonly close: () => Promise<void>
}

export const demoEnrolment = { outlet: 'SZ01', station: 'A', code: 'DEMO-SZ01-AAAA' } as const
export const demoSignIn = { name: 'admin', password: 'counterbench-demo' } as const

export async function createHeadquarters(options: HeadquartersOptions): Promise<Headquarters> {
  const log = options.log ?? (() => undefined)
  const { nowMs } = options.clock
  const embedded = options.databaseUrl === undefined ? await embeddedDatabase(options, log) : undefined
  const databaseUrl = options.databaseUrl ?? embedded?.url ?? ''
  const pool = openPool(databaseUrl, log)
  try {
    await migrate(pool, options.migrationsFolder ?? resolve(__dirname, 'database/migrations'))
    await settleIdentity(pool, nowMs())
    const people = createPeople(pool, nowMs)
    const office = createOffice(pool, nowMs)
    const firstPassword = await firstPeople(people, options.demo === true)
    if (options.demo) await prepareDemo(pool, office, nowMs)
    const escrow = createEscrow(
      pool,
      options.escrowKeyFile ?? resolve(options.dataFolder ?? 'headquarters-data', 'escrow.key'),
      nowMs,
    )
    const exchangeDeps = { store: createPostgresStore(pool), nowMs, newId: randomUUID, log, escrow }
    const uploads = createUploads(pool, nowMs)
    const serialUploads = createSerialUploads(pool, nowMs)
    const hook = createHook({ pool, fetch: options.fetch ?? fetch, nowMs, log })
    const parts = { people, office, exchangeDeps, escrow, uploads, serialUploads, hook }
    const server = startServer(options, pool, parts, log)
    const url = await server.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
    const close = async (): Promise<void> => {
      await hook.stop()
      await server.close()
      await pool.end()
      await embedded?.stop()
    }
    hook.start()
    const databaseProcessId = embedded?.processId
    const taken = (text: string): ReturnType<typeof takeBundle> => takeBundle(exchangeDeps, text)
    return {
      url,
      office,
      people,
      uploads,
      serialUploads,
      hook,
      takeBundle: taken,
      databaseUrl,
      databaseProcessId,
      firstPassword,
      close,
    }
  } catch (error) {
    await pool.end()
    await embedded?.stop()
    throw error
  }
}

async function embeddedDatabase(
  options: HeadquartersOptions,
  log: (message: string) => void,
): Promise<EmbeddedDatabase> {
  if (options.dataFolder === undefined) throw new Error('Give a databaseUrl or a dataFolder.')
  return startEmbeddedDatabase({ dataFolder: options.dataFolder, log })
}

function startServer(
  options: HeadquartersOptions,
  pool: Pool,
  parts: {
    readonly people: People
    readonly office: Office
    readonly exchangeDeps: ExchangeDeps
    readonly escrow: Escrow
    readonly uploads: Uploads
    readonly serialUploads: SerialUploads
    readonly hook: Hook
  },
  log: (message: string) => void,
): FastifyInstance {
  const { people, office, exchangeDeps, escrow, uploads, serialUploads, hook } = parts
  const { nowMs } = options.clock
  const server = fastify({
    bodyLimit: maxMessageBytes,
    requestTimeout: 120_000,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
    ...(options.tls
      ? {
          https: {
            key: readFileSync(options.tls.keyFile),
            cert: readFileSync(options.tls.certificateFile),
            minVersion: 'TLSv1.2' as const,
          },
        }
      : {}),
  }) as unknown as FastifyInstance
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const exchange = createExchange(exchangeDeps)
  server.all('/v1/*', async (request, reply) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value,
      ]),
    )
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const path = request.url.split('?')[0] ?? ''
    const answer = await exchange.handle({ method: request.method, path, headers, body })
    return reply.code(answer.status).headers(answer.headers).send(Buffer.from(answer.body))
  })
  addStatusPage(server, { pool, nowMs })
  serveUpdates(server, resolve(options.dataFolder ?? 'headquarters-data', 'updates'))
  addPages(server, {
    people,
    office,
    reads: createReads(pool),
    warranty: createWarrantyReads(pool),
    shipments: createShipmentReads(pool),
    uploads,
    serialUploads,
    hook,
    escrow,
    desk: createDeskReads(pool),
    pageFolder: options.pageFolder ?? resolve(__dirname, '../out/headquarters'),
    takeBundle: (text) => takeBundle(exchangeDeps, text),
    nowMs,
    secure: options.tls !== undefined,
    log,
  })
  return server
}

async function firstPeople(people: People, demo: boolean): Promise<string | undefined> {
  if (!(await people.none())) return undefined
  const password = demo ? demoSignIn.password : randomUUID().slice(0, 18)
  await people.setPassword(demoSignIn.name, password, 'administrator')
  return password
}

/** The demo's workstation may be set up again and again, so its code is made good at every start. */
async function prepareDemo(pool: Pool, office: Office, nowMs: () => number): Promise<void> {
  const { outlet, station, code } = demoEnrolment
  await office.newEnrolmentCode(outlet, station, 'demo', code)
  await office.nameOutlet(outlet, '深圳华强北服务中心')
  const published = await pool.query("SELECT 1 FROM hq_facts WHERE type = 'recallPublished' LIMIT 1")
  if ((published.rowCount ?? 0) > 0) return
  const publishedOn = new Date(nowMs()).toISOString().slice(0, 10)
  await office.publish(
    'recallPublished',
    {
      noticeId: `demo-${createHash('sha256').update('recall').digest('hex').slice(0, 8)}`,
      titleZh: '电源适配器更换计划（演示）',
      titleEn: 'Power adapter exchange programme (demo)',
      textZh: '序列号在范围内的电源适配器可能过热，请免费更换，并在工单中选择“召回”。',
      textEn:
        'Adapters in this serial range may overheat. Exchange them free of charge, ticket kind "recall".',
      modelIds: [],
      serialFrom: 'PA24010001',
      serialTo: 'PA24019999',
      publishedOn,
    },
    'demo',
  )
  await office.publish(
    'noticePublished',
    {
      noticeId: 'demo-holiday-hours',
      titleZh: '节假日期间备件发货安排（演示）',
      titleEn: 'Parts dispatch during the holidays (demo)',
      textZh: '法定节假日期间总部仓库每日 15:00 截单，当日发货。',
      textEn: 'During public holidays the central store dispatches orders received before 15:00.',
      publishedOn,
    },
    'demo',
  )
}
