/** The code that a connected outlet prints on the claim receipt is the one that opens the customer's page at headquarters. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { statusPath } from '../../shared/sync/status-link'
import { canonical, clearName, clearPhone, type PaperDay, startPaperDay } from '../printing/paper-day'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'

let headquarters: TestHeadquarters
let day: PaperDay

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
  day = startPaperDay({ fetch: (url, init) => fetch(url, init) })
})
afterAll(async () => {
  await day.test.end()
  await headquarters.close()
})

const receipt = (): string => canonical(day.build(day.job('claimReceipt', `ticket/${day.tickets.repair}`)))
const linkOn = (paper: string): string | undefined => /"content":"(http[^"]*)"/.exec(paper)?.[1]

test('an outlet that is not connected prints no such code', () => {
  expect(linkOn(receipt())).toBeUndefined()
})

test('what is printed opens the page once the outlet has reconciled, and nothing on it names the customer', async () => {
  const { link } = day.test.workstation
  const { code } = await headquarters.hq().office.newEnrolmentCode('SZ01', 'A', 'test')
  expect(await link.connect(headquarters.hq().url, code)).toMatchObject({ kind: 'ok' })
  const printed = linkOn(receipt()) ?? ''
  expect(printed.startsWith(`${headquarters.hq().url}${statusPath}SZ01-`)).toBe(true)
  expect((await fetch(printed)).status).toBe(404)
  await link.runNow()
  const page = await fetch(printed)
  expect(page.status).toBe(200)
  const text = await page.text()
  const { number } = day.ticket(day.tickets.repair).intake
  expect(text).toContain(number)
  expect(text).not.toContain(clearName)
  expect(text).not.toContain(clearPhone)
  // Another ticket has another code, and a reprint has the same.
  const other = linkOn(canonical(day.build(day.job('claimReceipt', `ticket/${day.tickets.sentOut}`))))
  expect(other).not.toBe(printed)
  expect(linkOn(receipt())).toBe(printed)
})

test('headquarters follows every ticket to where the outlet itself says that it is', async () => {
  await day.test.workstation.link.runNow()
  const { rows } = await headquarters
    .pool()
    .query<{ stream: string; status: string }>(
      `SELECT stream, status FROM ticket_states WHERE outlet = 'SZ01'`,
    )
  expect(rows.length).toBe(Object.keys(day.tickets).length)
  for (const { stream, status } of rows) {
    expect([stream, status]).toEqual([stream, day.ticket(stream.slice('ticket/'.length)).status])
  }
})
