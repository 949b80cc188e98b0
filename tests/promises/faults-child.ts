/**
 * Started under disk.c: outlets at work while the disk fails at the n-th call in every way a disk can. Says on
 * standard output, a line of JSON a fault, where something acknowledged was lost or the outlet did not go on.
 */

import { cpSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const [folder = '', controlFile = '', seed = '0', cases = '0', mutant = ''] = process.argv.slice(2)
interface Totals {
  cases: number
  hit: number
  acknowledged: number
  refused: number
}

const control = openSync(controlFile, 'r+')
const onWrite = 1
const onSync = 2
const onOpen = 4
const onCut = 8

interface Fault {
  readonly name: string
  readonly error: number
  readonly mask: number
}

const faults: readonly Fault[] = [
  { name: 'EIO at a write', error: 5, mask: onWrite },
  { name: 'EIO at a flush', error: 5, mask: onSync },
  { name: 'EIO at an open', error: 5, mask: onOpen },
  { name: 'EIO anywhere', error: 5, mask: onWrite | onSync | onOpen | onCut },
  { name: 'ENOSPC at a write', error: 28, mask: onWrite | onCut },
  { name: 'EINTR at a write', error: 4, mask: onWrite },
  { name: 'a short write', error: -1, mask: onWrite },
]
/** These two are not errors of the disk: the call is simply made again. */
const oneTimeOnly = new Set(['EINTR at a write', 'a short write'])

void main()

async function main(): Promise<void> {
  const template = join(folder, 'template')
  const first = startWorkstation({ folder: template, machine: 'faults' })
  for (let count = 0; count < 3; count += 1) first.must('counter', 'receiveDevice', intake())
  await first.workstation.close()
  const random = createRandom(Number(seed))
  const totals: Totals = { cases: 0, hit: 0, acknowledged: 0, refused: 0 }
  while (totals.cases < Number(cases)) {
    const number = totals.cases
    const problem = await tryTwo(template, random, totals)
    if (problem !== '') say({ problem: `case ${number}: ${problem}` })
  }
  say(totals)
}

/** Two faults one after the other: who went on after the first is as good as one that had none. */
async function tryTwo(template: string, random: Random, totals: Totals): Promise<string> {
  const place = join(folder, 'case')
  rmSync(place, { recursive: true, force: true })
  cpSync(template, place, { recursive: true })
  const acknowledged: string[] = []
  const tried: string[] = []
  const names: string[] = []
  let test: TestWorkstation | undefined
  for (let round = 0; round < 2; round += 1) {
    const fault = random.pick(faults)
    const lasting = !oneTimeOnly.has(fault.name) && random.chance(0.5)
    const atOpening = test === undefined && random.chance(0.3)
    names.push(`${fault.name}${lasting ? ', lasting' : ''}${atOpening ? ', while opening' : ''}`)
    totals.cases += 1

    if (atOpening) arm(fault, 1 + random.below(40), lasting)
    test ??= open(place)
    if (!test) {
      disarm()
      test = open(place)
      if (!test) return `${names.join('; ')}: does not open any more`
    }
    if (!atOpening) arm(fault, 1 + random.below(45), lasting)
    for (let count = 0; count < 3; count += 1) {
      save(test, tried, acknowledged, totals)
      if (random.chance(0.3)) test.workstation.database.checkpoint()
    }
    totals.hit += fired() > 0 ? 1 : 0
    disarm()
    const before = acknowledged.length
    save(test, tried, acknowledged, totals)
    if (acknowledged.length === before) {
      await test.workstation.close().catch(() => undefined)
      return `${names.join('; ')}: did not go on when the disk was well again. ${check(place, names.join('; '), tried, acknowledged)}`
    }
  }
  await test?.workstation.close().catch(() => undefined)
  return check(place, names.join('; '), tried, acknowledged)
}

function open(place: string): TestWorkstation | undefined {
  try {
    return startWorkstation({ folder: place, machine: 'faults' })
  } catch {
    return undefined
  }
}

function save(
  test: TestWorkstation,
  tried: string[],
  acknowledged: string[],
  totals: { acknowledged: number; refused: number },
): void {
  const input = intake()
  tried.push(input.ticketId)
  // The fault that the suite must see: the answer goes out whatever the disk said.
  if (mutant === 'early') acknowledged.push(input.ticketId)
  try {
    if (test.give('counter', 'receiveDevice', input).kind === 'ok') {
      acknowledged.push(input.ticketId)
      totals.acknowledged += 1
      return
    }
  } catch {
    // The door says it in a sentence; nothing was acknowledged.
  }
  totals.refused += 1
}

function check(
  place: string,
  name: string,
  tried: readonly string[],
  acknowledged: readonly string[],
): string {
  const test = open(place)
  if (!test) return `${name}: does not open any more`
  const { rows, journal, database } = test.workstation
  try {
    const lost = acknowledged.filter((id) => !rows.get('tickets', id))
    if (lost.length > 0) return `${name}: ${lost.length} acknowledged tickets are lost`
    const fault = journal.verify()
    if (fault) return `${name}: the chain breaks at ${fault.seq}: ${fault.reason}`
    const numbers = database.all<{ id: string }>('SELECT id FROM row_tickets')
    return numbers.length > 3 + tried.length ? `${name}: a ticket is there twice` : ''
  } finally {
    database.close()
  }
}

function arm(fault: Fault, countdown: number, lasting: boolean): void {
  write([countdown, fault.error, fault.mask, 0, lasting ? 1 : 0])
}

function disarm(): void {
  write([0, 0, 0, 0, 0])
}

function fired(): number {
  const words = Buffer.alloc(20)
  readSync(control, words, 0, 20, 0)
  return words.readInt32LE(12)
}

function write(values: readonly number[]): void {
  const words = Buffer.alloc(20)
  for (const [place, value] of values.entries()) words.writeInt32LE(value, place * 4)
  writeSync(control, words, 0, 20, 0)
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
