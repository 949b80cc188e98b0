/**
 * Serves the built pages from `app://counterbench/` with the content policy as a header and a fresh nonce for each
 * page load. Only files of the renderer's folder; nothing on the network, ever.
 */

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, session } from 'electron'

export const pageScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export function servePages(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const path = normalize(decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname))
    const file = join(folder, path)
    if (url.host !== 'counterbench' || !file.startsWith(folder + sep))
      return new Response('', { status: 404 })
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) return new Response('', { status: 404 })
    const type = types[extname(file)] ?? 'application/octet-stream'
    if (extname(file) !== '.html') {
      return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } })
    }
    const nonce = randomBytes(18).toString('base64')
    const page = bytes.toString().replaceAll('__CSP_NONCE__', nonce)
    return new Response(page, {
      headers: {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'content-security-policy': contentPolicy(nonce),
      },
    })
  })
  // Nothing that a page shows may reach the network: main alone talks to headquarters.
  session.defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !/^(app|blob|data|devtools):/.test(details.url) }),
  )
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'media'),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'media')
}

/** What the windows keep for themselves is a copy; where its files are damaged, a new one is made in a moment. */
export async function clearMirror(): Promise<void> {
  await session.defaultSession.clearStorageData({ storages: ['indexdb'] })
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
