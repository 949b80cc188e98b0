/** What stands on a small label is whole where it matters: the number, the bin, and of a long name what it is. */

import { describe, expect, it } from 'vitest'
import { renderPage } from '../../electron/printing/render-page'
import { type StockLabelData, stockLabel } from '../../shared/documents/forms/stock-label'
import { printContext } from '../../shared/documents/samples/context'

const page = (data: StockLabelData) => renderPage([stockLabel(printContext('en'), data)], 'label60x40').html
const part = (changes: Partial<Extract<StockLabelData, { kind: 'part' }>>) =>
  page({ kind: 'part', partNumber: 'CB-MB-0007640', name: 'Battery', fits: '', bin: 'A-01', ...changes })

describe('the label of a part', () => {
  it('breaks a long number instead of cutting it', () => {
    expect(part({})).toContain('<div class="no">CB-MB-0007640</div>')
    expect(part({ partNumber: 'GH82-31234A/REV.B-000123' })).toContain('<div class="no long">')
  })

  it('keeps its bin whole, and has a third line for a long name', () => {
    expect(part({ bin: 'WARE-0012-0024-0007' })).toContain('<div class="row whole">')
    expect(part({})).toContain('<div class="name">Battery</div>')
    expect(part({ name: 'iPad Pro 11 (4th generation) screen assembly' })).toContain(
      '<div class="name three">',
    )
    expect(part({ name: '三星 Galaxy Tab S8 Ultra 主板（旧版）' })).toContain('<div class="name three">')
  })
})
