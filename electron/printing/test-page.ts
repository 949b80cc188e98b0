/** The page of a test print: whatever a person must see to know that this printer will do. */

import { deviceLabel } from '../../shared/documents/forms/device-label'
import { paymentSlip } from '../../shared/documents/forms/payment-slip'
import type { PrintContext } from '../../shared/documents/frame'
import type { DocumentModel } from '../../shared/documents/model'
import type { PaperKind } from '../../shared/documents/paper'
import { builtInTemplate } from '../../shared/documents/template'

const sampleNumber = 'S-TEST-AA-000001-S'

const context: PrintContext = {
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  printedAtMs: 0,
  person: '测试 TEST',
  station: 'A',
  copy: { kind: 'original' },
  template: builtInTemplate(
    { name: '打印测试 Printer test', code: 'TEST', address: '中文 ABC 123 ¥8.80', phone: '', hours: '' },
    'zh-CN',
  ),
}

export function testPage(paper: PaperKind): readonly DocumentModel[] {
  if (paper === 'label60x40' || paper === 'label40x20') {
    return [
      deviceLabel(context, {
        serviceNumber: sampleNumber,
        deviceModel: '打印测试 Printer test',
        serial: '0123456789',
        customerName: '张三',
        receivedAtMs: 0,
      }),
    ]
  }
  return [
    paymentSlip(context, {
      paymentNumber: 'P-TEST-AA-000001-T',
      serviceNumber: sampleNumber,
      direction: 'payment',
      atMs: 0,
      customer: { name: '张三', phone: '13800000000' },
      purpose: '打印测试，不是收款凭证 Printer test, not a receipt',
      lines: [
        { description: '横竖线要齐，中文不乱码', amountFen: 880 },
        { description: 'Columns line up, nothing is cut off', amountFen: 120 },
      ],
      totalFen: 1000,
      tenders: [{ tender: '现金', amountFen: 1000 }],
      cashier: '测试 TEST',
    }),
  ]
}
