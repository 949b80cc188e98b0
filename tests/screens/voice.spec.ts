/**
 * The customer's voice in the real window: a call that turns into a complaint, the complaint settled by two people,
 * a survey by five digits, a sample drawn and graded; in Chinese, with a look at every page in English.
 */

import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type DemoWindow, openDemo } from '../support/demo-window'

let demo: DemoWindow
let page: Page
/** Set to look at the screens by eye. */
const looks = process.env.VOICE_LOOKS

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  demo = await openDemo('voice', looks)
  page = demo.page
  await demo.speak('zh')
  await demo.signIn('M01', '3001')
  await openVoice('客户之声')
})

test.afterAll(() => demo?.end())

/** How many calls the page says are due; the sentence may be on its way after a call that was just recorded. */
async function callsDue(): Promise<number> {
  const sentence = await page.getByText(/今天要回访 \d+ 位/).textContent()
  return Number(/\d+/.exec(sentence ?? '')?.[0])
}

test('a call with a “no” opens a complaint by itself', async () => {
  await expect(page.getByText(/今天要回访 \d+ 位/)).toBeVisible()
  await demo.look('calls-zh')
  await page
    .getByRole('rowheader', { name: /^S-SZ01/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /回访 S-SZ01/ })
  await expect(dialog.getByText('您好，我是深圳华强北服务中心的')).toBeVisible()
  const question = (name: RegExp) => dialog.getByRole('radiogroup', { name })
  await question(/使用正常/)
    .getByRole('radio', { name: /否/ })
    .click()
  await question(/说清楚/)
    .getByRole('radio', { name: /是/ })
    .click()
  const save = dialog.getByRole('button', { name: '保存并登记投诉' })
  await expect(save).toBeDisabled()
  await dialog.getByLabel('客户说了什么').fill('又自动关机，和修之前一样')
  await demo.look('call-zh')
  await save.click()
  await expect(page.getByText(/已登记投诉 C-SZ01/).first()).toBeVisible()
})

test('a call that nobody answers is put off to the next working day', async () => {
  const before = await callsDue()
  await page
    .getByRole('rowheader', { name: /^S-SZ01/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /回访 S-SZ01/ })
  await dialog.getByRole('radio', { name: /没接通/ }).click()
  await dialog.getByRole('button', { name: '没接通', exact: true }).click()
  await expect(page.getByText(/没接通，.+再打/).first()).toBeVisible()
  await expect.poll(callsDue).toBeLessThan(before)
})

test('the complaint is answered, measured, and only somebody else may verify it', async () => {
  await demo.choose('投诉与意见')
  await demo.look('complaints-zh')
  await page.getByRole('gridcell', { name: '又自动关机，和修之前一样' }).click()
  const sheet = page.getByRole('dialog', { name: /^C-SZ01/ })
  await sheet.getByLabel('答复内容').fill('已致歉，约客户今天来店免费复检')
  await sheet.getByRole('button', { name: '已答复' }).click()
  await sheet.getByLabel('原因分析').fill('电池排线没有压紧')
  await sheet.getByLabel('纠正措施').fill('免费更换排线并复测两小时')
  await sheet.getByLabel('预防措施').fill('质检增加两小时老化')
  await demo.look('complaint-zh')
  await sheet.getByRole('button', { name: '保存措施' }).click()
  await expect(sheet.getByText('你答复过这件事，要由另一个人验证。')).toBeVisible()
  await sheet.getByRole('button', { name: '打印 QR15-06' }).click()
  await expect(page.getByText('信息处理单已交给打印机').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.keyboard.press('F12')
  await demo.signIn('A01', '9001')
  await openVoice('客户之声')
  await demo.choose('投诉与意见')
  await page.getByRole('gridcell', { name: '又自动关机，和修之前一样' }).click()
  const again = page.getByRole('dialog', { name: /^C-SZ01/ })
  await again.getByRole('radio', { name: /措施有效/ }).click()
  await again.getByLabel('验证情况').fill('三天后再访，使用正常')
  await again.getByRole('radio', { name: /^满意/ }).click()
  await again.getByRole('button', { name: '保存验证' }).click()
  await expect(again.getByText('已关闭').first()).toBeVisible()
  await demo.look('complaint-closed-zh')
  await page.keyboard.press('Escape')
})

test('a complaint without a name is registered with its sheet', async () => {
  await page.keyboard.press('F5')
  const dialog = page.getByRole('dialog', { name: '登记投诉或意见' })
  await dialog.getByRole('radio', { name: /未留姓名/ }).click()
  await dialog.getByRole('combobox', { name: '分类' }).click()
  await page.getByRole('option', { name: '服务态度' }).click()
  await dialog.getByLabel('内容').fill('排队叫号没有声音')
  await demo.look('register-zh')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('dialog', { name: /^C-SZ01/ }).getByText('排队叫号没有声音')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a survey is entered by five digits and Enter, and counts at once', async () => {
  await demo.choose('满意度')
  await expect(page.getByText('综合满意度')).toBeVisible()
  await demo.look('survey-zh')
  const answered = page.locator('dt', { hasText: '回收' }).first().locator('+ dd')
  const before = Number(await answered.textContent())
  await page.getByRole('textbox', { name: '五位数字' }).fill('11213')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已录入 11213').first()).toBeVisible()
  await expect(answered).toHaveText(String(before + 1))
  await page.keyboard.press('F5')
  await expect(page.getByText('统计分析表已交给打印机').first()).toBeVisible()
  await page.getByRole('button', { name: '发出并打印' }).first().click()
  await expect(page.getByText('调查表已交给打印机').first()).toBeVisible()
})

test('a sample is drawn and graded point by point', async () => {
  await demo.choose('质检抽查')
  await expect(page.getByText('按种子重抽，结果一致').first()).toBeVisible()
  await demo.look('sampling-zh')
  await page.getByRole('textbox', { name: '比例（%）' }).fill('20')
  await page.keyboard.press('F5')
  await expect(page.getByText(/抽到 \d+ 张/).first()).toBeVisible()
  await page.getByRole('button', { name: '评分', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: /评分 S-SZ01/ })
  const save = dialog.getByRole('button', { name: '保存' })
  await expect(save).toBeDisabled()
  await dialog.getByRole('button', { name: '全部合格' }).click()
  await demo.look('grade-zh')
  await save.click()
  await expect(page.getByText(/^S-SZ01.+ 合格$/).first()).toBeVisible()
})

test('all four forms have come out on paper', async () => {
  const paper = join(demo.folder, 'outlet', 'paper')
  const forms = ['customerInformation', 'customerOpinion', 'survey', 'surveyStatistics']
  const out = async () => (await readdir(paper)).map((file) => file.split(/[ .]/)[0])
  await expect.poll(out, { timeout: 60_000 }).toEqual(expect.arrayContaining(forms))
  for (const file of looks ? await readdir(paper) : []) {
    await copyFile(join(paper, file), join(looks ?? '', file))
  }
})

test('every page speaks English too, and nothing went wrong on the way', async () => {
  await demo.speak('en')
  await openVoice('Customer voice')
  for (const name of ['Follow-up calls', 'Complaints', 'Satisfaction', 'Quality sampling']) {
    await demo.choose(name)
    await page.waitForTimeout(600)
    await demo.look(`${name.toLowerCase().replaceAll(' ', '-')}-en`)
    expect(await demo.chineseLabels(), name).toEqual([])
  }
  await demo.choose('Complaints')
  await page
    .getByRole('rowheader', { name: /^C-SZ01/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: /^C-SZ01/ }).getByText('Answer by')).toBeVisible()
  await page.waitForTimeout(400)
  await demo.look('complaint-en')
  expect(demo.problems).toEqual([])
})

async function openVoice(tab: string): Promise<void> {
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F8')
  await demo.choose(tab)
}
