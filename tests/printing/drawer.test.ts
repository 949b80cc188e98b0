/** The drawer opens when a person gives a reason and when cash changes hands, and never for a card. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectTcp } from '../../electron/printing/run-program'
import { profile80 } from '../../shared/printing/settings'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import { printer } from './printers'
import { startTcpPrinter, type TcpPrinter } from './tcp-printer'

const shiftId = 'shift-drawer-1'
let device: TcpPrinter
let test: TestWorkstation
beforeEach(async () => {
  device = await startTcpPrinter()
  test = startWorkstation({
    folder: quickFolder(),
    printing: {
      htmlToPdf: async () => Buffer.from('page'),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: connectTcp,
    },
  })
  const connection = { kind: 'tcp' as const, host: '127.0.0.1', port: device.port }
  test.workstation.printers.write({
    printers: [printer(connection, { receipt: { ...profile80, drawer: 'pin2' } })],
    papers: { claimReceipt: [], deviceLabel: [], paymentSlip: [] },
    language: 'zh-CN',
  })
  test.must('manager', 'openDay', { shiftId, floatFen: 10_000 })
})
afterEach(async () => {
  await test.end()
  await device.close()
})

/** ESC p: how often the drawer was told to open. */
const kicks = (): number => device.jobs().filter((job) => job.includes(Buffer.from([0x1b, 0x70, 0]))).length

it('opens for a reason, and the reason is on record', async () => {
  test.must('counter', 'openDrawer', { shiftId, reason: '换零钱' })
  await vi.waitFor(() => expect(kicks()).toBe(1), { timeout: 10_000 })
  const last = test.workstation.journal.stream(`shift/${shiftId}`).at(-1)
  expect([last?.envelope.type, last?.payload]).toEqual(['drawerOpened', { reason: '换零钱' }])
})

it('opens once for a deposit in cash, and not for one by WeChat', async () => {
  test.must('counter', 'receiveDevice', intake({ deposit: { amountFen: 5000, tender: 'wechat' } }))
  test.must('counter', 'receiveDevice', intake({ deposit: { amountFen: 5000, tender: 'cash' } }))
  await vi.waitFor(() => expect(kicks()).toBe(1), { timeout: 10_000 })
})

it('says that it did not open, until it does', async () => {
  await givePins(test)
  const window = openWindow(test)
  await window.signIn('counter')
  const stuck = (): boolean => {
    const status = window.pushed.filter((message) => message.kind === 'status').at(-1)
    return status?.kind === 'status' && status.warnings.some(({ code }) => code === 'drawerStuck')
  }
  device.set('hang-up-at-once')
  test.must('counter', 'openDrawer', { shiftId, reason: '换零钱' })
  await vi.waitFor(() => expect(stuck()).toBe(true), { timeout: 10_000 })
  device.set('well')
  test.must('counter', 'openDrawer', { shiftId, reason: '换零钱' })
  await vi.waitFor(() => expect(stuck()).toBe(false), { timeout: 10_000 })
})
