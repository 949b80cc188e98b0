/** Finding a part by whatever a person has in mind, and a new catalogue that comes in beside the old one. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexWords } from '../../electron/lookup/words'
import type { Part } from '../../shared/catalogue/part'
import { quickFolder } from '../support/folders'
import { sampleCatalogue, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let part: Part
beforeAll(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  part = sampleCatalogue().parts.find((one) => one.oldNumbers.length > 0 && one.kind === 'ADH') as Part
})
afterAll(() => test.end())

const find = (text: string): readonly string[] =>
  test.workstation.catalogue.findParts({ text, limit: 10 }).map(({ partNumber }) => partNumber)

describe('a part is found', () => {
  it('by its number, by the inside of it, and by an old number', () => {
    expect(find(part.partNumber)[0]).toBe(part.partNumber)
    expect(find(part.partNumber.slice(-6))).toContain(part.partNumber)
    expect(find(part.oldNumbers[0] ?? '')[0]).toBe(part.partNumber)
  })

  it('by its Chinese and its English name', () => {
    expect(find(part.nameZh)).toContain(part.partNumber)
    expect(find(part.nameEn)).toContain(part.partNumber)
  })

  it('by pinyin initials, by a nickname of its kind, and with a slip of the finger', () => {
    const model = part.nameEn.replace(/ adhesive.*/, '')
    expect(find(`${model} bj`)).toContain(part.partNumber)
    expect(find(`${model} 胶条`)).toContain(part.partNumber)
    expect(find(`${model} ahdesive`)).toContain(part.partNumber)
  })

  it('by the pinyin of its whole name, written in one go over a bracket', () => {
    const words = indexWords(['荣耀 4X 后盖（蓝色）', '荣耀 X9 主板（8GB+128GB）'])
    expect(words).toEqual(expect.arrayContaining(['hougai', 'hougailanse', 'hgls', 'zhuban8gb128gb']))
  })
})

describe('a new catalogue', () => {
  const write = (asOf: string, said: number): string => {
    const { models, parts } = sampleCatalogue()
    const all = [...models]
    const manifest = { asOf, models: all.length, parts: said }
    const file = join(quickFolder(), 'catalogue.jsonl')
    writeFileSync(file, [manifest, ...all, ...parts].map((line) => JSON.stringify(line)).join('\n'))
    return file
  }

  it('that is not whole is refused, and the old one stays', async () => {
    const { importer, catalogue } = test.workstation
    expect(importer.start(write('2027-01-01', 9999))).toMatchObject({ kind: 'ok' })
    await importer.settled()
    expect(importer.state()).toMatchObject({ phase: 'failed', reason: 'catalogue-file-incomplete' })
    expect(catalogue.info().asOf).not.toBe('2027-01-01')
    expect(find(part.partNumber)[0]).toBe(part.partNumber)
  })

  it('answers only when it is whole; one that is stopped leaves nothing', async () => {
    const { importer, catalogue } = test.workstation
    const file = write('2027-02-02', sampleCatalogue().parts.length)
    importer.start(file)
    expect(importer.start(file)).toMatchObject({ reason: 'catalogue-import-running' })
    expect(find(part.partNumber)[0]).toBe(part.partNumber)
    importer.cancel()
    await importer.settled()
    expect(importer.state().phase).toBe('cancelled')
    importer.start(file)
    await importer.settled()
    expect(catalogue.info()).toMatchObject({ asOf: '2027-02-02', complete: true })
    expect(find(part.partNumber)[0]).toBe(part.partNumber)
  })
})
