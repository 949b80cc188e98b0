/** Reconciling without a network, in the real window: a file to headquarters, its answer back, and the same code on both sides. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { headquartersWords } from '../../renderer/i18n/headquarters-place'
import { stickWords } from '../../renderer/i18n/stick'
import { startCups, type TestCups, type TestQueue } from '../../scripts/lib/cups'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import { waitForPaper } from '../../scripts/lib/drive-paper'
import {
  type Headquarters,
  makeDemoFolder,
  type makeFolder,
  setPrinters,
  startHeadquarters,
  takeStick,
} from '../../scripts/lib/drive-surroundings'

let folder: ReturnType<typeof makeFolder> | undefined
let headquarters: Headquarters
let drive: Drive
let cups: TestCups | undefined
let office: TestQueue

test.beforeAll(async () => {
  test.setTimeout(300_000)
  cups = await startCups()
  office = await cups.addPdfQueue()
  folder = await makeDemoFolder('stick')
  setPrinters(folder.path, { a4: office.name })
  headquarters = await startHeadquarters(join(folder.path, 'headquarters'))
  const args = ['--demo', `--headquarters=${headquarters.url}`]
  drive = await openProgram({ userData: folder.path, args })
})
test.afterAll(async () => {
  await drive?.close()
  await headquarters?.stop()
  await cups?.close()
  folder?.remove()
})

async function shot(name: string): Promise<void> {
  const to = process.env.SCREENSHOTS
  if (to) await drive.page.screenshot({ path: join(to, `${name}.png`) })
}

/** On real paper: what headquarters compares, and a line to sign on. */
async function slip(title: string, codes: readonly string[]): Promise<void> {
  const paper = await waitForPaper(office, [title, ...codes, 'SZ01/A', '____'])
  expect(paper.pages).toBe(1)
  const to = process.env.SCREENSHOTS
  if (to) writeFileSync(join(to, `${title}.pdf`), office.received().at(-1) ?? '')
}

test('a manager writes the file, headquarters reads it, and the answer shows that both hold the same', async () => {
  const { page, say } = drive
  const file = join(folder?.path ?? '', 'stick.counterbench')
  const answer = join(folder?.path ?? '', 'answer.counterbench')
  // The system's own dialogs stand outside the window: here they answer at once.
  await drive.app.evaluate(
    ({ dialog }, [save, open]) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: save })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [open] })
    },
    [file, answer] as const,
  )
  await drive.speak('zh')
  await drive.signIn('M01', '3001')
  await drive.go('F9')
  await drive.push(page.getByRole('button', { name: say(stickWords, 'write') }))
  await expect(page.getByRole('contentinfo')).toContainText('带到总部')
  await expect(page.getByText(say(stickWords, 'notYet'))).toBeVisible()
  await shot('stick-written')
  const taken = await takeStick(headquarters.url, readFileSync(file, 'utf8'))
  writeFileSync(answer, taken.answer.text)
  for (const code of taken.codes) await expect(page.getByText(code)).toBeVisible()
  await drive.push(page.getByRole('button', { name: say(stickWords, 'print') }))
  await slip(say(stickWords, 'slipTitle'), taken.codes)
  await drive.push(page.getByRole('button', { name: say(stickWords, 'take') }))
  await expect(page.getByText(say(stickWords, 'same'), { exact: true })).toBeVisible()
  await shot('stick-taken')
  await drive.push(page.getByRole('button', { name: say(stickWords, 'take') }))
  await expect(page.getByText(say(stickWords, 'takenAgain'), { exact: true })).toBeVisible()
  writeFileSync(answer, 'a photograph')
  await drive.push(page.getByRole('button', { name: say(stickWords, 'take') }))
  await expect(page.getByRole('alert').filter({ hasText: '对账文件' })).toBeVisible()
  await drive.speak('en')
  await expect(page.getByText(say(headquartersWords, 'stations'))).toBeVisible()
  await shot('stick-en')
  await drive.push(page.getByRole('button', { name: say(stickWords, 'print') }))
  await slip(say(stickWords, 'slipTitle'), taken.codes)
  expect(drive.complaints).toEqual([])
})
