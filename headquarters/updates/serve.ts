/**
 * `/updates/CHANNEL/FILE`: the release files that a maintainer laid into headquarters' data folder. Public, because
 * nothing in them is secret and every station checks the signature; headquarters itself is not trusted with them.
 * It serves names it could have been given, from one folder, and lists nothing.
 */

import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const channelPattern = /^[a-z]{1,20}$/
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/

export function serveUpdates(server: FastifyInstance, folder: string): void {
  server.get<{ Params: { channel: string; name: string } }>(
    '/updates/:channel/:name',
    async (request, reply) => {
      const { channel, name } = request.params
      const none = () => reply.code(404).type('text/plain').send('')
      if (!channelPattern.test(channel) || !namePattern.test(name)) return none()
      const file = join(folder, channel, name)
      const found = await lstat(file).catch(() => undefined)
      if (!found?.isFile()) return none()
      return reply
        .headers({
          'content-type': name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
          'content-length': String(found.size),
          'x-content-type-options': 'nosniff',
          'cache-control': name.endsWith('.json') ? 'no-cache' : 'public, max-age=86400',
        })
        .send(createReadStream(file))
    },
  )
}
