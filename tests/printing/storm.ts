/**
 * A season at a bad counter: intakes, reprints, printers with faults, and a program that is killed again and again, all
 * by one seed and on the real journal, commands and spool. A truthful clerk settles what is in doubt by looking at what
 * came out.
 */

import { parseNumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import { type PrinterSettings, profile58, profile80 } from '../../shared/printing/settings'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import { printer } from './printers'
import { chanceOf, createStormPrinter } from './storm-printer'

export interface Storm {
  readonly test: TestWorkstation
  readonly jobs: readonly PrintRow[]
  /** Numbers that a window was told. */
  readonly numbers: readonly string[]
  readonly papers: readonly string[]
  readonly kills: number
  readonly faults: Readonly<Record<string, number>>
  /** Jobs that some try left without a reason. */
  readonly unexplained: readonly PrintRow[]
}

class Killed extends Error {}

export async function weather(seed: number, wanted: number): Promise<Storm> {
  const chance = chanceOf(seed)
  let dead = false
  let kills = 0
  const kill = () => {
    if (!dead) kills += 1
    dead = true
  }
  const world = createStormPrinter(chance, kill, () => dead)
  const open = (folder: string, setUp: boolean) =>
    startWorkstation({
      folder,
      setUp,
      printing: {
        htmlToPdf: async (page) => Buffer.from(page.html),
        run: async () => ({ code: 127, stdout: '', stderr: '' }),
        askIpp: async () => undefined,
        connect: world.connect,
      },
      // A dead program commits nothing more; some die with the transaction in their hands.
      beforeCommit: () => {
        if (!dead && chance() < 0.001 && test) kill()
        if (dead) throw new Killed()
      },
    })
  let test: TestWorkstation | undefined
  const folder = quickFolder()
  test = open(folder, true)
  test.workstation.printers.write({
    printers: [roll('counter', 'roll80'), roll('back office', 'roll80'), roll('desk', 'roll58')],
    papers: { claimReceipt: ['roll80', 'roll58'], deviceLabel: [] },
    language: 'zh-CN',
  })
  let now = test
  const numbers: string[] = []
  const unexplained: PrintRow[] = []

  while (now.workstation.rows.count({ table: 'prints' }) < wanted || dead) {
    if (dead) {
      await now.workstation.close()
      dead = false
      now = open(folder, false)
      now.workstation.spool.recover()
      now.workstation.spool.wake()
    }
    await attempt(async () => {
      for (let customer = 0; customer < 8; customer += 1) {
        const told = now.must('counter', 'receiveDevice', intake()) as { number: string }
        numbers.push(told.number)
      }
      await now.workstation.spool.idle()
      clerk(now)
      await now.workstation.spool.idle()
    })
  }
  await finish()
  return {
    test: now,
    jobs: slips(now),
    numbers,
    papers: world.papers(),
    kills,
    faults: world.faults(),
    unexplained,
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!dead) throw error
    }
  }

  /** In the evening nobody goes home before every slip is printed or given up. */
  async function finish(): Promise<void> {
    for (;;) {
      if (dead) {
        await now.workstation.close()
        dead = false
        now = open(folder, false)
        now.workstation.spool.recover()
        now.workstation.spool.wake()
      }
      await attempt(async () => {
        await now.workstation.spool.idle()
        clerk(now)
        await now.workstation.spool.idle()
      })
      if (!dead && now.workstation.rows.count({ table: 'prints', filter: openFilter }) === 0) return
    }
  }

  function clerk({ workstation, must }: TestWorkstation): void {
    if (dead) return
    const waiting = workstation.rows.find<PrintRow>({ table: 'prints', filter: openFilter, limit: 10_000 })
    for (const row of waiting) {
      if (row.outcomeReason === '' || (row.status !== 'failed' && row.status !== 'unknown'))
        unexplained.push(row)
      if (row.status === 'unknown') must('counter', 'settlePrint', { jobId: row.id, cameOut: cameOut(row) })
      else if (row.status === 'failed' && chance() < 0.05)
        must('counter', 'cancelPrint', { jobId: row.id, reason: '客户不要了' })
      else if (row.status === 'failed') must('counter', 'retryPrint', { jobId: row.id })
    }
    const [latest] = workstation.rows.find<PrintRow>({
      table: 'prints',
      sort: { column: 'requestedAtMs', descending: true },
      limit: 1,
    })
    if (latest && chance() < 0.2) must('counter', 'reprint', { jobId: latest.id, reason: '客户遗失' })
  }

  /** Two papers of a ticket carry the same code: this job's came out if there are more than the others account for. */
  function cameOut(row: PrintRow): boolean {
    const code = codeOnPaper(row)
    const lying = world.papers().filter((paper) => paper === code).length
    const same = now.workstation.rows.find<PrintRow>({
      table: 'prints',
      filter: [{ column: 'number', op: 'is', value: row.number }],
    })
    return lying > same.filter((job) => codeOnPaper(job) === code && job.status === 'printed').length
  }
}

/** What must never happen, counted. */
export interface Judgement {
  readonly numbersLost: number
  readonly numbersDoubled: number
  readonly papersLost: number
  readonly papersDoubled: number
  readonly jobsWithoutReason: number
}

export function judge({ test, jobs, numbers, papers, unexplained }: Storm): Judgement {
  const issued = test.workstation.rows
    .find<{ readonly number: string }>({ table: 'tickets', limit: 1_000_000 })
    .map(({ number }) => number)
  const known = new Set(issued)
  const highest = Math.max(...issued.map((number) => parseNumber(number)?.counter ?? 0))
  const lying = counted(papers)
  const recorded = counted(jobs.filter(({ status }) => status === 'printed').map(codeOnPaper))
  const codes = [...new Set([...lying.keys(), ...recorded.keys()])]
  const more = (left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>) =>
    codes.reduce((sum, code) => sum + Math.max(0, (left.get(code) ?? 0) - (right.get(code) ?? 0)), 0)
  const ended = ({ status, outcomeReason }: PrintRow) =>
    status === 'printed' || (status === 'cancelled' && outcomeReason !== '')
  return {
    // Told to a window and not in the journal, or left out of the series.
    numbersLost: numbers.filter((number) => !known.has(number)).length + (highest - known.size),
    numbersDoubled: issued.length - known.size,
    papersLost: more(recorded, lying),
    papersDoubled: more(lying, recorded),
    jobsWithoutReason: unexplained.length + jobs.filter((job) => !ended(job)).length,
  }
}

function counted(codes: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const code of codes) count.set(code, (count.get(code) ?? 0) + 1)
  return count
}

const codeOnPaper = ({ number, copy }: PrintRow): string => (copy === 1 ? number : `${number}.${copy - 1}`)

const openFilter = [{ column: 'open', op: 'is', value: 1 }] as const

function slips({ workstation }: TestWorkstation): readonly PrintRow[] {
  return workstation.rows.find<PrintRow>({ table: 'prints', limit: 100_000 })
}

function roll(name: string, paper: 'roll80' | 'roll58'): PrinterSettings {
  const made = printer({ kind: 'tcp', host: '127.0.0.1', port: 9100 }, { id: name, name, paper })
  const profile = paper === 'roll80' ? profile80 : profile58
  return { ...made, receipt: { ...profile, qr: 'printer' } }
}
