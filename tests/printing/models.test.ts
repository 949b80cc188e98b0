/** The rules of paper that need no paper: masking, capital amounts, both languages, templates, hashing. */

import { describe, expect, it } from 'vitest'
import { maskName, maskPhone } from '../../shared/customer/phone'
import { canonicalModel } from '../../shared/documents/canonical'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { paymentSlip } from '../../shared/documents/forms/payment-slip'
import { repairReturn } from '../../shared/documents/forms/repair-return'
import { hideableFields } from '../../shared/documents/frame'
import { maskAddress } from '../../shared/documents/masking'
import { formKinds } from '../../shared/documents/model'
import { capitalAmount, momentText } from '../../shared/documents/moments'
import { everyOfficeWord } from '../../shared/documents/office-words'
import { printReasons, printReasonText } from '../../shared/documents/print-reasons'
import { paymentSlipSample } from '../../shared/documents/samples/bench-samples'
import { nowMs, printContext, zone } from '../../shared/documents/samples/context'
import { claimReceiptSample, repairReturnSample } from '../../shared/documents/samples/counter-samples'
import { sampleForms } from '../../shared/documents/samples/samples'
import { templateSchema } from '../../shared/documents/template'
import { everyWord } from '../../shared/documents/words'
import { printerSettingsSchema } from '../../shared/printing/settings'
import { printer } from './printers'

describe('masking', () => {
  it('hides phones and names, and does it only once', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskPhone('+86 138 1234 5678')).toBe('138****5678')
    expect(maskPhone('0755-83261188')).toBe('0755-****1188')
    expect(maskPhone(maskPhone('13812345678'))).toBe('138****5678')
    expect(maskName('张明')).toBe('张*')
    expect(maskName('欧阳文静')).toBe('欧阳**')
    expect(maskName('John Smith')).toBe('J*** S***')
    expect(maskName(maskName('张小明'))).toBe('张**')
    expect(maskAddress('深圳市福田区华强北路 1002 号')).toBe('深圳市福田区****')
  })

  it('shows the whole customer only on what the customer keeps', () => {
    const kept = new Set([
      'claim-receipt',
      'commissioning-return',
      'repair-return',
      'sales-return-note',
      'quotation',
      'payment-slip',
      'sanbao-card',
    ])
    for (const sample of sampleForms) {
      const text = canonicalModel(sample.build(printContext('zh-CN')))
      expect(text.includes('13812345678'), sample.form).toBe(kept.has(sample.form))
      expect(text.includes('张小明'), sample.form).toBe(kept.has(sample.form))
    }
  })

  it('masks the copy that stays in the file', () => {
    const context = printContext('zh-CN', { holder: 'outlet' })
    for (const sample of sampleForms) {
      const text = canonicalModel(sample.build(context))
      expect(text, sample.form).not.toContain('13812345678')
      expect(text, sample.form).not.toContain('张小明')
    }
    expect(repairReturn(context, repairReturnSample('zh-CN')).head.holderLabel).toBe('存根联')
  })
})

describe('amounts in capital figures', () => {
  it('are written as a bank would', () => {
    const written: readonly (readonly [number, string])[] = [
      [0, '人民币零元整'],
      [5, '人民币伍分'],
      [50, '人民币伍角整'],
      [100, '人民币壹元整'],
      [105, '人民币壹元零伍分'],
      [1_000, '人民币壹拾元整'],
      [123_456, '人民币壹仟贰佰叁拾肆元伍角陆分'],
      [100_100, '人民币壹仟零壹元整'],
      [1_000_000, '人民币壹万元整'],
      [1_000_500, '人民币壹万零伍元整'],
      [10_203_000, '人民币壹拾万零贰仟零叁拾元整'],
      [10_000_000_000, '人民币壹亿元整'],
      [10_000_010_000, '人民币壹亿零壹佰元整'],
      [-9_900, '人民币负玖拾玖元整'],
    ]
    for (const [fen, text] of written) expect(capitalAmount(fen), fen.toString()).toBe(text)
  })
})

describe('documents', () => {
  it('exist for all forms', () => {
    // A printed list has its columns from the screen it is printed from; tests/lists prints one.
    const forms = formKinds.filter((form) => form !== 'list')
    expect(sampleForms.map((sample) => sample.form).sort()).toEqual([...forms].sort())
  })

  it('speak both languages, each in its own letters', () => {
    for (const [key, chinese, english] of [...everyWord(), ...everyOfficeWord()]) {
      expect(chinese.trim(), key).not.toBe('')
      expect(english.trim(), key).not.toBe('')
      expect(/\p{Script=Han}/u.test(english), key).toBe(false)
      if (!key.startsWith('imei')) expect(/\p{Script=Han}/u.test(chinese), key).toBe(true)
    }
    for (const reason of printReasons) {
      expect(printReasonText(reason, 'zh-CN')).toMatch(/。$/)
      expect(printReasonText(reason, 'en')).toMatch(/\.$/)
    }
    for (const sample of sampleForms)
      expect(canonicalModel(sample.build(printContext('en'))), sample.form).not.toMatch(/\p{Script=Han}/u)
  })

  it('write moments as people here do', () => {
    expect(momentText(nowMs, zone, 'zh-CN')).toBe('2026-11-22 周日 14:05')
    expect(momentText(nowMs, zone, 'en')).toBe('Sun 22 Nov 2026 14:05')
  })

  it('never carry the passcode, only that it is held', () => {
    expect(canonicalModel(claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN')))).toContain(
      '已加密登记，取机时清除',
    )
  })

  it('have one canonical text, whatever the order of their members', () => {
    const model = paymentSlip(printContext('zh-CN'), paymentSlipSample('zh-CN'))
    const turned = Object.fromEntries(Object.entries(model).reverse()) as unknown as typeof model
    expect(canonicalModel(turned)).toBe(canonicalModel(model))
    expect(JSON.parse(canonicalModel(model))).toEqual(model)
  })

  it('are called refund when money goes back', () => {
    const model = paymentSlip(printContext('zh-CN'), {
      ...paymentSlipSample('zh-CN'),
      direction: 'refund',
      refundReason: '取消维修',
    })
    expect(model.head.title).toBe('退款单')
  })
})

describe('a template', () => {
  it('may leave fields out, but not what identifies the paper', () => {
    const base = printContext('zh-CN')
    const template = { ...base.template, hiddenFields: ['color', 'priority', 'receivedAt', 'deviceModel'] }
    const model = claimReceipt({ ...base, template }, claimReceiptSample('zh-CN'))
    const keys = model.blocks.flatMap((block) =>
      block.kind === 'fields' ? block.fields.map((field) => field.key) : [],
    )
    expect(keys).not.toContain('color')
    expect(keys).not.toContain('priority')
    expect(keys).toEqual(expect.arrayContaining(['receivedAt', 'deviceModel']))
    expect(hideableFields(claimReceipt(base, claimReceiptSample('zh-CN')))).not.toContain('receivedAt')
  })

  it('is refused when it is broken, and the built-in one never is', () => {
    const { template } = printContext('zh-CN')
    expect(templateSchema.safeParse(template).success).toBe(true)
    for (const broken of [
      { ...template, footerLines: ['x'.repeat(500)] },
      { ...template, logo: { mime: 'image/svg+xml', base64: 'AAAA' } },
      { ...template, logo: { mime: 'image/png', base64: '"><script>' } },
      { ...template, terms: { version: '', paragraphs: [] } },
    ])
      expect(templateSchema.safeParse(broken).success).toBe(false)
  })
})

describe('printer settings', () => {
  it('are checked before they are stored', () => {
    const good = printer({ kind: 'tcp', host: '192.168.1.50', port: 9100 })
    expect(printerSettingsSchema.parse(good)).toEqual(good)
    for (const connection of [
      { kind: 'tcp', host: 'a b; rm', port: 9100 },
      { kind: 'tcp', host: 'printer', port: 0 },
      { kind: 'system', queue: '-o raw', raw: false },
      { kind: 'system', queue: 'a\nb', raw: false },
      { kind: 'fax' },
    ])
      expect(printerSettingsSchema.safeParse({ ...good, connection }).success).toBe(false)
  })
})
