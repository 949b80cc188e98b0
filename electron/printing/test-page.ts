/** The page of a test print: whatever a person must see to know that this printer will do. */

import { deviceLabel } from '../../shared/documents/forms/device-label'
import type { DocumentModel } from '../../shared/documents/model'
import type { PaperKind } from '../../shared/documents/paper'
import { builtInTemplate } from '../../shared/documents/template'

const sampleNumber = 'S-TEST-AA-000001-S'

export function testPage(paper: PaperKind): readonly DocumentModel[] {
  const language = 'zh-CN' as const
  const context = {
    language,
    zone: 'Asia/Shanghai',
    printedAtMs: 0,
    person: 'TEST',
    station: 'A',
    copy: { kind: 'original' as const },
    template: builtInTemplate(
      { name: '打印测试 Printer test', code: 'TEST', address: '中文 ABC 123 ¥8.80', phone: '', hours: '' },
      language,
    ),
  }
  return [
    deviceLabel(context, {
      serviceNumber: sampleNumber,
      deviceModel: `测试 ${paper}`,
      serial: '0123456789',
      customerName: '张三',
      receivedAtMs: 0,
    }),
  ]
}
