/**
 * The main process is killed in the middle of saving, again and again, on one data folder. What was acknowledged is
 * there once, what was not is there at most once more, and the paper that nobody can be sure about is listed.
 */

import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { profile80 } from '../../shared/printing/settings'
import type { TicketRow } from '../../shared/ticket/row'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { openWindow } from '../support/window'
import { intake } from '../support/workstation'

const kills = 20
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
let userData = ''
let running: RunningProgram | undefined

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  userData = await prepareProgram()
})
test.afterEach(async () => {
  // Only where a test failed half way.
  await running?.kill().catch(() => undefined)
  running = undefined
})
test.afterAll(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))

async function start(): Promise<RunningProgram> {
  running = await startProgram(userData)
  return running
}

interface Sent {
  readonly commandId: string
  readonly input: ReturnType<typeof intake>
  number: string | undefined
}

test(`${kills} kills in the middle of saving lose nothing and double nothing`, async () => {
  test.setTimeout(600_000)
  console.info(`kills: SEED=${seed}`)
  const random = chance(seed)
  const sent: Sent[] = []
  let open: Sent | undefined
  for (let round = 0; round < kills; round += 1) {
    const program = await start()
    await program.signIn()
    if (open) {
      // The clerk presses the key again: the same command gets the number it has, or has now.
      open.number = await numberOf(program, open)
      expect(await numberOf(program, open)).toBe(open.number)
    }
    const again = sent[Math.floor(random() * sent.length)]
    if (again) expect(await numberOf(program, again)).toBe(again.number)
    open = await saveUntilKilled(program, sent, 20 + random() * 400)
  }
  const acknowledged = sent.filter((one) => one.number !== undefined)
  expect(acknowledged.length).toBeGreaterThan(kills)
  expect(sent.length - acknowledged.length).toBeLessThanOrEqual(1)

  const outlet = openOutlet(userData)
  const { journal, rows } = outlet.workstation
  expect(journal.verify()).toBeUndefined()
  const tickets = rows.find<TicketRow>({ table: 'tickets', limit: 5000 })
  const byId = new Map(tickets.map((row) => [row.id, row.number]))
  for (const { input, number } of acknowledged) expect(byId.get(input.ticketId)).toBe(number)
  expect(new Set(tickets.map((row) => row.number)).size).toBe(tickets.length)
  expect(tickets.length - acknowledged.length).toBeGreaterThanOrEqual(0)
  expect(tickets.length - acknowledged.length).toBeLessThanOrEqual(1)
  expect(rows.count({ table: 'customers' })).toBe(tickets.length)
  const manager = openWindow(outlet)
  await manager.signIn('manager')
  expect(await manager.ask('gapReport')).toEqual({
    kind: 'ok',
    value: {
      series: [{ kind: 'S', incarnation: 0, issued: tickets.length, found: tickets.length, gaps: [] }],
    },
  })
  await outlet.workstation.close()
})

test('a slip that was on its way is listed on the first screen, with its number', async () => {
  test.setTimeout(120_000)
  const printer = await silentPrinter()
  let program = await start()
  await program.signIn('administrator')
  await waitUntilPrinted(program)
  await settleEarlierSlips(program)
  const saved = await program.ask('savePrinters', {
    printers: [receiptPrinter(printer.port)],
    papers: { claimReceipt: ['roll80'], deviceLabel: [] },
    language: 'zh-CN',
  })
  expect(saved.kind).toBe('ok')
  const one: Sent = { commandId: 'command-paper-0001', input: intake(), number: undefined }
  const number = await numberOf(program, one)
  await expect.poll(() => printStatuses(program, number), { timeout: 20_000 }).toContain('printing')
  await program.kill()

  program = await start()
  await program.signIn()
  await expect
    .poll(async () => {
      const answer =
        await program.ask<readonly { number: string; outcomeReason: string }[]>('unsettledPrints')
      return answer.kind === 'ok' ? answer.value.map((slip) => [slip.number, slip.outcomeReason]) : answer
    })
    .toContainEqual([number, 'program-ended'])
  await expect(program.page.getByText(number).first()).toBeVisible()
  await expect(program.page.getByText(/这张单据打出来了吗|Did this slip come out/).first()).toBeVisible()
  await program.app.close()
  running = undefined
  printer.close()
})

/** Saves one ticket after the other; the plug is pulled after `afterMs`. What had no answer by then is returned. */
async function saveUntilKilled(
  program: RunningProgram,
  sent: Sent[],
  afterMs: number,
): Promise<Sent | undefined> {
  let dead = false
  const killed = new Promise<void>((resolve) => setTimeout(resolve, afterMs)).then(() => {
    dead = true
    return program.kill()
  })
  let last: Sent | undefined
  while (!dead) {
    const one: Sent = { commandId: `command-${sent.length}-${seed}`, input: intake(), number: undefined }
    sent.push(one)
    last = one
    try {
      one.number = await numberOf(program, one)
    } catch {
      // The plug was pulled before the answer was here.
      break
    }
  }
  await killed
  return last?.number === undefined ? last : undefined
}

async function numberOf(program: RunningProgram, { input, commandId }: Sent): Promise<string> {
  const answer = await program.execute('receiveDevice', input, commandId)
  if (answer.kind !== 'ok') throw new Error(`refused: ${JSON.stringify(answer)}`)
  return (answer.value as { number: string }).number
}

async function printStatuses(program: RunningProgram, number: string): Promise<readonly string[]> {
  const filter = [{ column: 'number', op: 'is', value: number }]
  const answer = await program.ask<{ rows: readonly { status: string }[] }>('rows', {
    table: 'prints',
    filter,
  })
  return answer.kind === 'ok' ? answer.value.rows.map((row) => row.status) : []
}

/** The kills before have left some; a person looks at the paper and answers. */
async function settleEarlierSlips(program: RunningProgram): Promise<void> {
  const answer = await program.ask<readonly { id: string }[]>('unsettledPrints')
  for (const { id } of answer.kind === 'ok' ? answer.value : []) {
    const settled = await program.execute('settlePrint', { jobId: id, cameOut: true }, `settle-${id}`)
    expect(settled.kind).toBe('ok')
  }
}

async function waitUntilPrinted(program: RunningProgram): Promise<void> {
  const waiting = async () => {
    const filter = [{ column: 'status', op: 'is', value: 'queued' }]
    const answer = await program.ask<{ total: number }>('rows', { table: 'prints', filter, limit: 1 })
    return answer.kind === 'ok' ? answer.value.total : -1
  }
  await expect.poll(waiting, { timeout: 100_000, intervals: [500] }).toBe(0)
}

/** Takes every byte and never says a word: what a printer does that hangs. */
async function silentPrinter(): Promise<{ readonly port: number; readonly close: () => void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.pause()
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function receiptPrinter(port: number) {
  return {
    id: 'receipt',
    name: '前台小票机',
    connection: { kind: 'tcp', host: '127.0.0.1', port },
    paper: 'roll80',
    orientation: 'portrait',
    rollAs: 'commands',
    receipt: profile80,
    answersStatus: 'yes',
    timeLimitSeconds: 120,
  }
}

/** Park and Miller: the same kills again for the same seed. */
function chance(start: number): () => number {
  let state = (start % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
