/**
 * A journal as a release wrote it, kept for ever: the files of a small outlet after a full day, what every stream
 * folded to, and every text that its papers said. Later programs are held to it.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { DocumentModel } from '../../shared/documents/model'
import { splitStream } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import { quickFolder } from './folders'
import { aFullDay } from './full-day'
import { theRestOfTheOffice } from './full-office'
import { people, startMs, startWorkstation, type TestWorkstation } from './workstation'

export interface KeptJournal {
  readonly facts: number
  readonly types: readonly string[]
  readonly states: Readonly<Record<string, unknown>>
  readonly papers: Readonly<Record<string, readonly string[]>>
}

export const keptJournals = join(__dirname, '../fixtures/journals')

/** Plays the day and answers what a later program must find again. */
export async function playKeptDay(): Promise<TestWorkstation> {
  const test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await test.workstation.setPin(people.manager.staffId, '4733')
  const day = aFullDay(test)
  theRestOfTheOffice(test, day.partNumber)
  await test.workstation.spool.idle()
  test.must('manager', 'closeDay', {
    shiftId: day.shiftId,
    counted: { cash: 0 },
    reason: '留存样本',
    print: true,
  })
  await test.workstation.spool.idle()
  return test
}

export function whatItSays({ workstation }: TestWorkstation): KeptJournal {
  const { journal, states } = workstation
  const found: Record<string, unknown> = {}
  for (const [kind, aggregate] of aggregateByKind) {
    for (const stream of journal.streams(kind)) {
      const folded = states.load(aggregate, splitStream(stream).id)
      if (folded.impaired) throw new Error(`${stream} can not be read whole`)
      found[stream] = JSON.parse(JSON.stringify(folded.state))
    }
  }
  const facts = journal.facts(0, 100_000)
  return {
    facts: facts.length,
    types: [...new Set(facts.map(({ envelope }) => envelope.type))].sort(),
    states: found,
    papers: papersOf(workstation),
  }
}

function papersOf(workstation: TestWorkstation['workstation']): Record<string, readonly string[]> {
  const jobs = workstation.rows.find<PrintRow>({ table: 'prints' })
  return Object.fromEntries(
    jobs.map(({ id, form, number }) => {
      const built = workstation.build(workstation.states.load(printAggregate, id).state as PrintJob)
      if (built.kind !== 'ok') throw new Error(`${form} ${number} can not be built`)
      return [id, built.value.flatMap(valuesOf)]
    }),
  )
}

/** What a paper says, without its labels: those may be worded better one day, the values may not be lost. */
function valuesOf(model: DocumentModel): readonly string[] {
  const values = model.blocks.flatMap((block) => {
    if (block.kind === 'fields') return block.fields.map(({ value }) => value)
    if (block.kind === 'table')
      return [...block.rows.flat(), ...(block.totals ?? []).map(({ value }) => value)]
    if (block.kind === 'barcode') return [block.content]
    return []
  })
  return [model.head.number ?? '', ...values].filter((text) => text.trim() !== '')
}

export async function writeKeptJournal(version: string): Promise<void> {
  const test = await playKeptDay()
  const says = whatItSays(test)
  const file = join(test.folder, 'kept.sqlite')
  test.workstation.database.run('VACUUM INTO ?', file)
  const target = (name: string) => join(keptJournals, `${version}.${name}`)
  writeFileSync(target('sqlite.gz'), gzipSync(readFileSync(file), { level: 9 }))
  writeFileSync(target('key'), readFileSync(join(test.folder, 'station.key')))
  writeFileSync(target('json.gz'), gzipSync(JSON.stringify(says), { level: 9 }))
  await test.end()
}

/** The same files laid out as an outlet's folder, opened by the present program. */
export function openKeptJournal(version: string): {
  readonly test: TestWorkstation
  readonly says: KeptJournal
} {
  const folder = quickFolder()
  const source = (name: string) => readFileSync(join(keptJournals, `${version}.${name}`))
  writeFileSync(join(folder, 'journal.sqlite'), gunzipSync(source('sqlite.gz')))
  writeFileSync(join(folder, 'station.key'), source('key'))
  const test = startWorkstation({ folder, catalogue: true, setUp: false })
  test.clock.nowMs = startMs
  return { test, says: JSON.parse(gunzipSync(source('json.gz')).toString()) as KeptJournal }
}
