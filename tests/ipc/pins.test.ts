/** PINs against somebody who has the keyboard: five tries, then a wait that doubles, whatever is pulled or restarted. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPins } from '../../electron/session/pins'
import type { Answer } from '../../shared/result'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { cheapPins, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  window = openWindow(test)
})
afterEach(() => test.end())

const wrong = () => window.signIn('counter', '0000')
const right = () => window.signIn('counter')
const seconds = (answer: Answer<unknown>) => (answer.kind === 'refused' ? answer.detail?.seconds : undefined)

async function reopen(): Promise<void> {
  test = await test.reopen()
  window = openWindow(test)
}

/** Bounded, so that a program that counts no try fails here instead of answering for ever. */
async function exhaust(): Promise<Answer<unknown>> {
  let last = await wrong()
  for (let tries = 1; tries < 10 && last.kind === 'refused' && last.reason === 'wrong-pin'; tries += 1) {
    last = await wrong()
  }
  return last
}

describe('a PIN', () => {
  it('opens the window with the role of its owner', async () => {
    expect(await right()).toMatchObject({ value: { staffId: 'staff-counter', role: 'counter' } })
  })

  it('may be wrong five times, and says how often it still may', async () => {
    const left: unknown[] = []
    for (let count = 0; count < 4; count += 1) {
      const answer = await wrong()
      left.push(answer.kind === 'refused' ? answer.detail?.left : answer.kind)
    }
    expect(left).toEqual([4, 3, 2, 1])
    expect(await wrong()).toMatchObject({ reason: 'locked-out', detail: { seconds: 30 } })
    expect(await right()).toMatchObject({ reason: 'locked-out' })
  })

  it('forgets earlier slips once it was right', async () => {
    for (let count = 0; count < 4; count += 1) await wrong()
    expect(await right()).toMatchObject({ kind: 'ok' })
    expect(await wrong()).toMatchObject({ detail: { left: 4 } })
  })

  it('locks for twice as long each time, one try after each wait, up to an hour', async () => {
    const waits = [seconds(await exhaust())]
    for (let count = 0; count < 9; count += 1) {
      test.clock.nowMs += Number(waits.at(-1)) * 1000
      waits.push(seconds(await wrong()))
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
  })

  it('right after the wait opens again and starts counting anew', async () => {
    await exhaust()
    test.clock.nowMs += 29_000
    expect(await right()).toMatchObject({ reason: 'locked-out', detail: { seconds: 1 } })
    test.clock.nowMs += 1000
    expect(await right()).toMatchObject({ kind: 'ok' })
    expect(await wrong()).toMatchObject({ detail: { left: 4 } })
  })

  it('stays locked over a restart, and tries before the restart count', async () => {
    for (let count = 0; count < 3; count += 1) await wrong()
    await reopen()
    expect(await wrong()).toMatchObject({ detail: { left: 1 } })
    expect(await wrong()).toMatchObject({ reason: 'locked-out' })
    await reopen()
    expect(await right()).toMatchObject({ reason: 'locked-out' })
  })

  it('is counted before it is checked: pulling the plug in between gives nobody a free try', async () => {
    const { database } = test.workstation
    const pins = createPins({
      database,
      nowMs: () => test.clock.nowMs,
      steadyMs: () => test.clock.nowMs,
      cost: cheapPins,
    })
    for (let count = 0; count < 4; count += 1) {
      // Never awaited before the count is read: this is the moment at which the plug would be pulled.
      const check = pins.check('staff-counter', '0000')
      expect(failures()).toBe(count + 1)
      await check
    }
    void pins.check('staff-counter', '0000')
    expect(database.get('SELECT lockouts FROM credentials WHERE staff_id = ?', 'staff-counter')).toEqual({
      lockouts: 1,
    })
  })

  it('tried many times at once has no more than five tries all the same', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => wrong()))
    const reasons = answers.map((answer) => (answer.kind === 'refused' ? answer.reason : answer.kind))
    expect(reasons.filter((reason) => reason === 'wrong-pin')).toHaveLength(4)
    expect(reasons.filter((reason) => reason === 'locked-out')).toHaveLength(36)
  })

  it('of one person locked leaves the others', async () => {
    await exhaust()
    expect(await window.signIn('manager')).toMatchObject({ kind: 'ok' })
  })

  it('never waits longer than an hour because of a clock that was set back', async () => {
    await exhaust()
    test.clock.nowMs -= 5 * 365 * 86_400_000
    expect(Number(seconds(await right()))).toBeLessThanOrEqual(3600)
  })

  it('is found nowhere on the disk and in no answer', async () => {
    await right()
    const stored = test.workstation.database.all('SELECT * FROM credentials')
    expect(JSON.stringify(stored)).not.toMatch(/4711|4722|4733|4744/)
    expect(JSON.stringify(stored)).toContain('$argon2id$')
    expect(JSON.stringify([window.pushed, await window.ask('people')])).not.toMatch(/4711|argon2/)
  })
})

describe('setting a PIN', () => {
  it('of one’s own needs the old one, which counts as a try', async () => {
    await right()
    const own = (ownPin: string | undefined) =>
      window.ask('setPin', {
        staffId: 'staff-counter',
        pin: '8642',
        ...(ownPin === undefined ? {} : { ownPin }),
      })
    expect(await own(undefined)).toMatchObject({ reason: 'wrong-pin', detail: { left: 4 } })
    expect(await own('0000')).toMatchObject({ reason: 'wrong-pin', detail: { left: 3 } })
    expect(await own('4711')).toMatchObject({ kind: 'ok' })
    expect(await window.signIn('counter', '8642')).toMatchObject({ kind: 'ok' })
    expect(await window.signIn('counter', '4711')).toMatchObject({ reason: 'wrong-pin' })
  })

  it('of others is for the administrator, and ends their lock-out', async () => {
    await exhaust()
    const set = () => window.ask('setPin', { staffId: 'staff-counter', pin: '8642' })
    await window.signIn('manager')
    expect(await set()).toMatchObject({ reason: 'not-allowed' })
    await window.signIn('administrator')
    expect(await set()).toMatchObject({ kind: 'ok' })
    expect(await window.signIn('counter', '8642')).toMatchObject({ kind: 'ok' })
  })

  it('refuses what anybody would try first, and whom nobody knows', async () => {
    await window.signIn('administrator')
    const set = (staffId: string, pin: string) => window.ask('setPin', { staffId, pin })
    for (const pin of ['0000', '1111', '1234', '3456', '4321', '9876', '777777']) {
      expect(await set('staff-counter', pin), pin).toMatchObject({ reason: 'pin-too-easy' })
    }
    for (const pin of ['12', 'abcd', '', '１２３４', '12345678901234']) {
      expect(await set('staff-counter', pin), pin).toMatchObject({ reason: 'not-understood' })
    }
    expect(await set('nobody', '8642')).toMatchObject({ reason: 'staff-unknown' })
  })
})

describe('the first administrator', () => {
  it('is not set up with a PIN that anybody would try first', async () => {
    const bare = startWorkstation({ folder: quickFolder(), setUp: false })
    const wizard = openWindow(bare)
    const setUp = (pin: string) =>
      wizard.ask('setUp', {
        language: 'zh-CN',
        outlet: { code: 'SZ09', nameZh: '新网点' },
        station: 'B',
        administrator: { name: '管理员', pin },
      })
    expect(await setUp('1234')).toMatchObject({ reason: 'pin-too-easy' })
    expect(bare.workstation.journal.head()).toBe(0)
    expect(await setUp('2846')).toMatchObject({ kind: 'ok' })
    expect(await setUp('2846')).toMatchObject({ reason: 'not-allowed' })
    await bare.end()
  })
})

describe('the first start', () => {
  const typed = {
    ...{ step: 'person', code: 'SZ09', station: 'B', nameZh: '新网点', nameEn: '', address: '', phone: '' },
    ...{ zone: 'Asia/Shanghai', administrator: '欧阳示范', connect: 'now', url: 'https://hq.example.com' },
    days: Array.from({ length: 7 }, () => ({ isOpen: true, open: '09:00', close: '20:00' })),
    printers: { receipt: '', sheets: '', labels: '' },
  }

  it('goes on where it was after a restart, keeps no PIN and no code, and nothing once the outlet is open', async () => {
    const folder = quickFolder()
    let bare = startWorkstation({ folder, setUp: false })
    let wizard = openWindow(bare)
    expect(await wizard.ask('setupDraft')).toMatchObject({ value: null })
    expect(await wizard.ask('saveSetupDraft', { draft: typed })).toMatchObject({ kind: 'ok' })
    for (const secret of [
      { pin: '2846' },
      { pins: { pin: '2846', again: '2846' } },
      { enrolmentCode: 'C-1' },
    ])
      expect(await wizard.ask('saveSetupDraft', { draft: { ...typed, ...secret } })).toMatchObject({
        reason: 'not-understood',
      })
    await bare.workstation.close()
    bare = startWorkstation({ folder, setUp: false })
    wizard = openWindow(bare)
    expect(await wizard.ask('setupDraft')).toMatchObject({ value: typed })
    expect(bare.workstation.journal.head()).toBe(0)
    await wizard.ask('setUp', {
      language: 'zh-CN',
      outlet: { code: 'SZ09', nameZh: '新网点' },
      station: 'B',
      administrator: { name: '欧阳示范', pin: '2846' },
    })
    for (const name of ['setupDraft', 'saveSetupDraft'] as const)
      expect(await wizard.ask(name, name === 'setupDraft' ? {} : { draft: typed })).toMatchObject({
        reason: 'not-allowed',
      })
    await bare.end()
  })
})

describe('a restart', () => {
  it('locks every window, and a closed window leaves nobody signed in behind it', async () => {
    await right()
    await reopen()
    expect(await window.ask('ticket', { ticketId: 'ticket-0001' })).toMatchObject({ reason: 'locked' })
    await right()
    window.close()
    expect(await window.ask('ticket', { ticketId: 'ticket-0001' })).toMatchObject({ reason: 'locked' })
  })
})

function failures(): number {
  const row = test.workstation.database.get<{ failures: number }>(
    'SELECT failures FROM credentials WHERE staff_id = ?',
    'staff-counter',
  )
  return row?.failures ?? -1
}
