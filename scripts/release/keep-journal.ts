// Why: each release leaves a journal that it wrote itself, and one of each fact it can record, so that no later one can
// forget how to read them. Run when a release is made (`npm run release -- journal`); what a signed release left is never
// replaced, what was kept before anything was signed may be made anew (`--again`).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keptFacts, notKept, readKeptFacts, writeKeptFacts } from '../../tests/support/kept-facts'
import { keptJournals, writeKeptJournal } from '../../tests/support/kept-journal'

const isKept = (version: string): boolean =>
  existsSync(join(keptJournals, `${version}.sqlite.gz`)) && existsSync(join(keptFacts, `${version}.json.gz`))

export async function keepJournal(version: string, again: boolean): Promise<void> {
  if (isKept(version) && !again) {
    process.stdout.write(`The journal of ${version} is kept already.\n`)
    return
  }
  await writeKeptJournal(version)
  writeKeptFacts(version)
  process.stdout.write(
    `Kept journal and facts of ${version} in tests/fixtures. Commit them with the release.\n`,
  )
}

/** A sentence, or `undefined`: nothing leaves that later programs would not be held to. */
export function missingOf(version: string): string | undefined {
  if (!isKept(version)) return `Run \`npm run release -- journal\` first: ${version} has left no journal yet.`
  const missing = notKept(readKeptFacts(version))
  if (missing.length === 0) return undefined
  return `These facts came after the journal of ${version} was kept: ${missing.join(', ')}. Run \`npm run release -- journal --again\`.`
}
