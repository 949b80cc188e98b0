/** What the update tests see of a program at work: its facts, its slips, how its first starts went, which processes it is. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { freePort, systemPrinter } from '../../scripts/lib/drive-surroundings'
import { type PaperKind, paperKinds } from '../../shared/documents/paper'
import type { StartRecord } from '../../shared/release/start-health'
import type { openOutlet, RunningProgram } from '../support/program'
import { intake } from '../support/workstation'

/** Devices come in, nobody has the facts yet, and no slip came out: the printer is switched off. */
export async function aDayWithoutPaper(program: RunningProgram): Promise<void> {
  const connection = { kind: 'tcp', host: '127.0.0.1', port: await freePort() }
  await setPrinters(program, paperKinds, connection)
  for (let visit = 0; visit < 3; visit += 1) {
    const taken = await program.execute('receiveDevice', intake(), `command-update-${visit}`)
    expect(taken).toMatchObject({ kind: 'ok' })
  }
  await expect.poll(everyPrintIs(program, 'failed'), { timeout: 60_000 }).toBe(true)
  expect((await prints(program)).length).toBeGreaterThan(3)
}

/** The printer is there again: what waited comes out. */
export async function printAllThatWaits(program: RunningProgram, paper: string): Promise<void> {
  const waiting = await prints(program)
  expect(waiting.length).toBeGreaterThan(3)
  expect(waiting.every(({ status }) => status === 'failed')).toBe(true)
  await setPrinters(program, paperKinds, { kind: 'file', folder: paper })
  for (const { id } of waiting) {
    expect(await program.execute('retryPrint', { jobId: id }, `retry-${id}`)).toMatchObject({ kind: 'ok' })
  }
  await expect.poll(everyPrintIs(program, 'printed'), { timeout: 60_000 }).toBe(true)
  expect(readdirSync(paper).length).toBeGreaterThanOrEqual(waiting.length)
}

async function prints(program: RunningProgram) {
  const answer = await program.ask<{ rows: { id: string; status: string }[] }>('rows', {
    table: 'prints',
    limit: 200,
  })
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value.rows
}

export const everyPrintIs = (program: RunningProgram, wanted: string) => async () =>
  (await prints(program)).every(({ status }) => status === wanted)

async function setPrinters(
  program: RunningProgram,
  papers: readonly PaperKind[],
  connection: object,
): Promise<void> {
  const printers = papers.map((paper) => ({ ...systemPrinter(paper, `test-${paper}`), connection }))
  const saved = await program.ask('savePrinters', { printers, papers: {}, language: 'zh-CN' })
  if (saved.kind !== 'ok') throw new Error(JSON.stringify(saved))
}

/** Id and hash of every fact. */
export function factsOf({ workstation }: ReturnType<typeof openOutlet>): readonly string[] {
  return workstation.journal.facts(0, 100_000).map(({ envelope }) => `${envelope.id} ${envelope.payloadHash}`)
}

export function startRecord(userData: string): StartRecord | undefined {
  const file = join(userData, 'updates/start.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StartRecord) : undefined
}

/** The main processes that work on this very folder: started by the test, or by what it started. */
export function runningOn(folder: string): readonly number[] {
  if (folder === '') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      const line = commandLine(id)
      return line.includes(`--user-data-dir=${folder}`) && !line.includes('--type=') && id !== process.pid
    })
}

export function commandLine(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/**
 * Where the stand-in unpacks this file: the command line of a running program says by it which file it came from. Its
 * environment does not, since the runtime wipes that when it names its process.
 */
export function unpackedName(file: string): string {
  const { ino, mtimeMs, size } = statSync(file)
  return `counterbench-${ino}-${Math.floor(mtimeMs / 1000)}-${size}/`
}

/** In the ordinary way, so that everything is closed; also what one of them starts on its way out. */
export async function stopAll(userData: string): Promise<void> {
  const told = new Set<number>()
  const left = () => {
    const ids = runningOn(userData)
    for (const id of ids.filter((one) => !told.has(one))) {
      told.add(id)
      process.kill(id, 'SIGTERM')
    }
    return ids.length
  }
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
}
