/**
 * The demo: an outlet that has been open for a month, with staff (PINs below, shown on the demo's lock screen), a
 * catalogue, stock, and sixty open tickets in every state. Everything is recorded through the same commands that
 * people give, with the clock set back; nothing is written past them.
 */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { customerDetailsSchema } from '../../shared/customer/events'
import { printForms } from '../../shared/print/state'
import { staffDetailsSchema } from '../../shared/staff/state'
import type { Giver } from '../commands/execute'
import type { Workstation } from '../workstation'
import { createChance } from './chance'
import { readSampleCatalogue } from './sample-catalogue'
import { createSampleDays } from './sample-days'
import { createSampleVoice } from './sample-voice'

export interface DemoClock {
  readonly nowMs: () => number
  /** Facts are recorded at this moment until it is set to `undefined`. */
  readonly pretend: (atMs: number | undefined) => void
}

export function createDemoClock(): DemoClock {
  let pretended: number | undefined
  return {
    nowMs: () => pretended ?? Date.now(),
    pretend: (atMs) => {
      pretended = atMs
    },
  }
}

/** One for each role, so that a newcomer can try all four. */
export const demoPins: Readonly<Record<string, string>> = {
  'sample-staff-c01': '1001',
  'sample-staff-c02': '1002',
  'sample-staff-t01': '2001',
  'sample-staff-t02': '2002',
  'sample-staff-m01': '3001',
  'sample-staff-a01': '9001',
}

/** The demo's headquarters accepts it for station A of SZ01, once. */
export const demoEnrolmentCode = 'DEMO-SZ01-AAAA'

const readyFile = 'demo-ready'

/** A demo that was closed while its data was being made has a day without staff who could sign in: begin again. */
export function dropHalfDemo(folder: string): void {
  if (existsSync(folder) && !existsSync(join(folder, readyFile)))
    rmSync(folder, { recursive: true, force: true })
}

const administrator: Giver = { staffId: 'sample-staff-a01', role: 'administrator' }

export async function prepareDemo(dependencies: {
  readonly workstation: Workstation
  readonly clock: DemoClock
  readonly folder: string
  readonly resources: string
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}): Promise<void> {
  const { workstation, clock, resources, log } = dependencies
  if (workstation.catalogue.info().parts === 0) workstation.catalogue.load(readSampleCatalogue(resources))
  if (workstation.journal.head() > 0) return
  const startedMs = Date.now()
  const people = readPeople(resources)
  clock.pretend(startedMs - 32 * 86_400_000)
  setUpOutlet(workstation, people)
  const voice = createSampleVoice({ workstation, clock, chance: createChance(11) })
  const sample = createSampleDays({
    workstation,
    clock,
    customers: people.customers,
    chance: createChance(7),
    evening: voice.day,
  })
  await withoutPaper(workstation, async () => {
    await sample.run(startedMs)
    voice.today(startedMs)
  })
  clock.pretend(undefined)
  await Promise.all(Object.entries(demoPins).map(([staffId, pin]) => workstation.setPin(staffId, pin)))
  writeFileSync(join(dependencies.folder, readyFile), '')
  log('demo prepared', { facts: workstation.journal.head(), ms: Date.now() - startedMs })
}

function setUpOutlet(workstation: Workstation, people: People): void {
  workstation.nameStation('SZ01', 'A')
  must(
    workstation.executeAs(administrator, 'setUpOutlet', {
      details: {
        code: 'SZ01',
        nameZh: '深圳华强北服务中心',
        nameEn: 'Shenzhen Huaqiangbei Service Centre',
        address: '深圳市福田区华强北路 1002 号赛格广场 3 楼',
        phone: '0755-8376-5566',
      },
    }),
  )
  for (const { id, details } of people.staff) {
    must(workstation.executeAs(administrator, 'addStaff', { staffId: id, details }))
  }
}

/** A month of sample slips would come out of a real printer at the first start. */
async function withoutPaper(workstation: Workstation, work: () => Promise<void>): Promise<void> {
  const before = workstation.printers.read()
  workstation.printers.write({ ...before, papers: Object.fromEntries(printForms.map((form) => [form, []])) })
  try {
    await work()
  } finally {
    workstation.printers.write(before)
  }
}

export interface People {
  readonly customers: readonly {
    readonly id: string
    readonly details: ReturnType<typeof customerDetailsSchema.parse>
  }[]
  readonly staff: readonly {
    readonly id: string
    readonly details: ReturnType<typeof staffDetailsSchema.parse>
  }[]
}

function readPeople(resources: string): People {
  const raw = JSON.parse(readFileSync(join(resources, 'sample/people.json'), 'utf8')) as {
    readonly customers: readonly { id: string; details: unknown }[]
    readonly staff: readonly { id: string; details: unknown }[]
  }
  return {
    customers: raw.customers.map(({ id, details }) => ({
      id,
      details: customerDetailsSchema.parse(details),
    })),
    staff: raw.staff.map(({ id, details }) => ({ id, details: staffDetailsSchema.parse(details) })),
  }
}

/** Sample data that a command refuses is a bug in the sample data. */
export function must<Value>(answer: {
  readonly kind: string
  readonly value?: Value
  readonly reason?: string
}): Value {
  if (answer.kind === 'ok') return answer.value as Value
  throw new Error(`sample data was refused: ${answer.reason ?? answer.kind} ${JSON.stringify(answer)}`)
}
