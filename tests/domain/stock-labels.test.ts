/** Labels of shelves and parts: what people type for a row of shelves, and what a job carries. */

import { describe, expect, it } from 'vitest'
import { stockLabel } from '../../shared/documents/forms/stock-label'
import { printContext } from '../../shared/documents/samples/context'
import { classifyScan } from '../../shared/scan/classify'
import { labelCount, packLabels, readBins, unpackLabels } from '../../shared/stock/labels'

describe('shelves for labels', () => {
  it('are typed one by one or as a row, each once', () => {
    expect(readBins('a-01 A-02、a-01').bins).toEqual(['A-01', 'A-02'])
    expect(readBins('B-04-09~12').bins).toEqual(['B-04-09', 'B-04-10', 'B-04-11', 'B-04-12'])
    expect(readBins('A-01..A-03').bins).toEqual(['A-01', 'A-02', 'A-03'])
    expect(readBins('')).toEqual({ bins: [], wrong: '' })
  })

  it('are said to be wrong where no scanner could read them', () => {
    for (const text of ['电池柜', 'A_1', 'A-05~A-01', 'A-01~B-09', 'A-1~A-9999', 'A-01~A-02~A-03', 'TOOLONG'])
      expect(readBins(`A-01 ${text}`).wrong, text).toBe(text)
  })

  it('are read back by the scanner as the very shelf, and a part’s label as the very part', () => {
    const code = (data: Parameters<typeof stockLabel>[1]) =>
      stockLabel(printContext('zh-CN'), data).head.code ?? ''
    expect(classifyScan(code({ kind: 'bin', bin: 'B-04-12' }))).toMatchObject({ kind: 'bin', bin: 'B-04-12' })
    const part = { kind: 'part', partNumber: 'CB-BAT-0012345', name: '电池', fits: '', bin: '' } as const
    expect(classifyScan(code(part))).toMatchObject({ kind: 'partNumber', partNumber: 'CB-BAT-0012345' })
  })
})

describe('a job of labels', () => {
  it('carries what was asked for, and nothing where it can not be read', () => {
    const labels = [
      { kind: 'bin', bin: 'A-01' },
      { kind: 'part', partNumber: 'CB-BAT-0012345', copies: 3 },
    ] as const
    expect(labelCount(labels)).toBe(4)
    expect(unpackLabels(packLabels(labels))).toEqual(labels)
    expect(unpackLabels('not json')).toEqual([])
    expect(unpackLabels('[{"kind":"moon"}]')).toEqual([])
  })
})
