/**
 * A counter to work at in the real window: the outlet was made ready without it, somebody is signed in, and what a clerk
 * does at the intake form has a name.
 */

import { rm } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { counterWords } from '../../renderer/i18n/counter'
import type { Role } from '../../shared/staff/roles'
import type { Ticket } from '../../shared/ticket/state'
import { type Desk, deskOf } from './desk'
import { prepareProgram, type RunningProgram, startProgram } from './program'
import { sampleCatalogue, type TestWorkstation } from './workstation'

export interface IntakeForm {
  /** Scans it and picks its model, so that the form knows the class of device. */
  readonly device: (imei: string) => Promise<void>
  /** By the last four digits; `regular` is who they belong to. */
  readonly customer: () => Promise<void>
  readonly fault: (text: string) => Promise<void>
  /** F5, and the number that it got. */
  readonly receive: () => Promise<string>
  readonly ticketOf: (number: string) => Promise<Ticket>
}

export interface CounterWindow {
  readonly folder: string
  readonly program: RunningProgram
  readonly page: Page
  readonly desk: Desk
  readonly form: IntakeForm
  readonly end: () => Promise<void>
}

/** What stands in the box that finds a customer. */
export const customerBox = counterWords.entries.customerBox.zh
export const regular = { customerId: 'customer-regular', shown: '139****6666', phone: '13955556666' } as const

/** Every printer is made up, and the sample catalogue is there; the rest is `work`'s. */
export async function openCounter(
  work: (outlet: TestWorkstation) => Promise<void> | void,
  role: Role = 'counter',
): Promise<CounterWindow> {
  const folder = await prepareProgram(async (outlet) => {
    outlet.workstation.catalogue.load(sampleCatalogue())
    outlet.workstation.printers.write({ ...outlet.workstation.printers.read(), papers: {} })
    await work(outlet)
  })
  const program = await startProgram(folder)
  const { page } = program
  const desk = deskOf(program)
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await program.signIn(role)
  await desk.code().waitFor({ timeout: 60_000 })
  return {
    ...{ folder, program, page, desk },
    form: formOf(program, desk),
    end: async () => {
      // A test may have closed it, to look at what it left.
      await program.app.close().catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function enterRegular({ must }: TestWorkstation, kind: 'company' | 'person' = 'company'): void {
  must('counter', 'enterCustomer', {
    customerId: regular.customerId,
    details: {
      ...{ kind, name: '欧阳示范', phones: [regular.phone] },
      company: kind === 'company' ? '样例科技有限公司' : '',
    },
    consentGiven: true,
  })
}

function formOf(program: RunningProgram, desk: Desk): IntakeForm {
  const { page } = program
  return {
    device: async (imei) => {
      await expect(desk.code()).toHaveValue('')
      await desk.code().focus()
      await desk.scan(imei)
      const model = page.getByPlaceholder('拼音、名称或型号的一部分')
      await expect(model).toBeFocused()
      await page.keyboard.type('mate 20', { delay: 70 })
      await desk.option().first().waitFor()
      await page.keyboard.press('Enter')
    },
    customer: async () => {
      await page.getByPlaceholder(customerBox).focus()
      await page.keyboard.type('6666', { delay: 70 })
      await desk.option().filter({ hasText: regular.shown }).click()
    },
    fault: (text) => page.getByRole('textbox', { name: /^故障描述/ }).fill(text),
    receive: async () => {
      await expect(page.getByText('可以受理')).toBeVisible()
      const line = page.getByRole('contentinfo').getByRole('status')
      const before = numberIn(await line.innerText())
      await page.keyboard.press('F5')
      await expect.poll(async () => numberIn(await line.innerText())).not.toBe(before)
      await expect(desk.code()).toHaveValue('')
      return numberIn(await line.innerText())
    },
    ticketOf: async (number) => {
      const rows = await program.ask<{ rows: readonly { id: string }[] }>('rows', {
        table: 'tickets',
        filter: [{ column: 'number', op: 'is', value: number }],
      })
      const ticketId = rows.kind === 'ok' ? rows.value.rows[0]?.id : ''
      const answer = await program.ask<{ ticket: Ticket }>('ticket', { ticketId })
      if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
      return answer.value.ticket
    },
  }
}

function numberIn(text: string): string {
  return /S-SZ01-[A-Z]+-\d{6}-\w/.exec(text)?.[0] ?? ''
}
