/**
 * Who may do what, decided in main: every command and every question, for every role, signed in, never signed in and
 * locked again. The table of rights is written here a second time, so that a slip in the program's own does not pass.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandName, commands } from '../../shared/commands/registry'
import { questions } from '../../shared/questions/registry'
import type { Answer } from '../../shared/result'
import { type Role, roles } from '../../shared/staff/roles'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const rights = {
  everyone: ['counter', 'technician', 'manager', 'administrator'],
  counter: ['counter', 'manager', 'administrator'],
  bench: ['technician', 'manager', 'administrator'],
  managers: ['manager', 'administrator'],
  administrators: ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
type Right = keyof typeof rights

const commandRights: Readonly<Partial<Record<CommandName, Right>>> = {
  receiveDevice: 'counter',
  enterCustomer: 'counter',
  changeCustomer: 'counter',
  mergeCustomer: 'counter',
  undoMerge: 'counter',
  revealCustomer: 'everyone',
  eraseCustomer: 'administrators',
  setUpOutlet: 'administrators',
  changeOutlet: 'managers',
  changePolicy: 'managers',
  addStaff: 'administrators',
  changeStaff: 'administrators',
  setStaffActive: 'administrators',
  applyStaff: 'administrators',
  receiveStock: 'bench',
  holdStock: 'bench',
  releaseHold: 'bench',
  changeBin: 'bench',
  adjustStock: 'managers',
  scrapStock: 'managers',
  assignTicket: 'everyone',
  startDiagnosis: 'bench',
  recordDiagnosis: 'bench',
  addLabour: 'bench',
  removeLabour: 'bench',
  startRepair: 'bench',
  recordTest: 'bench',
  makeReady: 'everyone',
  addNote: 'everyone',
  cancelTicket: 'counter',
  reservePart: 'bench',
  releasePart: 'bench',
  usePart: 'bench',
  returnPart: 'bench',
  awaitPart: 'bench',
  partArrived: 'bench',
  takePayment: 'counter',
  handOver: 'counter',
  archiveTicket: 'counter',
  openDay: 'counter',
  openDrawer: 'counter',
  handOverShift: 'counter',
  closeDay: 'managers',
  moveCash: 'managers',
  planRota: 'managers',
  makeReport: 'managers',
}

let test: TestWorkstation
const windows = new Map<Role, TestWindow>()
beforeAll(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  for (const role of roles) {
    const window = openWindow(test)
    await window.signIn(role)
    windows.set(role, window)
  }
})
afterAll(() => test.end())

const at = (role: Role): TestWindow => windows.get(role) as TestWindow
const reasonOf = (answer: Answer<unknown>): string =>
  answer.kind === 'refused' ? answer.reason : answer.kind
const commandNames = Object.keys(commands) as CommandName[]
const questionNames = Object.keys(questions) as (keyof typeof questions)[]

describe('a command', () => {
  for (const name of commandNames) {
    it(`${name} is for ${commands[name].roles.join(', ')} and for nobody else`, async () => {
      const head = test.workstation.journal.head()
      const listed: readonly Role[] = commands[name].roles
      expect(listed.length).toBeGreaterThan(0)
      const right = commandRights[name]
      if (right) expect([...listed].sort()).toEqual([...rights[right]].sort())
      for (const role of roles) {
        // A shape that no command takes: whoever may give it is told so, whoever may not is told that instead.
        const reason = reasonOf(await at(role).execute(name, { notAField: 1 }))
        expect(reason, role).toBe(listed.includes(role) ? 'not-understood' : 'not-allowed')
      }
      expect(test.workstation.journal.head()).toBe(head)
    })
  }

  it('is refused to a window where nobody is signed in, and to one that was locked, whatever it is', async () => {
    const [never, locked] = [openWindow(test), openWindow(test)]
    await locked.signIn('administrator')
    expect(await locked.ask('lock')).toMatchObject({ kind: 'ok' })
    for (const name of commandNames) {
      for (const window of [never, locked]) {
        expect(reasonOf(await window.execute(name, { notAField: 1 })), name).toBe('locked')
      }
    }
  })

  it('that is not listed does not exist for anybody', async () => {
    const names = [
      'dropEverything',
      'toString',
      '__proto__',
      'constructor',
      'releaseReserved',
      'defineCommand',
      '',
    ]
    for (const role of roles) {
      for (const name of names) expect(reasonOf(await at(role).execute(name, {}))).toBe('not-understood')
    }
  })

  it('cannot name another person, another role or another moment than main’s own', async () => {
    for (const more of [
      { staffId: 'staff-administrator' },
      { role: 'administrator' },
      { actor: { staffId: 'staff-administrator', role: 'administrator' } },
      { nowMs: 1 },
    ]) {
      expect(reasonOf(await at('counter').execute('addNote', {}, more))).toBe('not-understood')
    }
  })
})

describe('a question', () => {
  for (const name of questionNames) {
    const spec = questions[name]
    const who = typeof spec.roles === 'string' ? spec.roles : spec.roles.join(', ')
    it(`${name} is for ${who} and for nobody else`, async () => {
      const [never, locked] = [openWindow(test), openWindow(test)]
      await locked.signIn('administrator')
      await locked.ask('lock')
      for (const window of [never, locked]) {
        const reason = reasonOf(await window.ask(name, { notAField: 1 }))
        if (spec.roles === 'anyone') expect(reason).toBe('not-understood')
        else if (spec.roles === 'setupOrAdministrator') expect(reason).toBe('locked')
        else expect(reason).toBe(typeof spec.roles === 'string' ? 'not-allowed' : 'locked')
      }
      for (const role of roles) {
        const allowed =
          spec.roles === 'anyone' ||
          (spec.roles === 'setupOrAdministrator' && role === 'administrator') ||
          (typeof spec.roles !== 'string' && spec.roles.includes(role))
        const reason = reasonOf(await at(role).ask(name, { notAField: 1 }))
        expect(reason, role).toBe(allowed ? 'not-understood' : 'not-allowed')
      }
      never.close()
      locked.close()
    })
  }

  it('that opens something to everybody at the lock screen is one of four', () => {
    const open = questionNames.filter((name) => questions[name].roles === 'anyone')
    expect([...open].sort()).toEqual(['lock', 'people', 'signIn', 'status'])
  })

  it('about money, backups and headquarters is for managers, about printers and staff for the administrator', () => {
    const managers = [
      'daySummary',
      'figures',
      'figure',
      'figuresBy',
      'peopleResults',
      'staffing',
      'stockOuts',
      'reports',
      'reportPaper',
      'saveReport',
      'chooseReportFolder',
      'ticketsBehind',
      'causes',
      'measures',
      'personHeld',
      'exportPerson',
      'retention',
      'record',
      'policyHistory',
      'exportSettings',
      'gapReport',
      'syncNow',
      'backupNow',
      'dataSafety',
    ]
    for (const name of managers) expect(questions[name as 'figures'].roles).toEqual(rights.managers)
    for (const name of ['backups', 'rehearseBackup', 'backupState'] as const) {
      expect(questions[name].roles).toEqual(rights.managers)
    }
    for (const name of [
      'savePrinters',
      'systemQueues',
      'testPrint',
      'connectHeadquarters',
      'chooseBackupPlace',
      'forgetBackupPlace',
      'makeRecoveryCode',
      'keepRecoveryCode',
      'printRecoveryCode',
    ]) {
      expect(questions[name as 'savePrinters'].roles).toEqual(rights.administrators)
    }
    expect(questions.findCustomers.roles).toEqual(rights.counter)
    expect(questions.revealSecret.roles).toEqual(rights.bench)
  })

  it('has a handler behind it, whichever it is', async () => {
    // A name without a handler would end as a failure, which is what this would show.
    for (const name of questionNames) {
      expect((await at('administrator').ask(name, undefined)).kind, name).not.toBe('failed')
    }
  })
})

describe('what only some may see', () => {
  it('a technician learns nothing of customers by name: not by search, not by history', async () => {
    const found = await at('technician').ask('findAnything', { text: '王' })
    expect(JSON.stringify(found)).not.toContain('"customer"')
    expect(reasonOf(await at('technician').ask('history', { stream: 'customer/anybody' }))).toBe(
      'not-allowed',
    )
  })

  it('the takings of the day: no slip of them, no preview and no till history for the bench', async () => {
    const shiftId = 'shift-0001'
    test.must('counter', 'openDay', { shiftId, floatFen: 100 })
    const subject = `shift/${shiftId}`
    const print = { form: 'dailySummary', subject, number: '2026-06-15', paper: 'a4' }
    for (const role of ['counter', 'technician'] as const) {
      expect(reasonOf(await at(role).execute('printDocument', print)), role).toBe('not-allowed')
    }
    expect(reasonOf(await at('technician').ask('history', { stream: subject }))).toBe('not-allowed')
    expect(reasonOf(await at('counter').ask('history', { stream: subject }))).toBe('ok')
    await at('manager').execute('printDocument', print)
    const job = test.workstation.rows
      .find<{ id: string; form: string }>({ table: 'prints' })
      .find(({ form }) => form === 'dailySummary')
    for (const role of ['counter', 'technician'] as const) {
      expect(reasonOf(await at(role).ask('preview', { jobId: job?.id ?? '' })), role).toBe('not-allowed')
      expect(
        reasonOf(await at(role).execute('reprint', { jobId: job?.id ?? '', reason: '看看' })),
        role,
      ).toBe('not-allowed')
    }
    expect(reasonOf(await at('manager').ask('preview', { jobId: job?.id ?? '' }))).not.toBe('not-allowed')
  })
})
