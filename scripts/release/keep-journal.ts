// Why: each release leaves a journal that it wrote itself, so that no later one can forget how to read it.
// Run once when a release is made (`npm run release -- journal`); a journal that is there already is never replaced.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keptJournals, writeKeptJournal } from '../../tests/support/kept-journal'

export async function keepJournal(version: string): Promise<void> {
  if (existsSync(join(keptJournals, `${version}.sqlite.gz`))) {
    process.stdout.write(`The journal of ${version} is kept already.\n`)
    return
  }
  await writeKeptJournal(version)
  process.stdout.write(
    `Kept the journal of ${version} in tests/fixtures/journals. Commit it with the release.\n`,
  )
}
