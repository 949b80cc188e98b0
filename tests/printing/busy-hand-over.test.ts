/**
 * A page of some hundred kilobytes does not go to the print system in one piece. While the program is busy, the answer
 * and the end of the line may be there before Node has finished its own writing; the job was taken all the same.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printerState, printJob } from '../../electron/printing/ipp'
import { askIppAt, askLocalIpp } from '../../electron/printing/run-program'
import { startCups, type TestCups } from '../../scripts/lib/cups'

let cups: TestCups

beforeAll(async () => {
  cups = await startCups()
})

afterAll(() => cups.close())

test('a job that the print system took is never called lost', { timeout: 120_000 }, async () => {
  const queue = await cups.addPdfQueue()
  const page = Buffer.alloc(380_000, ' ')
  page.write('%PDF-1.4\n')
  const burners = cpus().map(() => new Worker('for (;;) Math.random()', { eval: true }))
  const ends = new Set<string>()
  for (let slip = 0; slip < 200; slip += 1) {
    await printerState(askLocalIpp, queue.name)
    const order = { queue: queue.name, title: `slip ${slip}`, user: 'counter', media: 'A5', bytes: page }
    ends.add((await printJob(askLocalIpp, order)).kind)
  }
  await Promise.all(burners.map((burner) => burner.terminate()))
  expect([...ends]).toEqual(['taken'])
})

test('every question has its own line, which is to stay until its answer is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cups-line-'))
  const path = join(folder, 'sock')
  const lines = new Set<Socket>()
  const wishes = new Set<string | undefined>()
  const server: Server = createServer((request, answer) => {
    wishes.add(request.headers.connection)
    // A print system that ends an idle line just when it is used again.
    if (lines.has(request.socket)) return request.socket.destroy()
    lines.add(request.socket)
    request.resume().on('end', () => answer.end('yes'))
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  for (let turn = 0; turn < 5; turn += 1)
    expect(await askIppAt(path, Buffer.from('how is it?')).then(String)).toBe('yes')
  expect(lines.size).toBe(5)
  expect([...wishes]).toEqual(['keep-alive'])
  for (const line of lines) if (!line.destroyed) await new Promise((resolve) => line.once('close', resolve))
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})
