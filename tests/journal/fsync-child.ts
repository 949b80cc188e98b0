/**
 * Started under strace by durability.test.ts: gives commands in one go, between two flushed marker files, so that
 * the flushes of exactly these commits can be counted. `weakened` makes the mutant that the count must catch.
 */

import { closeSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { intake, startWorkstation } from '../support/workstation'

const [folder = '', commits = '0', weakened = ''] = process.argv.slice(2)

function marker(name: string): void {
  const descriptor = openSync(join(folder, name), 'w')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

const test = startWorkstation({ folder: join(folder, 'outlet') })
if (weakened === 'weakened') test.workstation.database.exec('PRAGMA synchronous = NORMAL')
marker('begin')
for (let count = 0; count < Number(commits); count += 1) test.must('counter', 'receiveDevice', intake())
marker('end')
void test.workstation.close()
