/**
 * R20, whole: every command and every question, by every role, from every kind of window (a member of staff's, one that
 * was closed, one that nobody opened, the customer's screen), signed in and locked, with a shift and without one. What is
 * not allowed by name is refused, and nothing is recorded.
 */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommandName, commands } from '../../shared/commands/registry'
import { questions } from '../../shared/questions/registry'
import type { Answer } from '../../shared/result'
import { type Role, roles } from '../../shared/staff/roles'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'
import { givePins, openWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const senders = ['staff', 'closed', 'unknown', 'customer'] as const
type Sender = (typeof senders)[number]
type Send = (channel: 'execute' | 'ask', name: string) => Promise<string>

let test: TestWorkstation
let customers = 0
beforeAll(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
})
afterAll(() => test.end())

for (const shift of ['no shift is open', 'a shift is open'] as const) {
  for (const locked of [false, true]) {
    it(`nothing is allowed that no table allows: ${shift}, ${locked ? 'locked' : 'signed in'}`, async () => {
      if (shift === 'a shift is open' && !locked) {
        test.must('manager', 'openDay', { shiftId: 'shift-matrix-1', floatFen: 100 })
      }
      const head = test.workstation.journal.head()
      const wrong: string[] = []
      let cells = 0
      for (const role of roles) {
        for (const sender of senders) {
          const send = await sending(sender, role, locked)
          for (const name of Object.keys(commands) as CommandName[]) {
            cells += 1
            const found = await send('execute', name)
            const wanted = commandAnswer(name, role, sender, locked)
            if (found !== wanted) wrong.push(`${role} ${sender} ${name}: ${found} instead of ${wanted}`)
          }
          for (const name of Object.keys(questions) as (keyof typeof questions)[]) {
            cells += 1
            const found = await send('ask', name)
            const wanted = questionAnswer(name, role, sender, locked)
            if (found !== wanted) wrong.push(`${role} ${sender} ${name}: ${found} instead of ${wanted}`)
          }
        }
      }
      tried('R20', cells)
      expect(wrong).toEqual([])
      expect(cells).toBe(16 * (Object.keys(commands).length + Object.keys(questions).length))
      expect(test.workstation.journal.head()).toBe(head)
    })
  }
}

/** A shape that nothing takes: whoever may is told so, and nothing comes of it. */
async function sending(sender: Sender, role: Role, locked: boolean): Promise<Send> {
  const { door } = test.workstation
  const number = sender === 'unknown' ? 987_654 : await openedAs(sender, role, locked)
  return async (channel, name) => {
    const request = {
      name,
      input: { notAField: 1 },
      ...(channel === 'execute' ? { commandId: newId() } : {}),
    }
    const answer = JSON.parse(await door[channel](number, JSON.stringify(request))) as Answer<unknown>
    return answer.kind === 'refused' ? answer.reason : answer.kind
  }
}

async function openedAs(sender: Sender, role: Role, locked: boolean): Promise<number> {
  if (sender === 'customer') {
    customers += 1
    const number = 500_000 + customers
    test.workstation.door.attach(number, () => undefined, 'customer')
    return number
  }
  const window = openWindow(test)
  await window.signIn(role)
  if (locked) await window.ask('lock')
  if (sender === 'closed') window.close()
  return window.id
}

let ids = 0
function newId(): string {
  ids += 1
  return `matrix-${String(ids).padStart(8, '0')}`
}

function commandAnswer(name: CommandName, role: Role, sender: Sender, locked: boolean): string {
  if (sender === 'customer') return 'not-allowed'
  if (sender !== 'staff' || locked) return 'locked'
  return (commands[name].roles as readonly Role[]).includes(role) ? 'not-understood' : 'not-allowed'
}

function questionAnswer(name: keyof typeof questions, role: Role, sender: Sender, locked: boolean): string {
  const who = questions[name].roles
  if ((sender === 'customer') !== (who === 'customerScreen')) return 'not-allowed'
  if (who === 'customerScreen' || who === 'anyone') return 'not-understood'
  if (who === 'setup') return 'not-allowed'
  if (sender !== 'staff' || locked) return 'locked'
  const may: readonly Role[] = who === 'setupOrAdministrator' ? ['administrator'] : who
  return may.includes(role) ? 'not-understood' : 'not-allowed'
}
