/**
 * Draws the kept pictures of the forms anew, after a form was changed on purpose: `npm run references`, then look at
 * what changed before it is committed. The fonts have to be those that `scripts/system-packages.sh` installs.
 */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { startChromiumPages } from './lib/chromium-page'
import { toPng } from './lib/grey-picture'
import { drawReference, pageReferences, referenceFolder } from './lib/page-references'

async function main(): Promise<void> {
  mkdirSync(referenceFolder, { recursive: true })
  const pages = await startChromiumPages()
  try {
    for (const reference of pageReferences)
      writeFileSync(
        new URL(`${reference.name}.png`, referenceFolder),
        toPng(await drawReference(pages, reference)),
      )
  } finally {
    await pages.close()
  }
  const names = new Set(pageReferences.map(({ name }) => `${name}.png`))
  for (const file of readdirSync(referenceFolder))
    if (!names.has(file)) rmSync(new URL(file, referenceFolder))
  console.log(`${names.size} pictures drawn`)
}

void main()
