/**
 * An outlet with years of work: the demo's month, recorded once through the real commands, then laid down again and
 * again with other days, customers, devices and numbers, straight into a real journal. Every fact stands in the
 * chain, sealed, and every row is folded from it; only the decisions are not taken a second time.
 * It must never be used for anything but measuring and trying out: nobody gave these commands.
 */

import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDemoClock, demoPins, prepareDemo } from '../../electron/demo/demo'
import { readSampleCatalogue } from '../../electron/demo/sample-catalogue'
import type { StoredFact } from '../../electron/journal/fact-row'
import { machineId, readMark, writeMark } from '../../electron/journal/identity'
import { keyFile } from '../../electron/journal/key-file'
import { createWorkstation, type Workstation } from '../../electron/workstation'
import { viewVersion } from '../../shared/view/tables'
import { layDown, type Plan } from './many-days'

export interface ManyCounts {
  readonly open: number
  readonly closed: number
  readonly customers: number
}

/** The demo times fifty: what the figures of the counter and of the manager are measured with. */
export const fiftyfold: ManyCounts = { open: 3_000, closed: 100_000, customers: 50_000 }

const resources = join(__dirname, '../../resources')

/**
 * A fresh copy of such an outlet at `userData`, ready for `launchProgram({ userData, args: ['--demo'] })` with the
 * demo's PINs. Made once a day and machine (some minutes for `fiftyfold`), then only copied.
 */
export async function manyTickets(
  userData: string,
  counts: ManyCounts,
  say: (text: string) => void = () => undefined,
): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const name = `counterbench-many-v${viewVersion}-${day}-${counts.open}-${counts.closed}-${counts.customers}`
  const kept = join(tmpdir(), name)
  if (!existsSync(kept)) {
    const making = mkdtempSync(join(tmpdir(), 'counterbench-making-'))
    await makeManyTickets(making, counts, say)
    renameSync(making, kept)
  }
  const folder = join(userData, 'outlet')
  mkdirSync(userData, { recursive: true })
  cpSync(kept, folder, { recursive: true })
  // The copy is meant: without a mark of its own it would start number series of its own and warn about it.
  const markFile = join(folder, 'station.json')
  const mark = readMark(markFile)
  if (mark) writeMark(markFile, mark)
}

export async function makeManyTickets(
  folder: string,
  counts: ManyCounts,
  say: (text: string) => void,
): Promise<void> {
  const startedMs = performance.now()
  const template = await readTemplate()
  const workstation = openFolder(folder, Date.now, factIds('made'))
  try {
    // The indexes of two million facts do not fit into what a counter's computer gives to it.
    workstation.database.exec('PRAGMA cache_size = -400000')
    workstation.catalogue.load(readSampleCatalogue(resources))
    workstation.nameStation('SZ01', 'A')
    const plan: Plan = { ...counts, template, identity: { outlet: 'SZ01', station: 'A', incarnation: 0 } }
    layDown(workstation, plan, (text) => say(`${text}, ${seconds(startedMs)}`))
    rebuildRows(workstation)
    await Promise.all(Object.entries(demoPins).map(([staffId, pin]) => workstation.setPin(staffId, pin)))
    say(`${workstation.journal.head()} facts and their rows, ${seconds(startedMs)}`)
  } finally {
    await workstation.close()
  }
  writeFileSync(join(folder, 'demo-ready'), '')
}

/** All facts of the demo, in their order. */
async function readTemplate(): Promise<readonly StoredFact[]> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-template-'))
  const clock = createDemoClock()
  const workstation = openFolder(folder, clock.nowMs, factIds('template'))
  try {
    await prepareDemo({ workstation, clock, folder, resources, log: () => undefined })
    return workstation.journal.facts(0, workstation.journal.head())
  } finally {
    await workstation.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function openFolder(folder: string, nowMs: () => number, newId: () => string): Workstation {
  return createWorkstation({
    folder,
    resources,
    nowMs,
    newId,
    keys: keyFile(join(folder, 'station.key')),
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: () => {
        throw new Error('no printer here')
      },
    },
    fetch: async () => {
      throw new Error('no network here')
    },
    log: () => undefined,
    machine: machineId(),
  })
}

function factIds(prefix: string): () => string {
  let last = 0
  return () => {
    last += 1
    return `${prefix}-${String(last).padStart(9, '0')}`
  }
}

/** As after an update that changed their shape: all of them, folded from the journal. */
function rebuildRows({ database, rows, journal, states }: Workstation): void {
  states.forget()
  database.run("DELETE FROM meta WHERE key = 'viewVersion'")
  rows.rebuildIfNeeded(journal, states)
  database.checkpoint()
}

function seconds(sinceMs: number): string {
  return `${Math.round((performance.now() - sinceMs) / 1000)} s`
}
