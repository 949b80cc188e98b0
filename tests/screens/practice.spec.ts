/** A practice program in the real window: clearly marked on every screen, on a copy, with numbers that say so. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makePractice } from '../../electron/practice'
import { launchProgram } from '../../scripts/lib/launch'
import { prepareProgram } from '../support/program'
import { testPins } from '../support/window'
import { intake, people } from '../support/workstation'

const looks = process.env.OFFICE_LOOKS

test('practice says on every screen that it is practice', async () => {
  test.setTimeout(240_000)
  const target = await mkdtemp(join(tmpdir(), 'counterbench-practice-'))
  const real = await prepareProgram(async (outlet) => {
    outlet.clock.nowMs = Date.now()
    outlet.must('manager', 'openDay', { shiftId: 'shift-practice-1', floatFen: 0 })
    outlet.must('counter', 'receiveDevice', intake())
    await makePractice({ copyTo: outlet.workstation.backups.copyTo, folder: outlet.folder, target })
  })
  const program = await launchProgram({ userData: target, args: ['--practice'], timeoutMs: 90_000 })
  try {
    const page = await program.firstWindow({ timeout: 60_000 })
    await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
    await page.reload()
    await page.waitForFunction(() => window.workstation !== undefined)
    const signIn = { name: 'signIn', input: { staffId: people.manager.staffId, pin: testPins.manager } }
    await page.evaluate((sent) => window.workstation?.ask(sent), JSON.stringify(signIn))
    const banner = page.getByText('练习：这是数据的副本。不打印，不对账，做什么都不影响真的记录。')
    await expect(banner).toBeVisible({ timeout: 30_000 })
    for (const key of ['F3', 'F7', 'F8']) {
      await page.keyboard.press(key)
      await expect(banner).toBeVisible()
    }
    if (looks) {
      await mkdir(looks, { recursive: true })
      await page.screenshot({ path: join(looks, 'practice-zh.png') })
    }
  } finally {
    await program.close()
    for (const folder of [target, real]) await rm(folder, { recursive: true, force: true })
  }
})
