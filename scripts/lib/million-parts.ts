/**
 * A catalogue of any size for measuring: the sample's parts over and over, each time for another generation of
 * models, with numbers, names, old numbers and nicknames of their own. The same count always gives the same parts.
 */

import { closeSync, openSync, writeSync } from 'node:fs'
import { readSampleCatalogue } from '../../electron/demo/sample-catalogue'
import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'

export interface MadeCatalogue {
  readonly models: readonly DeviceModel[]
  readonly parts: Iterable<Part>
}

/** Series letters, so that the words of one generation are not those of another. */
const series = 'KVRTZHNWQXGJ'

export function makeCatalogue(resources: string, count: number): MadeCatalogue {
  const sample = readSampleCatalogue(resources)
  const base = [...sample.parts]
  const generations = Math.ceil(count / base.length)
  const models = Array.from({ length: generations }, (_, generation) =>
    [...sample.models].map((model) => ofGeneration(model, generation)),
  ).flat()
  return { models, parts: madeParts(base, count) }
}

function* madeParts(base: readonly Part[], count: number): Generator<Part> {
  for (let made = 0; made < count; made += 1) {
    const generation = Math.floor(made / base.length)
    const part = base[made % base.length]
    if (part) yield partOf(part, generation)
  }
}

export function writeLines(file: string, rows: Iterable<unknown>): void {
  const handle = openSync(file, 'w')
  let lines: string[] = []
  for (const row of rows) {
    lines.push(`${JSON.stringify(row)}\n`)
    if (lines.length < 5000) continue
    writeSync(handle, lines.join(''))
    lines = []
  }
  writeSync(handle, lines.join(''))
  closeSync(handle)
}

function ofGeneration(model: DeviceModel, generation: number): DeviceModel {
  if (generation === 0) return model
  const mark = markOf(generation)
  return {
    ...model,
    id: `${model.id}-${mark.toLowerCase()}`,
    name: `${model.name} ${mark}`,
    nameZh: `${model.nameZh} ${mark}`,
    modelNumbers: model.modelNumbers.map((number) => `${number}${mark}`),
    nicknames: model.nicknames.map((name) => `${name}${mark}`),
  }
}

function partOf(part: Part, generation: number): Part {
  if (generation === 0) return part
  const mark = markOf(generation)
  const numbered = (number: string) => `${number}${String(generation).padStart(2, '0')}`
  const kindAt = part.nameZh.lastIndexOf(' ')
  return {
    ...part,
    partNumber: numbered(part.partNumber),
    oldNumbers: part.oldNumbers.map(numbered),
    nameZh: `${part.nameZh.slice(0, kindAt)} ${mark}${part.nameZh.slice(kindAt)}`,
    nameEn: `${part.nameEn} ${mark}`,
    modelIds: part.modelIds.map((id) => `${id}-${mark.toLowerCase()}`),
    supersedes: part.supersedes.map(numbered),
    ...(part.supersededBy === undefined ? {} : { supersededBy: numbered(part.supersededBy) }),
    substitutes: part.substitutes.map((one) => ({ ...one, partNumber: numbered(one.partNumber) })),
    popularity: Math.max(0, part.popularity - (generation % 7)),
  }
}

function markOf(generation: number): string {
  return `${series[generation % series.length]}${generation}`
}
