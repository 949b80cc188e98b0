/** What the specs of the counter do with the window, as the people and their scanner do it. */

import { expect, type Locator, type Page } from '@playwright/test'
import axe from 'axe-core'
import type { Role } from '../../shared/staff/roles'
import type { RunningProgram } from './program'

/** Set to a folder to look at the screens by eye. */
const looks = process.env['DESK_LOOKS']

export interface Desk {
  /** From main in one go, as fast as a scanner sends its keys. */
  readonly scan: (text: string, into?: 'clerk' | 'customer') => Promise<void>
  /** A pick list by its label. */
  readonly choose: (within: Locator, label: string, option: string) => Promise<void>
  readonly look: (name: string, page?: Page) => Promise<void>
  /** A few strokes of a pen over the field. */
  readonly sign: (field: Locator) => Promise<void>
  /** Serious findings of axe on what is shown now. */
  readonly serious: (page?: Page, within?: string) => Promise<readonly string[]>
  /** F12, and in again with the PIN on the door: what a lock takes from the window is gone. */
  readonly lockAndReturn: (role: Role) => Promise<void>
  readonly code: () => Locator
  readonly option: () => Locator
}

export function deskOf(program: RunningProgram): Desk {
  const { page } = program
  const code = () => page.getByPlaceholder('扫机身码，或手输')
  return {
    code,
    option: () => page.locator('div[role="option"]:visible'),
    scan: (text, into = 'clerk') =>
      program.app.evaluate(
        ({ BrowserWindow }, [sent, wanted]) => {
          const contents = BrowserWindow.getAllWindows()
            .filter((window) => window.isVisible())
            .map(({ webContents }) => webContents)
            .find((one) => one.getURL().includes('customer.html') === (wanted === 'customer'))
          for (const sign of [...sent, '\r']) {
            const keyCode = sign === '\r' ? 'Return' : sign
            const modifiers: 'shift'[] = /[A-Z]/.test(sign) ? ['shift'] : []
            contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
            contents?.sendInputEvent({ type: 'char', keyCode: sign, modifiers })
            contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
          }
        },
        [text, into] as const,
      ),
    choose: async (within, label, option) => {
      await within
        .getByRole('textbox', { name: label })
        .or(within.getByRole('combobox', { name: label }))
        .first()
        .click()
      await page.getByRole('option', { name: option }).click()
    },
    look: async (name, of = page) => {
      if (looks === undefined) return
      await of.waitForTimeout(400)
      await of.screenshot({ path: `${looks}/${name}.png`, caret: 'initial' })
    },
    sign: async (field) => {
      await field.waitFor()
      await field.scrollIntoViewIfNeeded()
      const box = await field.boundingBox()
      if (!box) throw new Error('no field to sign in')
      const { mouse } = field.page()
      await mouse.move(box.x + 40, box.y + 60)
      await mouse.down()
      for (let step = 1; step <= 14; step += 1)
        await mouse.move(box.x + 40 + step * 12, box.y + 60 + (step % 2) * 40)
      await mouse.up()
    },
    serious: (of = page, within = 'html') => findings(of, within),
    lockAndReturn: async (role) => {
      await page.keyboard.press('F12')
      await page.locator('#who, #pin').first().waitFor()
      await program.signIn(role)
      await page.locator('nav').first().waitFor()
      await expect(page.locator('#pin')).toBeHidden()
    },
  }
}

async function findings(page: Page, within: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (part) => {
    const { axe: checker } = window as unknown as {
      axe: {
        run: (
          within: string,
        ) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await checker.run(part)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, within)
}
