/**
 * Speaking to a headquarters whose certificate is pinned: not one byte is sent before the certificate shown is the very
 * one that the administrator wrote down, whoever has signed it. Without a pin the ordinary rules of TLS hold.
 */

import { request } from 'node:http'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { connect, type TLSSocket } from 'node:tls'
import { createGunzip } from 'node:zlib'
import { normalPin } from '../../shared/sync/pin'
import type { FetchLike } from './headquarters-client'

/** `onOther`: another certificate was shown than the one that is pinned. */
export function pinnedFetch(
  plain: FetchLike,
  pin: () => string,
  onOther: () => void = () => undefined,
): FetchLike {
  return (url, init) => {
    const wanted = normalPin(pin())
    const address = new URL(url)
    if (wanted === undefined || address.protocol !== 'https:') return plain(url, init)
    return fetchPinned(address, init, wanted, onOther)
  }
}

async function fetchPinned(
  address: URL,
  init: RequestInit,
  pin: string,
  onOther: () => void,
): Promise<Response> {
  const { signal } = init
  const socket = await pinnedSocket(address, pin, signal ?? undefined, onOther)
  return new Promise((done, failed) => {
    const sent = request({
      createConnection: () => socket,
      method: init.method ?? 'GET',
      path: `${address.pathname}${address.search}`,
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        host: address.host,
        'accept-encoding': 'gzip',
        connection: 'close',
      },
      ...(signal ? { signal } : {}),
    })
    sent.once('error', failed)
    sent.once('response', (reply) => {
      const status = reply.statusCode ?? 500
      if (status >= 300 && status < 400) {
        reply.destroy()
        failed(new Error('redirected'))
        return
      }
      const headers = new Headers()
      for (const [name, value] of Object.entries(reply.headers)) {
        if (typeof value === 'string') headers.set(name, value)
      }
      const body = headers.get('content-encoding') === 'gzip' ? reply.pipe(createGunzip()) : reply
      // What is cut while it unpacks ends the reading with an error instead of hanging.
      if (body !== reply) reply.once('error', (error) => body.destroy(error))
      done(new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers }))
    })
    sent.end(init.body as string | Uint8Array | undefined)
  })
}

function pinnedSocket(
  address: URL,
  pin: string,
  signal: AbortSignal | undefined,
  onOther: () => void,
): Promise<TLSSocket> {
  return new Promise((done, failed) => {
    const socket = connect({
      host: address.hostname,
      port: Number(address.port || 443),
      ...(isIP(address.hostname) === 0 ? { servername: address.hostname } : {}),
      minVersion: 'TLSv1.2',
      // The pin says more than any authority could.
      rejectUnauthorized: false,
    })
    const stop = (): void => void socket.destroy(new Error('aborted'))
    signal?.addEventListener('abort', stop)
    socket.once('error', failed)
    socket.once('secureConnect', () => {
      signal?.removeEventListener('abort', stop)
      if (normalPin(socket.getPeerCertificate().fingerprint256 ?? '') === pin) {
        done(socket)
        return
      }
      socket.destroy()
      onOther()
      failed(new Error('another certificate'))
    })
  })
}
