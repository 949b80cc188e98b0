/** What windows are told after a command: the rows they keep, and only the names of the tables that they do not. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Published } from '../../shared/view/tables'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('counter')
})
afterEach(() => test.end())

const last = (): Published | undefined =>
  window.pushed.filter((message): message is Published => message.kind === 'rows').at(-1)

it('a table that no window keeps is named when it changed, so that its lists are asked anew', () => {
  test.must('counter', 'receiveDevice', intake())
  expect(last()?.touched).toEqual(expect.arrayContaining(['tickets', 'customers', 'devices']))
})

it('its rows stay in main', () => {
  test.must('counter', 'receiveDevice', intake())
  const tables = new Set(last()?.changes.map(({ table }) => table))
  expect(tables.has('tickets')).toBe(true)
  expect(tables.has('customers')).toBe(false)
  expect(tables.has('devices')).toBe(false)
})
