/** Every form on each of its papers in both languages: right size, right words, codes that scan, fonts inside. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderPage } from '../../electron/printing/render-page'
import { type ChromiumPages, startChromiumPages } from '../../scripts/lib/chromium-page'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { deviceLabel } from '../../shared/documents/forms/device-label'
import { oldPartReturnList } from '../../shared/documents/forms/parts-lists'
import { quotation } from '../../shared/documents/forms/quotation'
import { repairReturn } from '../../shared/documents/forms/repair-return'
import type { DocumentModel, Language } from '../../shared/documents/model'
import { type PaperKind, paperSize } from '../../shared/documents/paper'
import { oldPartReturnListSample, quotationSample } from '../../shared/documents/samples/bench-samples'
import { printContext, serviceNumber } from '../../shared/documents/samples/context'
import {
  claimReceiptSample,
  deviceLabelSample,
  repairReturnSample,
} from '../../shared/documents/samples/counter-samples'
import { sampleForms } from '../../shared/documents/samples/samples'
import { renumber } from '../../shared/numbers'

let pages: ChromiumPages
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-test-'))
  pages = await startChromiumPages()
})
afterAll(async () => {
  await pages?.close()
  rmSync(folder, { recursive: true, force: true })
})

const languages: readonly Language[] = ['zh-CN', 'en']

describe('every form', () => {
  for (const sample of sampleForms)
    for (const language of languages)
      it(`${sample.form} in ${language} comes out on ${sample.papers.join(', ')}`, async () => {
        const model = sample.build(printContext(language))
        for (const paper of sample.papers) {
          // A code is the same in every language, so it is scanned in one.
          const scan = language === 'zh-CN'
          const printed = await print([model], paper, scan)
          const size = paperSize(paper)
          expect(printed.width, paper).toBeCloseTo(size.widthMillimetres, 0)
          if (size.heightMillimetres === undefined) expect(printed.pages, paper).toBe(1)
          else expect(printed.height, paper).toBeCloseTo(size.heightMillimetres, 0)
          expect(printed.fontsEmbedded, paper).toBe(true)
          if (size.family !== 'label') {
            expect(packed(printed), paper).toContain(pack(model.head.title))
            expect(packed(printed), paper).toContain(pack(model.head.outletName))
          }
          if (size.family === 'page' || size.family === 'continuous')
            expect(packed(printed), paper).toContain(
              language === 'zh-CN' ? `第1页共${printed.pages}页` : `Page1of${printed.pages}`,
            )
          if (model.head.code && scan) expect(printed.codes, paper).toContain(model.head.code)
        }
      })
})

describe('a claim receipt', () => {
  it('fits on one A5 sheet in Chinese', async () => {
    const printed = await print([claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))], 'a5')
    expect(printed.pages).toBe(1)
  })

  it('says what it knows when there is no price, no promise, no serial and no fault yet', async () => {
    const {
      depositFen: _1,
      estimateFen: _2,
      promisedAtMs: _3,
      fault: _4,
      warranty: _5,
      ...rest
    } = claimReceiptSample('zh-CN')
    const data = { ...rest, device: { model: '不明' }, accessories: [], condition: [] }
    const printed = await print([claimReceipt(printContext('zh-CN'), data)], 'a5')
    for (const words of ['客户未能说明，待检测', '待检测确定', '无随机附件'])
      expect(printed.text).toContain(words)
    expect(printed.text).not.toContain('¥')
  })

  it('keeps long names, twelve accessories and a long fault on the paper', async () => {
    const name = '阿卜杜热西提·买买提艾力江·吾买尔·阿布都克里木'
    const data = {
      ...claimReceiptSample('zh-CN'),
      customer: { name, phone: '13812345678', company: '某某'.repeat(30), address: '广东省'.repeat(25) },
      device: { model: 'X'.repeat(90), serial: 'S'.repeat(40) },
      accessories: Array.from({ length: 12 }, (_, at) => ({ name: `附件编号${at + 1}`, count: at + 1 })),
      fault: '很长的故障描述，没有换行'.repeat(40),
    }
    for (const paper of ['a5', 'roll58', 'continuous241half'] as const) {
      const printed = await print([claimReceipt(printContext('zh-CN'), data)], paper)
      const text = packed(printed)
      expect(text).toContain(name)
      expect(text).toContain('附件编号12×12')
      expect(text).toContain('S'.repeat(40))
    }
  })

  it('marks a reprint with its count, reason, person and station, and in the code', async () => {
    const context = printContext('zh-CN', { copy: { kind: 'reprint', count: 3, reason: '客户遗失' } })
    const printed = await print([claimReceipt(context, claimReceiptSample('zh-CN'))], 'a5')
    expect(packed(printed)).toContain('补打第3次')
    expect(packed(printed)).toContain('客户遗失·陈晓燕·A·2026-11-2214:05')
    expect(printed.codes).toContain(`${serviceNumber(123)}.3`)
  })
})

describe('a service receipt', () => {
  it('with its old parts fits on one A5 sheet, thanks and all, in both languages', async () => {
    for (const language of languages) {
      const data = repairReturnSample(language)
      const [old] = data.oldParts ?? []
      const oldParts = [...(data.oldParts ?? []), { name: old?.name ?? '', toCustomer: true }]
      const context = printContext(language, { holder: 'customer' })
      const printed = await print([repairReturn(context, { ...data, oldParts })], 'a5')
      expect(printed.pages, language).toBe(1)
      for (const line of context.template.footerLines) expect(packed(printed)).toContain(pack(line))
    }
  })
})

describe('long lists', () => {
  it('repeat the head of the table on every page and count the pages', async () => {
    const data = oldPartReturnListSample('zh-CN')
    const lines = Array.from({ length: 40 }, (_, at) => ({ ...data.lines[0]!, number: `P-${at + 1}` }))
    const printed = await print([oldPartReturnList(printContext('zh-CN'), { ...data, lines })], 'a5')
    expect(printed.pages).toBeGreaterThan(1)
    expect(printed.text.match(/备件编码/g)).toHaveLength(printed.pages)
    expect(packed(printed)).toContain(`第${printed.pages}页共${printed.pages}页`)
    expect(printed.text).toContain('P-40')
  })

  it('leave no row torn over two pages', async () => {
    const data = quotationSample('zh-CN')
    const lines = Array.from({ length: 40 }, (_, at) => ({
      ...data.lines[0]!,
      description: `项目${at + 1}甲\n项目${at + 1}乙`,
    }))
    const printed = await print([quotation(printContext('zh-CN'), { ...data, lines })], 'continuous241half')
    for (const page of printed.text.split('\f'))
      expect((page.match(/项目\d+甲/g) ?? []).length).toBe((page.match(/项目\d+乙/g) ?? []).length)
  })
})

describe('labels', () => {
  it('give two hundred labels two hundred pages in one job', async () => {
    const models = Array.from({ length: 200 }, (_, at) =>
      deviceLabel(printContext('zh-CN'), {
        ...deviceLabelSample('zh-CN'),
        serviceNumber: serviceNumber(at + 1),
      }),
    )
    expect((await print(models, 'label40x20', false)).pages).toBe(200)
  })

  it('carry the label number and never a full name or a phone', async () => {
    const printed = await print(
      [deviceLabel(printContext('zh-CN'), deviceLabelSample('zh-CN'))],
      'label60x40',
    )
    expect(printed.codes).toEqual([renumber(serviceNumber(123), 'L')])
    expect(printed.text).toContain('张**')
    expect(printed.text).not.toContain('张小明')
  })
})

describe('what people typed', () => {
  it('is never markup', () => {
    const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>"'\`--></style>\u0000\ud800`
    const data = {
      ...claimReceiptSample('zh-CN'),
      fault: evil,
      customer: { name: evil, phone: evil, company: evil },
    }
    const template = { ...printContext('zh-CN').template, footerLines: [evil], headerLines: [evil] }
    const page = renderPage([claimReceipt(printContext('zh-CN', { template, person: evil }), data)], 'a5')
    for (const markup of [page.html, page.footerHtml ?? '']) {
      expect(markup).not.toMatch(/<script|<img src=x|--></)
      expect(markup).not.toContain('\u0000')
      expect(markup).toContain('&lt;script&gt;')
    }
  })
})

function pack(text: string): string {
  return text.replace(/\s/g, '')
}

function packed(printed: Printed): string {
  return pack(printed.text)
}

interface Printed {
  readonly pages: number
  readonly width: number
  readonly height: number
  readonly text: string
  readonly fontsEmbedded: boolean
  readonly codes: readonly string[]
}

async function print(models: readonly DocumentModel[], paper: PaperKind, scan = true): Promise<Printed> {
  const pdf = join(folder, 'page.pdf')
  writeFileSync(pdf, await pages.htmlToPdf(renderPage(models, paper)))
  const info = execFileSync('pdfinfo', [pdf]).toString()
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []
  const fonts = execFileSync('pdffonts', [pdf]).toString().trim().split('\n').slice(2)
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    width: (Number(width) / 72) * 25.4,
    height: (Number(height) / 72) * 25.4,
    text: execFileSync('pdftotext', ['-raw', pdf, '-']).toString(),
    // Columns from the right: emb, sub, uni, object.
    fontsEmbedded:
      fonts.length > 0 && fonts.every((line) => / yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)),
    codes: scan ? scanned(pdf, paperSize(paper).family === 'page' ? '300' : '203') : [],
  }
}

/** The top of the first page, where the code is, at the resolution of the printer: an office laser, or a label or roll printer's 203 dots an inch. */
function scanned(pdf: string, resolution: string): readonly string[] {
  const image = join(folder, 'scan')
  execFileSync('pdftoppm', [
    '-gray',
    '-r',
    resolution,
    '-x',
    '0',
    '-y',
    '0',
    '-W',
    '3000',
    '-H',
    '800',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    pdf,
    image,
  ])
  try {
    return execFileSync('zbarimg', ['--raw', '-q', `${image}.pgm`], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
      .split('\n')
  } catch {
    return []
  }
}
