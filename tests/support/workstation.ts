/**
 * A real workstation in a folder of its own: real SQLite, real files, a clock that the test holds, paper that goes
 * to PDF-less files. Everything a business test needs to say given / when / then.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeOverRestored } from '../../electron/backup/take-over'
import type { Giver } from '../../electron/commands/execute'
import { readSampleCatalogue } from '../../electron/demo/sample-catalogue'
import { keyFile, type StationKey } from '../../electron/journal/key-file'
import { createWorkstation, type Workstation, type WorkstationOptions } from '../../electron/workstation'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import type { Answer } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'

export const resources = join(__dirname, '../../resources')
export const startMs = Date.UTC(2026, 5, 15, 2, 0)
export const cheapPins = { memoryCost: 1024, timeCost: 1 }

export interface TestWorkstation {
  readonly workstation: Workstation
  readonly folder: string
  readonly keys: StationKey
  readonly clock: { nowMs: number }
  readonly give: <Name extends CommandName>(
    role: Role,
    name: Name,
    input: CommandInput<Name>,
  ) => Answer<unknown>
  readonly must: <Name extends CommandName>(role: Role, name: Name, input: CommandInput<Name>) => unknown
  /** Closes and opens the same folder again, as after a restart. */
  readonly reopen: (options?: Partial<WorkstationOptions>) => Promise<TestWorkstation>
  readonly end: () => Promise<void>
}

export const people: Readonly<Record<Role, Giver>> = {
  counter: { staffId: 'staff-counter', role: 'counter' },
  technician: { staffId: 'staff-technician', role: 'technician' },
  manager: { staffId: 'staff-manager', role: 'manager' },
  administrator: { staffId: 'staff-administrator', role: 'administrator' },
}

export interface StartOptions extends Partial<WorkstationOptions> {
  readonly setUp?: boolean
  readonly catalogue?: boolean
}

let ids = 0
let sample: ReturnType<typeof readSampleCatalogue> | undefined

/** The sample catalogue with its first 400 parts, and some that are followed by serial number. */
export function sampleCatalogue(): ReturnType<typeof readSampleCatalogue> {
  if (!sample) {
    const whole = readSampleCatalogue(resources)
    const serialised = whole.parts.slice(400).filter((part) => part.serialised)
    sample = { ...whole, parts: [...whole.parts.slice(0, 400), ...serialised.slice(0, 5)] }
  }
  return sample
}

export function startWorkstation(options: StartOptions = {}): TestWorkstation {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'counterbench-test-'))
  const clock = { nowMs: startMs }
  const { setUp = true, catalogue = false, ...overrides } = options
  takeOverRestored(folder)
  const keys = keyFile(join(folder, 'station.key'))
  const workstation = createWorkstation({
    folder,
    resources,
    nowMs: () => clock.nowMs,
    steadyMs: () => clock.nowMs,
    newId: () => {
      ids += 1
      return `id-${process.pid}-${String(ids).padStart(8, '0')}`
    },
    keys,
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: () => {
        throw new Error('no printer in this test')
      },
    },
    fetch: async () => {
      throw new Error('no network in this test')
    },
    log: () => undefined,
    pinCost: cheapPins,
    machine: 'test-machine',
    ...overrides,
  })
  if (catalogue && workstation.catalogue.info().parts === 0) {
    workstation.catalogue.load(sampleCatalogue())
  }
  if (setUp && workstation.journal.head() === 0) setUpOutlet(workstation)
  return harness(workstation, folder, keys, clock, overrides)
}

function harness(
  workstation: Workstation,
  folder: string,
  keys: StationKey,
  clock: { nowMs: number },
  overrides: Partial<WorkstationOptions>,
): TestWorkstation {
  const give: TestWorkstation['give'] = (role, name, input) =>
    workstation.executeAs(people[role], name, input)
  return {
    workstation,
    folder,
    keys,
    clock,
    give,
    must: (role, name, input) => {
      const answer = give(role, name, input)
      if (answer.kind !== 'ok') throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return answer.value
    },
    reopen: async (changed = {}) => {
      await workstation.close()
      const again = startWorkstation({ ...overrides, ...changed, folder, setUp: false })
      again.clock.nowMs = clock.nowMs
      return again
    },
    end: async () => {
      await workstation.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function setUpOutlet(workstation: Workstation): void {
  workstation.nameStation('SZ01', 'A')
  const system: Giver = { staffId: 'system', role: 'administrator' }
  workstation.executeAs(system, 'setUpOutlet', { details: { code: 'SZ01', nameZh: '测试网点' } })
  for (const [role, { staffId }] of Object.entries(people)) {
    workstation.executeAs(system, 'addStaff', {
      staffId,
      details: { name: `职员 ${role}`, role: role as Role },
    })
  }
}

let serials = 0

/** A standard intake; whatever the test cares about is handed in. */
export function intake(changes: Partial<CommandInput<'receiveDevice'>> = {}): CommandInput<'receiveDevice'> {
  serials += 1
  const unique = `${process.pid}-${String(serials).padStart(8, '0')}`
  return {
    ticketId: `ticket-${unique}`,
    kind: 'repair',
    priority: 'medium',
    customerId: `customer-${unique}`,
    newCustomer: { kind: 'person', name: '王小明', phones: ['13812345678'] },
    consentGiven: true,
    deviceId: `device-${unique}`,
    device: { serial: `SN${unique.replace(/-/g, '')}`, modelName: '华为 Mate 40 Pro', deviceClass: 'phone' },
    fault: '屏幕碎裂',
    dataLossConsent: true,
    ...changes,
  }
}
