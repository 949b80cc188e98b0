/**
 * `npm run hq`: headquarters by itself. Prints where it listens, and the first administrator's password once.
 * With `--follow-parent` it ends when its standard input ends, so that a demo that crashes leaves nothing running.
 */

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createHeadquarters, demoEnrolment, demoSignIn } from './headquarters'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
    'follow-parent': { type: 'boolean', default: false },
    'tls-key': { type: 'string' },
    'tls-certificate': { type: 'string' },
  },
})

void start()

async function start(): Promise<void> {
  const { DATABASE_URL, HQ_PORT, HQ_HOST, HQ_DATA, HQ_TLS_KEY, HQ_TLS_CERTIFICATE, HQ_ESCROW_KEY } =
    process.env
  const keyFile = values['tls-key'] ?? HQ_TLS_KEY
  const certificateFile = values['tls-certificate'] ?? HQ_TLS_CERTIFICATE
  const headquarters = await createHeadquarters({
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    dataFolder: resolve(values.data ?? HQ_DATA ?? 'headquarters-data'),
    port: Number(values.port ?? HQ_PORT ?? 8787),
    host: values.host ?? HQ_HOST ?? '127.0.0.1',
    clock: { nowMs: Date.now },
    log: (message) => console.error(message),
    demo: values.demo,
    ...(HQ_ESCROW_KEY ? { escrowKeyFile: resolve(HQ_ESCROW_KEY) } : {}),
    ...(keyFile && certificateFile ? { tls: { keyFile, certificateFile } } : {}),
  }).catch((error: Error) => {
    console.error(`Headquarters could not start: ${error.message}`)
    process.exit(1)
  })
  if (headquarters.firstPassword !== undefined) {
    console.log(`First sign-in: ${demoSignIn.name} / ${headquarters.firstPassword}`)
  }
  if (values.demo)
    console.log(`Enrolment code of ${demoEnrolment.outlet} ${demoEnrolment.station}: ${demoEnrolment.code}`)
  // What an administrator of an outlet writes down, to accept this very certificate.
  if (certificateFile) {
    const { fingerprint256 } = new X509Certificate(readFileSync(certificateFile))
    console.log(`Certificate pin (SHA-256): ${fingerprint256}`)
  }
  console.log(JSON.stringify({ ready: true, url: headquarters.url }))

  let closing = false
  const close = (): void => {
    if (closing) return
    closing = true
    void headquarters.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
  if (values['follow-parent']) {
    process.stdin.resume()
    process.stdin.on('end', close)
    process.stdin.on('error', close)
  }
}
