/**
 * A window's own rows over a real workstation: what is open is there before the rest has come, nothing that is recorded
 * meanwhile is lost under an older row, and what was left half filled is never taken for whole.
 */

import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MirrorDatabase } from '../../renderer/mirror/database'
import { createMirror, type Mirror } from '../../renderer/mirror/mirror'
import type { TicketRow } from '../../shared/ticket/row'
import { dueOf, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const day = 86_400_000

let test: TestWorkstation
let window: TestWindow
let mirror: Mirror
/** Held back: the pages of everything, asked for with `first: false`. */
let hold: ((table: string) => Promise<void>) | undefined
let oldReady: string
let oldClosed: string

beforeEach(async () => {
  test = startWorkstation()
  await givePins(test)
  test.must('manager', 'openDay', { shiftId: 'shift-of-the-test', floatFen: 50_000 })
  oldReady = repairTo(test, 'ready')
  oldClosed = repairTo(test, 'ready')
  collect(oldClosed)
  test.clock.nowMs += 10 * day
  repairTo(test, 'received')
  await test.workstation.spool.idle()
  window = openWindow(test)
  await window.signIn('counter')
  vi.stubGlobal('window', {
    workstation: {
      ask: async (text: string) => {
        const answer = await window.raw('ask', text)
        const { name, input } = JSON.parse(text) as { name: string; input: { table: string; first: boolean } }
        // Read in main already, and not yet in the window.
        if (name === 'snapshot' && !input.first) await hold?.(input.table)
        return answer
      },
    },
  })
  hold = undefined
  mirror = createMirror()
})
afterEach(async () => {
  mirror.stop()
  vi.unstubAllGlobals()
  await Promise.all((await Dexie.getDatabaseNames()).map((name) => Dexie.delete(name)))
  await test.end()
})

function collect(ticketId: string): void {
  const amountFen = dueOf(test, ticketId)
  test.must('counter', 'takePayment', { ticketId, purpose: 'bill', tender: 'wechat', amountFen })
  test.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: ['charger'] })
}

function until(wanted: (state: ReturnType<Mirror['state']>) => boolean): Promise<MirrorDatabase> {
  return vi.waitUntil(
    () => {
      const state = mirror.state()
      return state.kind === 'ready' && wanted(state) ? state.database : undefined
    },
    { timeout: 20_000 },
  )
}
const usable = () => until(() => true)
const whole = () => until((state) => state.kind === 'ready' && state.whole)

const inMain = (): readonly TicketRow[] => test.workstation.rows.find<TicketRow>({ table: 'tickets' })

/** Opened at the pages of everything; resolves when the first of them waits. */
function holdTickets(): { readonly waits: Promise<void>; readonly goOn: () => void } {
  let goOn = () => {}
  const waits = new Promise<void>((held) => {
    hold = (table) => {
      if (table !== 'tickets') return Promise.resolve()
      held()
      return new Promise((resolve) => {
        goOn = resolve
      })
    }
  })
  return {
    waits,
    goOn: () => {
      hold = undefined
      goOn()
    },
  }
}

describe('a window that is filled for the first time', () => {
  it('stays on the screen when somebody signs in again while older rows are being fetched', async () => {
    let goOn = () => {}
    const idle = new Promise<void>((resolve) => {
      goOn = resolve
    })
    mirror = createMirror(() => idle)
    const states: string[] = []
    mirror.onState(({ kind }) => states.push(kind))
    await mirror.start()
    const database = await usable()
    await mirror.start()
    expect(await usable()).toBe(database)
    expect(states.filter((kind) => kind === 'filling')).toHaveLength(1)
    goOn()
    expect(await (await whole()).tickets.get(oldClosed)).toMatchObject({ open: 0 })
  })

  it('works with what is open while the rest is still on its way', async () => {
    const { waits, goOn } = holdTickets()
    void mirror.start()
    await waits
    const database = await usable()
    expect(await database.tickets.where('open').equals(1).count()).toBe(2)
    expect(await database.tickets.get(oldReady)).toMatchObject({ status: 'ready' })
    expect(await database.tickets.get(oldClosed)).toBeUndefined()
    goOn()
    expect(await (await whole()).tickets.get(oldClosed)).toMatchObject({ open: 0 })
  })

  it('keeps what is recorded meanwhile, also of a row that is on its way in its older form', async () => {
    const { waits, goOn } = holdTickets()
    void mirror.start()
    await waits
    const before = window.pushed.length
    collect(oldReady)
    const added = repairTo(test, 'received')
    for (const message of window.pushed.slice(before)) if (message.kind === 'rows') mirror.receive(message)
    goOn()
    const database = await whole()
    expect(await database.tickets.get(oldReady)).toMatchObject({ open: 0 })
    expect(await database.tickets.get(added)).toMatchObject({ status: 'received' })
    expect(await database.tickets.count()).toBe(inMain().length)
  })

  it('is filled anew after the program ended half way', async () => {
    const { waits } = holdTickets()
    void mirror.start()
    await waits
    await usable()
    mirror.stop()
    hold = undefined
    mirror = createMirror()
    void mirror.start()
    const database = await whole()
    expect(await database.tickets.count()).toBe(inMain().length)
  })

  it('is taken as it is by the next start once it was whole', async () => {
    void mirror.start()
    await whole()
    mirror.stop()
    const asked: string[] = []
    hold = async (table) => void asked.push(table)
    mirror = createMirror()
    void mirror.start()
    await whole()
    expect(asked).toEqual(['outlet'])
  })
})

it('a database that never answers is thrown away, and another one is filled', async () => {
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => wait(work, ms === 15_000 ? 50 : ms))
  const never = new Dexie.Promise<never>(() => undefined)
  const opened = vi.spyOn(Dexie.prototype, 'open').mockReturnValueOnce(never).mockReturnValueOnce(never)
  void mirror.start()
  const database = await whole()
  expect(await database.tickets.count()).toBe(inMain().length)
  expect(opened.mock.calls.length).toBeGreaterThan(2)
  opened.mockRestore()
})
