/** Receipts as bytes: every command known, every line inside the paper, every code readable. */

import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { receiptPreview, renderReceipt } from '../../electron/printing/render-receipt'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import type { Language } from '../../shared/documents/model'
import { printContext, serviceNumber } from '../../shared/documents/samples/context'
import { claimReceiptSample } from '../../shared/documents/samples/counter-samples'
import { sampleForms } from '../../shared/documents/samples/samples'
import { profile58, profile80 } from '../../shared/printing/settings'
import { decodeEscpos, imageToPbm } from './escpos-decoder'

const languages: readonly Language[] = ['zh-CN', 'en']

describe('a receipt on 80 and 58 mm', () => {
  for (const sample of sampleForms.filter((each) => each.papers.includes('roll80')))
    for (const language of languages)
      for (const profile of [
        profile80,
        profile58,
        { ...profile80, columns: 42 },
        { ...profile80, text: 'gbk' as const, qr: 'printer' as const },
      ])
        it(`${sample.form} in ${language} on ${profile.columns} columns (${profile.text}) stays on the paper`, () => {
          const model = sample.build(printContext(language))
          const decoded = decodeEscpos(renderReceipt([model], profile), profile.columns)
          expect(decoded.text).toContain(model.head.outletName.slice(0, 10))
          expect(decoded.cuts).toHaveLength(profile.cut === 'none' ? 0 : 1)
          expect(decoded.asksAtEnd).toBe(true)
        })

  it('says in Chinese what the customer leaves, with a code that opens exactly this ticket', () => {
    const decoded = decodeEscpos(
      renderReceipt([claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))], profile80),
    )
    expect(decoded.text).toContain('受理凭证')
    expect(decoded.text).toContain('张小明')
    expect(decoded.text).toContain('￥100.00')
    expect(decoded.text).toContain('[×]外壳无伤(右下角磕碰)')
    expect(scan(decoded.images)).toContain(serviceNumber(123))
  })

  it('carries the copy number in the code and in words when it is printed again', () => {
    const context = printContext('zh-CN', { copy: { kind: 'reprint', count: 2, reason: '客户遗失' } })
    const decoded = decodeEscpos(
      renderReceipt([claimReceipt(context, claimReceiptSample('zh-CN'))], profile80),
    )
    expect(decoded.text).toContain('补打 第 2 次')
    expect(decoded.text).toContain('客户遗失  陈晓燕  A')
    expect(scan(decoded.images)).toContain(`${serviceNumber(123)}.2`)
  })

  it('sends the QR code as a command where the printer draws it itself', () => {
    const profile = { ...profile80, qr: 'printer' as const }
    const decoded = decodeEscpos(
      renderReceipt([claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))], profile),
    )
    expect(decoded.codes[0]).toEqual({ kind: 'qr', content: serviceNumber(123) })
  })

  it('opens the drawer and sounds the buzzer only where it should', () => {
    const model = claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))
    const profile = { ...profile80, drawer: 'pin5' as const, buzzer: true, cut: 'full' as const }
    const opened = decodeEscpos(renderReceipt([model], profile, { openDrawer: true }))
    expect(opened.drawerPins).toEqual([1])
    expect(opened.buzzes).toBe(1)
    expect(opened.cuts).toEqual(['full'])
    expect(decodeEscpos(renderReceipt([model], profile)).drawerPins).toEqual([])
  })

  it('prints rare names and replaces what no printer has', () => {
    const data = {
      ...claimReceiptSample('zh-CN'),
      customer: { name: '𠮷田㐂', phone: '13812345678' },
      remarks: 'ok 👍 “引号” {a|b}^^ -- == \\x41 ~_`"',
    }
    const decoded = decodeEscpos(renderReceipt([claimReceipt(printContext('zh-CN'), data)], profile80))
    expect(decoded.text).toContain('𠮷田㐂')
    expect(decoded.text).toContain('ok □ “引号” {a|b}^^ -- == \\x41 ~_`"')
    const gbk = decodeEscpos(
      renderReceipt([claimReceipt(printContext('zh-CN'), data)], { ...profile80, text: 'gbk' }),
    )
    expect(gbk.text).toContain('□田')
  })

  it('keeps lines that consist of dashes or equals signs as text, and never as a cut', () => {
    const data = { ...claimReceiptSample('zh-CN'), fault: '=====\n-----\n{c:123}\n=' }
    const decoded = decodeEscpos(renderReceipt([claimReceipt(printContext('zh-CN'), data)], profile80))
    expect(decoded.cuts).toHaveLength(1)
    expect(decoded.text).toContain('{c:123}')
  })

  it('shows the same slip as a preview', () => {
    const svg = receiptPreview(claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN')), profile80)
    expect(svg).toMatch(/^<svg[^>]+576px/)
    expect(svg).not.toContain('<script')
  })
})

function scan(
  images: Parameters<typeof imageToPbm>[0][] | readonly Parameters<typeof imageToPbm>[0][],
): readonly string[] {
  return images.flatMap((image) => {
    try {
      return execFileSync('zbarimg', ['--raw', '-q', '-'], { input: imageToPbm(image) })
        .toString()
        .trim()
        .split('\n')
    } catch {
      return []
    }
  })
}
