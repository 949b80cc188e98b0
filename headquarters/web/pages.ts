/**
 * Headquarters' page over HTTP. Nothing is readable without a session, a form counts only with the session's own
 * token, and every page forbids scripts outright. What a role may not do is refused here, not only hidden.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Escrow } from '../escrow'
import type { takeBundle } from '../exchange/bundle'
import type { Hook } from '../hook'
import type { PageRole, People, SignedInPerson } from '../people'
import type { Office } from '../publish'
import type { SerialUploads } from '../upload/serial-upload'
import type { Uploads } from '../upload/upload'
import { addDesk } from './desk'
import type { DeskReads } from './desk-reads'
import type { PageContext } from './frame'
import { pageHeaders } from './page-headers'
import { outletPages } from './pages-outlet'
import { publishPages } from './pages-publish'
import { shipmentPages } from './pages-shipments'
import { warrantyPages } from './pages-warranty'
import type { Reads } from './reads'
import type { ShipmentReads } from './reads-shipments'
import type { WarrantyReads } from './reads-warranty'
import { styleSheet } from './style'
import { overviewView, signInView } from './view-overview'
import { filled, languageFrom, wordsOf } from './words'

export interface PageDeps {
  readonly people: People
  readonly office: Office
  readonly reads: Reads
  readonly warranty: WarrantyReads
  readonly shipments: ShipmentReads
  readonly uploads: Uploads
  readonly serialUploads: SerialUploads
  readonly hook: Hook
  readonly escrow: Escrow
  readonly desk: DeskReads
  readonly pageFolder: string
  readonly takeBundle: (text: string) => ReturnType<typeof takeBundle>
  readonly nowMs: () => number
  readonly secure: boolean
  readonly log: (message: string) => void
}

export interface Visit {
  readonly context: PageContext & { readonly person: SignedInPerson }
  readonly form: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  readonly reply: FastifyReply
  /** Shows a page, or goes to another one with a message. */
  readonly show: (page: string, status?: number) => FastifyReply
  readonly go: (to: string) => FastifyReply
  readonly with: (message: { readonly kind: 'good' | 'bad'; readonly text: string }) => PageContext
}

export type AddPage = (
  method: 'GET' | 'POST',
  path: string,
  roles: readonly PageRole[],
  work: (visit: Visit) => Promise<FastifyReply>,
) => void

const sessionCookie = 'counterbench_hq'
const languageCookie = 'counterbench_language'
const everyone: readonly PageRole[] = ['viewer', 'publisher', 'administrator']

export function addPages(server: FastifyInstance, deps: PageDeps): void {
  server.get('/style.css', (_request, reply) =>
    reply.headers({ ...pageHeaders, 'content-type': 'text/css; charset=utf-8' }).send(styleSheet),
  )
  server.post('/language', (request, reply) => {
    const form = formOf(request)
    const to = form.get('to') === 'en' ? 'en' : 'zh-CN'
    setCookie(reply, languageCookie, to, deps.secure, 365 * 86_400)
    return reply.redirect(ownPath(form.get('back')), 303)
  })
  server.post('/sign-in', (request, reply) => signIn(deps, request, reply))
  server.post('/sign-out', async (request, reply) => {
    await deps.people.signOut(cookie(request, sessionCookie))
    setCookie(reply, sessionCookie, '', deps.secure, 0)
    return reply.redirect('/', 303)
  })

  const add: AddPage = (method, path, roles, work) => {
    server.route({
      method,
      url: path,
      handler: (request, reply) => visit(deps, request, reply, roles, work),
    })
  }
  add('GET', '/', everyone, async ({ context, show }) => {
    const [outlets, incidents] = await Promise.all([deps.reads.outlets(), deps.reads.incidents()])
    return show(overviewView(context, outlets, incidents, undefined))
  })
  outletPages(add, deps)
  publishPages(add, deps)
  warrantyPages(add, deps)
  shipmentPages(add, deps)
  addDesk(server, deps, (request) => visitor(deps, request))

  server.setNotFoundHandler((request, reply) => {
    const context = contextOf(deps, request, undefined)
    return reply.code(404).headers(pageHeaders).type('text/plain; charset=utf-8').send(context.words.notFound)
  })
  server.setErrorHandler((error, request, reply) => {
    const failure = error as Error & { statusCode?: number }
    deps.log(`page ${request.url}: ${failure.message}`)
    const status = failure.statusCode ?? 500
    return reply
      .code(status)
      .headers(pageHeaders)
      .type('text/plain; charset=utf-8')
      .send(status < 500 ? failure.message : 'Headquarters could not do this now. Try again in a moment.')
  })
}

/** Who asks, in which language; nobody when not signed in. */
async function visitor(deps: PageDeps, request: FastifyRequest): Promise<PageContext> {
  return contextOf(deps, request, await deps.people.bySession(cookie(request, sessionCookie)))
}

async function visit(
  deps: PageDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  roles: readonly PageRole[],
  work: (visit: Visit) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const show = (page: string, status = 200): FastifyReply =>
    reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(page)
  const person = await deps.people.bySession(cookie(request, sessionCookie))
  const context = contextOf(deps, request, person)
  if (!person) return show(signInView({ ...context, path: '/' }), request.method === 'GET' ? 200 : 401)
  const signedIn = { ...context, person }
  const form = formOf(request)
  const plain = (status: number, text: string): FastifyReply =>
    reply.code(status).headers(pageHeaders).type('text/plain; charset=utf-8').send(text)
  if (request.method === 'POST' && form.get('formToken') !== person.formToken) {
    return plain(403, context.words.formExpired)
  }
  if (!roles.includes(person.role)) return plain(403, context.words.notAllowed)
  return work({
    context: signedIn,
    form,
    params: request.params as Readonly<Record<string, string>>,
    reply,
    show,
    go: (to) => reply.redirect(to, 303),
    with: (message) => ({ ...signedIn, message }),
  })
}

async function signIn(deps: PageDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const context = { ...contextOf(deps, request, undefined), path: '/' }
  const outcome = await deps.people.signIn(
    (form.get('name') ?? '').slice(0, 60),
    (form.get('password') ?? '').slice(0, 200),
  )
  if (outcome.kind === 'signed-in') {
    setCookie(reply, sessionCookie, outcome.token, deps.secure, 12 * 3600)
    return reply.redirect('/', 303)
  }
  const { words } = context
  const text =
    outcome.kind === 'locked' ? filled(words.lockedFor, { seconds: outcome.seconds }) : words.wrongPassword
  return reply
    .code(401)
    .headers(pageHeaders)
    .type('text/html; charset=utf-8')
    .send(signInView({ ...context, message: { kind: 'bad', text } }))
}

function contextOf(deps: PageDeps, request: FastifyRequest, person: SignedInPerson | undefined): PageContext {
  const language = languageFrom(cookie(request, languageCookie), request.headers['accept-language'])
  const path = request.url.split('?')[0] ?? '/'
  return { language, words: wordsOf[language], person, path, nowMs: deps.nowMs(), message: undefined }
}

function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '')
}

function cookie(request: FastifyRequest, name: string): string {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)
  return found?.[1] ?? ''
}

function setCookie(reply: FastifyReply, name: string, value: string, secure: boolean, seconds: number): void {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`]
  reply.header('set-cookie', [...parts, ...(secure ? ['Secure'] : [])].join('; '))
}

/** Only ever back to a page of our own. */
function ownPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])[A-Za-z0-9/_-]*$/.test(path) ? path : '/'
}
