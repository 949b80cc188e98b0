/** Headquarters' serial list on a workstation: taken in batches, found at once, the same batch twice is one. */

import { mkdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSerialList, type SerialList } from '../../electron/lookup/serial-list'
import { readSerialLine, type SerialRecord } from '../../shared/warranty/serial-list'
import { quickFolder } from '../support/folders'

let list: SerialList
let folder: string
beforeEach(() => {
  folder = quickFolder()
  mkdirSync(folder, { recursive: true })
  list = openSerialList(folder)
})
afterEach(() => list.close())

const record = (serial: string, soldOn = ''): SerialRecord =>
  ({ serial, modelId: 'm', madeOn: '', soldOn }) as SerialRecord
const batch = (records: readonly SerialRecord[], removed: readonly string[] = []) => ({
  listId: 'l',
  asOf: '2026-06-01',
  records,
  removed,
})

describe('the serial list', () => {
  it('finds a number, takes a correction, forgets what was removed, and counts', () => {
    list.put(batch([record('A1001', '2026-01-01'), record('A1002')]))
    list.put(batch([record('A1001', '2026-01-01'), record('A1002')]))
    expect(list.info()).toEqual({ count: 2, asOf: '2026-06-01', listId: 'l' })
    list.put(batch([record('A1001', '2026-03-03')], ['A1002', 'A9999']))
    expect(list.find('A1001')).toMatchObject({ soldOn: '2026-03-03' })
    expect(list.find('A1002')).toBeUndefined()
    expect(list.info().count).toBe(1)
  })

  it('is the same after a restart, and a batch that breaks off leaves nothing half', () => {
    list.put(batch([record('A1001')]))
    const broken = { ...record('A1003'), modelId: undefined as unknown as string }
    expect(() => list.put(batch([record('A1002'), broken]))).toThrow()
    list.close()
    list = openSerialList(folder)
    expect(list.find('A1002')).toBeUndefined()
    expect(list.info().count).toBe(1)
  })
})

describe('a line of a list', () => {
  it('is read with any of the usual separators and ways to write a day', () => {
    const read = (line: string) => {
      const answer = readSerialLine(line)
      return answer.kind === 'ok' ? answer.value : answer.detail?.why
    }
    expect(read('sn01;model;20260105;2026/2/1')).toEqual({
      serial: 'SN01',
      modelId: 'model',
      madeOn: '2026-01-05',
      soldOn: '2026-02-01',
    })
    expect(read('"SN01"\t\t\t')).toMatchObject({ serial: 'SN01', soldOn: '' })
    expect(read('序列号,机型')).toBeUndefined()
    expect(read('')).toBeUndefined()
    expect(read('SN01,m,2026-02-30')).toBe('madeOn')
    expect(read('SN 01')).toBe('serial')
    expect(read('SN01,a,2026-01-01,2026-01-02,x')).toBe('more than four fields')
  })
})
