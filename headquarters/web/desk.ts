/**
 * The desk: headquarters' React page and the answers it asks for. The same sessions and roles as everywhere; what
 * changes something counts only with the session's own token. Its scripts are our own built files and nothing else.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DeskPerson } from '../../shared/headquarters/desk'
import { maxBundleBytes } from '../../shared/sync/bundle'
import type { PageRole, SignedInPerson } from '../people'
import { framed, type PageContext } from './frame'
import { html } from './html'
import { pageHeaders } from './page-headers'
import type { PageDeps } from './pages'
import { signInView } from './view-overview'

type Visitor = (request: FastifyRequest) => Promise<PageContext>
type Work = (asked: {
  readonly person: SignedInPerson
  readonly query: Readonly<Record<string, string>>
  readonly body: Buffer
}) => Promise<unknown>

/** Answered with its reason and 400. */
class Refused extends Error {}

const deskHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`,
}
const files: Readonly<Record<string, string>> = {
  'desk.js': 'text/javascript; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
}
const uploadBytesAtMost = 400_000_000
const everyone: readonly PageRole[] = ['viewer', 'publisher', 'administrator']
const publishers: readonly PageRole[] = ['publisher', 'administrator']
const administrators: readonly PageRole[] = ['administrator']

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const periodSchema = z.object({ from: day, to: day })
const uploadSchema = z.object({
  kind: z.enum(['prices', 'parts', 'serials']),
  whole: z.enum(['yes', 'no']).default('no'),
  sha256: z.string().max(64).default(''),
  reason: z.string().max(400).default(''),
})
const hookSchema = z.strictObject({
  url: z.string().max(400),
  active: z.boolean(),
  withPhone: z.boolean(),
  newSecret: z.boolean().default(false),
})

export function addDesk(server: FastifyInstance, deps: PageDeps, visitor: Visitor): void {
  server.get('/desk', async (request, reply) => {
    const context = await visitor(request)
    const { person, words } = context
    const shown = (page: string): FastifyReply =>
      reply.headers(deskHeaders).type('text/html; charset=utf-8').send(page)
    if (!person) return shown(signInView({ ...context, path: '/' }))
    const told: DeskPerson = {
      ...person,
      language: context.language,
      today: new Date(context.nowMs).toISOString().slice(0, 10),
    }
    const body = html`<div id="desk" data-person="${JSON.stringify(told)}"></div>`
    const head = html`<link rel="stylesheet" href="/desk/desk.css"><script type="module" src="/desk/desk.js"></script>`
    return shown(framed(context, words.desk, body, head))
  })
  server.get('/desk/:file', async (request, reply) => {
    const name = String((request.params as { readonly file?: string }).file)
    const type = Object.hasOwn(files, name) ? files[name] : undefined
    const bytes = type && (await readFile(join(deps.pageFolder, name)).catch(() => undefined))
    if (!type || !bytes) return reply.code(404).headers(pageHeaders).type('text/plain').send('npm run build')
    return reply
      .headers({ ...pageHeaders, 'cache-control': 'no-cache' })
      .type(type)
      .send(bytes)
  })

  const add = (method: 'GET' | 'POST', path: string, roles: readonly PageRole[], work: Work): void => {
    server.route({
      method,
      url: `/desk/api/${path}`,
      bodyLimit: Math.max(uploadBytesAtMost, maxBundleBytes),
      // Who may not send is told so before the body is read.
      onRequest: async (request, reply) => {
        const { person, words } = await visitor(request)
        const say = (status: number, reason: string): FastifyReply =>
          reply.code(status).headers(pageHeaders).send({ refused: reason })
        if (!person) return say(401, 'not-signed-in')
        if (!roles.includes(person.role)) return say(403, words.notAllowed)
        if (method === 'POST' && request.headers['x-form-token'] !== person.formToken)
          return say(403, words.formExpired)
        return undefined
      },
      handler: async (request, reply) => {
        const { person } = await visitor(request)
        if (!person) return reply.code(401).headers(pageHeaders).send({ refused: 'not-signed-in' })
        try {
          const value = await work({
            person,
            query: request.query as Readonly<Record<string, string>>,
            body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          })
          return await reply.headers(pageHeaders).type('application/json; charset=utf-8').send({ value })
        } catch (error) {
          if (!(error instanceof Refused) && !(error instanceof z.ZodError)) throw error
          const reason = error instanceof Refused ? error.message : 'not-understood'
          return reply.code(400).headers(pageHeaders).send({ refused: reason })
        }
      },
    })
  }
  addReads(add, deps)
  addActs(add, deps)
}

type Add = (method: 'GET' | 'POST', path: string, roles: readonly PageRole[], work: Work) => void

function addReads(add: Add, { desk, hook }: PageDeps): void {
  add('GET', 'figures', everyone, ({ query }) => {
    const { from, to } = periodSchema.parse(query)
    return desk.figures(from, to)
  })
  add('GET', 'differences', everyone, () => desk.differences())
  add('GET', 'hook', administrators, async () => ({
    settings: (await hook.settings()) ?? null,
    lately: await hook.lately(),
  }))
}

function addActs(add: Add, { uploads, serialUploads, hook, takeBundle }: PageDeps): void {
  add('POST', 'bundle', publishers, async ({ body }) => {
    const taken = await takeBundle(body.toString('utf8'))
    if ('refused' in taken) throw new Refused(taken.refused)
    return taken
  })
  add('POST', 'dry-run', publishers, async ({ query, body }) => {
    const { kind, whole } = uploadSchema.parse(query)
    const report =
      kind === 'serials'
        ? await serialUploads.dryRun(body, whole === 'yes')
        : await uploads.dryRun(kind, body, whole === 'yes')
    if (typeof report === 'string') throw new Refused(report)
    return report
  })
  add('POST', 'upload', publishers, async ({ person, query, body }) => {
    const { kind, whole, sha256, reason } = uploadSchema.parse(query)
    const options = { whole: whole === 'yes', sha256, by: person.name, reason }
    const taken =
      kind === 'serials' ? await serialUploads.take(body, options) : await uploads.take(kind, body, options)
    if (typeof taken === 'string') throw new Refused(taken)
    return taken
  })
  add('POST', 'hook', administrators, async ({ person, body }) => {
    const { newSecret, ...settings } = hookSchema.parse(parsed(body))
    const changed = await hook.change(settings, { by: person.name, newSecret })
    if (!changed) throw new Refused('hook-address-wrong')
    return { secret: changed.secret ?? null }
  })
  add('POST', 'hook-again', administrators, async ({ body }) => {
    const { outlet, id } = z.object({ outlet: z.string().max(8), id: z.string().max(64) }).parse(parsed(body))
    await hook.again(outlet, id)
    return null
  })
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refused('not-understood')
  }
}
