/** A headquarters behind TLS: believed by an authority, or by the very certificate that was written down. */

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSync, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation, recordVisit } from './memory-journal'

const file = (name: string): string => resolve(__dirname, '../fixtures/tls', name)
const pinOf = (name: string): string => new X509Certificate(readFileSync(file(name))).fingerprint256
let headquarters: TestHeadquarters

beforeAll(async () => {
  headquarters = await startTestHeadquarters({
    tls: { keyFile: file('one.key'), certificateFile: file('one.crt') },
  })
})
afterAll(() => headquarters.close())

async function connect(outlet: string, pin: string) {
  const station = createStation(outlet, 'A')
  const { code } = await headquarters.hq().office.newEnrolmentCode(outlet, 'A', 'test')
  const { sync } = startSync(station)
  return { station, sync, answer: await sync.connect(headquarters.hq().url, code, pin) }
}

test('a certificate of one’s own is accepted by its pin, and everything is exchanged over it', async () => {
  const { station, sync, answer } = await connect('PI01', pinOf('one.crt').toLowerCase().replaceAll(':', ' '))
  expect(answer).toEqual({ kind: 'ok', value: null })
  for (let visit = 1; visit <= 80; visit += 1) recordVisit(station, visit)
  expect(await sync.runNow()).toMatchObject({ outcome: 'agree', sent: 800 })
})

test('without a pin it is not believed, and with another’s pin nothing is sent', async () => {
  expect((await connect('PI02', '')).answer).toMatchObject({ reason: 'headquarters-unreachable' })
  expect((await connect('PI03', pinOf('two.crt'))).answer).toMatchObject({ reason: 'certificate-differs' })
  expect((await connect('PI04', 'abc')).answer).toMatchObject({ reason: 'pin-wrong' })
})
