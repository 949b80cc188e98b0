/**
 * Headquarters' catalogue on its way into the search: written as the file that a manager could load too, a little at a
 * time, and given to the same import, which works in a thread of its own. Models are those that are known here.
 */

import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '../lookup/catalogue'
import type { CatalogueImporter } from '../lookup/catalogue-import'
import type { WholeCatalogue } from './catalogue-pull'

const linesAtOnce = 500

export function catalogueTaker(deps: {
  readonly folder: string
  readonly catalogue: Catalogue
  readonly importer: CatalogueImporter
}): (whole: WholeCatalogue) => Promise<void> {
  const { catalogue, importer } = deps
  const file = join(deps.folder, 'headquarters-catalogue.jsonl')
  return async (whole) => {
    const models = catalogue.models()
    // A catalogue file without a single model is refused as broken; an outlet that knows none has few parts too.
    if (models.length === 0) {
      catalogue.load({ asOf: whole.asOf, models, parts: [...whole.parts()] })
      return
    }
    try {
      await write(file, whole, models)
      const started = importer.start(file)
      if (started.kind !== 'ok') throw new Error('another import is under way')
      await importer.settled()
      if (importer.state().phase !== 'done') throw new Error(`not loaded: ${importer.state().reason}`)
    } finally {
      rmSync(file, { force: true })
    }
  }
}

async function write(
  file: string,
  { asOf, count, parts }: WholeCatalogue,
  models: readonly object[],
): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    const head = { asOf, models: models.length, parts: count }
    await handle.write([head, ...models].map((line) => `${JSON.stringify(line)}\n`).join(''))
    let lines: string[] = []
    for (const part of parts()) {
      lines.push(JSON.stringify(part))
      if (lines.length < linesAtOnce) continue
      await handle.write(`${lines.join('\n')}\n`)
      lines = []
    }
    if (lines.length > 0) await handle.write(`${lines.join('\n')}\n`)
  } finally {
    await handle.close()
  }
}
