/**
 * Started under disk.c: an outlet at work, which writes into `acks` what it has acknowledged. `POWER_MUTANT` puts a
 * fault into it that the images must show.
 */

import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { intake, startWorkstation } from '../support/workstation'

const [folder = '', commands = '0'] = process.argv.slice(2)
const mutant = process.env.POWER_MUTANT ?? ''
const acks = openSync(join(folder, 'acks'), 'w')

void main()

async function main(): Promise<void> {
  let test = startWorkstation({ folder: join(folder, 'outlet'), machine: 'power' })
  const weaken = (): void => {
    if (mutant === 'normal') test.workstation.database.exec('PRAGMA synchronous = NORMAL')
  }
  weaken()
  for (let count = 0; count < Number(commands); count += 1) {
    if (mutant === 'early') acknowledge(test.workstation.journal.head() + 1, '')
    test.must('counter', 'receiveDevice', intake({ photos: [] }))
    const { journal, database } = test.workstation
    const last = journal.facts(journal.head() - 1, 1)[0]
    acknowledge(last?.seq ?? 0, last?.hash ?? '')
    if (count % 5 === 4) database.checkpoint()
    if (count % 9 === 8) {
      test = await test.reopen()
      weaken()
    }
  }
  await test.workstation.close()
}

function acknowledge(seq: number, hash: string): void {
  writeSync(acks, `${seq}:${hash}\n`)
}
