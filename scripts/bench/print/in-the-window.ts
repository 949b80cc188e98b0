/**
 * The same papers in the program itself: drawn by its own hidden window, asked for through the door as the archive does,
 * with the look recorded and the file written. Needs the built program.
 */

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openOutlet, prepareProgram, startProgram } from '../../../tests/support/program'
import { intake } from '../../../tests/support/workstation'

const labels = 200
const sheets = 40

export interface InTheWindow {
  readonly firstMs: number
  readonly sheetsMs: readonly number[]
  readonly labelsMs: number
}

export async function measureInTheWindow(): Promise<InTheWindow> {
  const userData = await prepareProgram(async (test) => {
    const tickets = Array.from({ length: labels }, () => {
      const input = intake()
      test.must('counter', 'receiveDevice', input)
      return input.ticketId
    })
    test.must('counter', 'printLabels', { ticketIds: tickets, number: 'bench' })
  })
  const outlet = openOutlet(userData)
  const jobs = outlet.workstation.rows.find<{ id: string; form: string; paper: string; subject: string }>({
    table: 'prints',
    limit: 5000,
  })
  await outlet.workstation.close()
  const sheet = jobs.find((job) => job.form === 'claimReceipt' && job.paper === 'a5')
  const all = jobs.find((job) => job.subject.startsWith('labels/'))
  if (!sheet || !all) throw new Error('nothing to print')

  const folder = join(userData, 'papers')
  mkdirSync(folder, { recursive: true })
  const program = await startProgram(userData)
  try {
    await program.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      },
      join(folder, 'paper.pdf'),
    )
    await program.signIn('manager')
    const exported = async (jobId: string): Promise<number> => {
      const from = performance.now()
      const answer = await program.ask<{ readonly state: string }>('exportPaper', { jobId, as: 'pdf' })
      const ms = performance.now() - from
      if (answer.kind !== 'ok' || answer.value.state !== 'saved')
        throw new Error(`export: ${JSON.stringify(answer)}`)
      return ms
    }
    const firstMs = await exported(sheet.id)
    const sheetsMs: number[] = []
    for (let at = 0; at < sheets; at += 1) sheetsMs.push(await exported(sheet.id))
    return { firstMs, sheetsMs, labelsMs: await exported(all.id) }
  } finally {
    await program.app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}
