/** The sample catalogue that ships with the program, for the demo and for tests. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'
import type { CatalogueInput } from '../lookup/catalogue'

export function readSampleCatalogue(resources: string): CatalogueInput {
  const manifest = JSON.parse(readFileSync(join(resources, 'sample/catalogue.json'), 'utf8')) as {
    asOf: string
  }
  return {
    asOf: manifest.asOf,
    models: readLines<DeviceModel>(join(resources, 'sample/models.jsonl.gz')),
    parts: readLines<Part>(join(resources, 'sample/parts.jsonl.gz')),
  }
}

function readLines<Row>(file: string): readonly Row[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}
