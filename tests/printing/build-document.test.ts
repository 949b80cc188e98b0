import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPrintWord } from '../../electron/printing/build/words'
import { fitsPaper, renderPage } from '../../electron/printing/render-page'
import { templateOf } from '../../electron/printing/template'
import { canonicalModel } from '../../shared/documents/canonical'
import { templateSchema } from '../../shared/documents/template'
import { outletDetailsSchema } from '../../shared/outlet/state'
import { type PrintForm, type PrintJob, printForms } from '../../shared/print/state'
import { packLabels } from '../../shared/stock/labels'
import { canonical, clearName, clearPhone, type PaperDay, passcode, startPaperDay } from './paper-day'

let day: PaperDay
beforeAll(() => {
  day = startPaperDay()
})
afterAll(() => day.test.end())

const closeDay = (): void => {
  day.test.must('manager', 'closeDay', {
    shiftId: day.shiftId,
    counted: { cash: 0 },
    reason: '盘点差',
    print: true,
  })
}

/** A subject that each form is really printed for. */
function wishes(): Readonly<Record<PrintForm, () => PrintJob>> {
  const { tickets, job, ticket } = day
  const repair = `ticket/${tickets.repair}`
  const { number } = ticket(tickets.repair).intake
  return {
    claimReceipt: () => job('claimReceipt', repair, number),
    deviceLabel: () => job('deviceLabel', repair, number),
    dispatchOrder: () => job('dispatchOrder', repair, number),
    commissioningReceipt: () => job('commissioningReceipt', `ticket/${tickets.commissioning}`),
    repairReceipt: () => job('repairReceipt', repair, number),
    customerInformation: () =>
      job('customerInformation', repair, 'X-1', { parameters: { category: 'complaint' } }),
    customerOpinion: () => job('customerOpinion', `customer/${day.customerId}`),
    survey: () => job('survey', repair, number),
    surveyStatistics: () =>
      job('surveyStatistics', 'period/2026-06', '', {
        parameters: {
          price: '10,5,3,1,1',
          contract: '20,0,0,0,0',
          quality: '18,2,0,0,0',
          attitude: '20,0,0,0,0',
          afterSales: '10,10,0,0,0',
          sent: 40,
        },
      }),
    salesReturnNote: () => job('salesReturnNote', `ticket/${tickets.return}`),
    deliveryNote: () =>
      job('deliveryNote', `ticket/${tickets.sentOut}`, ticket(tickets.sentOut).sentOut?.number),
    quotation: () => job('quotation', repair, ticket(tickets.repair).quote?.number),
    paymentSlip: () => job('paymentSlip', repair, ticket(tickets.repair).payments.at(-1)?.number),
    partsPickList: () => job('partsPickList', repair, number),
    dailySummary: () => job('dailySummary', `shift/${day.shiftId}`, '2026-06-15'),
    warrantyCard: () => job('warrantyCard', repair, number),
    periodReport: () => {
      const { test } = day
      const made = {
        reportId: 'report-paper-1',
        kind: 'own',
        fromDay: '2026-06-15',
        toDay: '2026-06-15',
      } as const
      test.give('manager', 'makeReport', made)
      return job('periodReport', 'report/report-paper-1', '2026-06-15')
    },
    reconcileSlip: () => job('reconcileSlip', `shift/${day.shiftId}`, '2026-06-15'),
    stockLabel: () =>
      job('stockLabel', 'stockLabels/some', 'A-01', {
        paper: 'label40x20',
        parameters: {
          labels: packLabels([
            { kind: 'bin', bin: 'A-01' },
            { kind: 'part', partNumber: day.partNumber, copies: 2 },
          ]),
        },
      }),
  }
}

describe('a paper made from the facts', () => {
  it('prints no summary while the shift is open, because its count is blind', () => {
    expect(day.build(wishes().dailySummary())).toMatchObject({ reason: 'form-not-for-subject' })
  })

  it('exists for every form, in both languages, on its paper, the same each time, without the passcode', () => {
    closeDay()
    for (const form of printForms) {
      const job = wishes()[form]()
      for (const language of ['zh-CN', 'en'] as const) {
        const built = day.build(job, language)
        expect(built, `${form} ${language}`).toMatchObject({ kind: 'ok' })
        if (built.kind !== 'ok') continue
        const text = canonical(built)
        expect(canonical(day.build(job, language)), form).toBe(text)
        expect(text).not.toContain(passcode)
        expect(text).not.toContain('undefined')
        expect(text).not.toContain('NaN')
        expect(built.value.every((model) => model.language === language && fitsPaper(model, job.paper))).toBe(
          true,
        )
        expect(renderPage(built.value, job.paper).html.length).toBeGreaterThan(400)
      }
    }
  })

  it('says in Chinese words what the codes mean, and in English on English paper', () => {
    const job = wishes().claimReceipt()
    const chinese = canonical(day.build(job, 'zh-CN'))
    const english = canonical(day.build(job, 'en'))
    expect(chinese).toContain('"维修"')
    expect(chinese).toContain('在保，今天可以：免费修理')
    expect(english).toContain('"Repair"')
    expect(english).toContain('Charger')
    expect(english).toContain('Covered. Today: free repair')
    expect(english).toContain('Screen: 摔过')
  })

  it('gives the customer their own name in full, and nobody else', () => {
    const claim = canonical(day.build(wishes().claimReceipt()))
    expect(claim).toContain(clearName)
    expect(claim).toContain(clearPhone)
    const inHouse = ['deviceLabel', 'dispatchOrder', 'customerInformation', 'survey', 'deliveryNote'] as const
    for (const form of [...inHouse, 'partsPickList', 'dailySummary', 'reconcileSlip'] as const) {
      const text = canonical(day.build(wishes()[form]()))
      expect(text, form).not.toContain(clearName)
      expect(text, form).not.toContain(clearPhone)
    }
  })

  it('makes two copies of a signed report on sheets, the file one masked, and one on a roll', () => {
    const { tickets, job } = day
    const sheet = day.build(job('repairReceipt', `ticket/${tickets.repair}`, '', { paper: 'a5' }))
    if (sheet.kind !== 'ok') throw new Error(sheet.reason)
    expect(sheet.value.map((model) => model.head.holderLabel)).toEqual(['客户联', '存根联'])
    expect(canonicalModel(sheet.value[0]!)).toContain(clearName)
    expect(canonicalModel(sheet.value[1]!)).not.toContain(clearName)
    expect(canonicalModel(sheet.value[0]!)).toContain('image/png')
    const roll = day.build(job('repairReceipt', `ticket/${tickets.repair}`, '', { paper: 'roll80' }))
    expect(roll.kind === 'ok' && roll.value).toHaveLength(1)
  })

  it('labels the device and each thing left with it, each with a code of its own', () => {
    const built = day.build(wishes().deviceLabel())
    if (built.kind !== 'ok') throw new Error(built.reason)
    const codes = built.value.map((model) => model.head.code ?? '')
    expect(codes).toHaveLength(3)
    expect(codes.map((code) => code[0])).toEqual(['L', 'A', 'A'])
    expect(new Set(codes).size).toBe(3)
  })

  it('splits the payment that settles the bill into lines that add up to it', () => {
    const text = canonical(day.build(wishes().paymentSlip()))
    expect(text).toContain('减：已付')
    expect(text).toContain('-¥50.00')
  })

  it('marks a reprint with its count and its reason, and keeps the original as it is', () => {
    const original = wishes().claimReceipt()
    const before = canonical(day.build(original))
    day.later(30)
    for (const _copy of [1, 2])
      day.test.must('counter', 'reprint', { jobId: original.id, reason: '客户遗失' })
    const reprint = day.jobsOf('claimReceipt').find((job) => job.copy === 3)!
    const built = day.build(reprint)
    if (built.kind !== 'ok') throw new Error(built.reason)
    expect(built.value[0]?.copyLabel).toBe('补打 第 2 次')
    expect(built.value[0]?.copy).toMatchObject({ kind: 'reprint', count: 2, reason: '客户遗失' })
    expect(built.value[0]?.head.code?.endsWith('.2')).toBe(true)
    expect(canonical(day.build(original))).toBe(before)
  })

  it('says what it said then, whatever has happened since', () => {
    const { test, tickets } = day
    const ticketId = tickets.sentOut
    const job = day.job('claimReceipt', `ticket/${ticketId}`)
    const quoted = day.jobsOf('quotation')[0]!
    const receipt = canonical(day.build(job))
    const quotation = canonical(day.build(quoted))
    day.later(60)
    test.must('counter', 'changePromise', {
      ticketId,
      promisedAtMs: test.clock.nowMs + 86_400_000,
      reason: '等总部',
    })
    const details = { kind: 'person' as const, name: '王大明', phones: ['13800000000'] }
    const { customerId } = day.ticket(ticketId).intake
    test.must('counter', 'changeCustomer', { customerId, details })
    expect(canonical(day.build(job))).toBe(receipt)
    expect(canonical(day.build(day.job('claimReceipt', `ticket/${ticketId}`)))).toContain('王大明')
    // The answer came after the quotation was printed.
    expect(quotation).not.toContain('"yes"')
    expect(canonical(day.build(quoted))).toBe(quotation)
  })

  it('prints an earlier quotation of the same ticket as it was', () => {
    const { test } = day
    const { must } = test
    const fresh = startQuoted()
    const [first, second] = [fresh(111_00), fresh(222_00)]
    const job = day.job('quotation', `ticket/${first.ticketId}`, first.number)
    expect(canonical(day.build(job))).toContain('¥111.00')
    expect(canonical(day.build(job))).not.toContain('¥222.00')
    const latest = day.job('quotation', `ticket/${second.ticketId}`, second.number)
    expect(canonical(day.build(latest))).toContain('¥222.00')

    function startQuoted() {
      const received = day.ticket(day.tickets.commissioning).intake.customerId
      const quotedId = 'ticket-quoted-twice'
      must('counter', 'receiveDevice', {
        ticketId: quotedId,
        kind: 'repair',
        priority: 'medium',
        customerId: received,
        consentGiven: true,
        deviceId: 'device-quoted-twice',
        device: { serial: 'SNQUOTED', modelName: '华为 Mate 40 Pro', deviceClass: 'phone' },
        fault: '不开机',
      })
      must('technician', 'startDiagnosis', { ticketId: quotedId })
      return (unitFen: number) => {
        const lines = [{ kind: 'other' as const, code: '', name: '整机检修', quantity: 1, unitFen }]
        const value = must('technician', 'giveQuote', { ticketId: quotedId, lines, expiresOn: '2026-06-30' })
        return { ticketId: quotedId, number: (value as { readonly number: string }).number }
      }
    }
  })

  it('repeats the summary of a closed day to the letter, a week and more work later', () => {
    const job = wishes().dailySummary()
    const before = day.build(job)
    day.test.must('counter', 'openDay', { shiftId: 'shift-paper-2', floatFen: 10_000 })
    day.later(7 * 24 * 60)
    day.test.must('counter', 'handOver', {
      ticketId: day.tickets.return,
      proof: 'receipt',
      accessoriesReturned: [],
    })
    for (let index = 0; index < 410; index += 1) {
      const note = { ticketId: day.tickets.sentOut, noteId: `note-${index}-00`, note: '等总部消息' }
      day.test.must('counter', 'addNote', note)
    }
    expect(canonical(day.build(job))).toBe(canonical(before))
    const again = day.build({ ...wishes().dailySummary(), requestedAtMs: job.requestedAtMs })
    expect(again.kind === 'ok' && again.value[0]?.blocks).toEqual(
      before.kind === 'ok' && before.value[0]?.blocks,
    )
  })
})

describe('the daily summary', () => {
  it('counts the day as its facts do: tickets, money, cash, numbers, parts', () => {
    const built = day.build(wishes().dailySummary())
    if (built.kind !== 'ok') throw new Error(built.reason)
    const tables = built.value[0]!.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
    const [tickets, money, numbers, parts] = tables
    expect(tickets?.find((row) => row[0] === '维修')).toEqual(['维修', '3', '1', '1', '1', '0'])
    expect(tickets?.at(-1)).toEqual(['合计', '5', '2', '1', '2', '0'])
    expect(money?.at(-1)?.[1]).toBe('2')
    expect(money?.map((row) => row[0])).toEqual(['微信', '现金', '合计'])
    expect(numbers?.find((row) => row[0] === '服务单')).toMatchObject(
      ['服务单', /-000001-/, /-000005-/, '5', '无'].map((cell) =>
        cell instanceof RegExp ? expect.stringMatching(cell) : cell,
      ),
    )
    expect(parts).toEqual([
      ['入库', '5', ''],
      ['维修领用', '1', ''],
    ])
  })
})

describe('a form that is filled in by hand', () => {
  it('has no ticks, no dates and no zeros that nobody wrote', () => {
    const sheet = day.build(day.job('customerInformation', 'blank/form'))
    expect(canonical(sheet)).not.toContain('"yes"')
    expect(canonical(sheet)).toContain('"kind":"writing"')
    const statistics = day.build(day.job('surveyStatistics', 'blank/form'))
    expect(canonical(statistics)).not.toContain('"0"')
    expect(canonical(statistics)).not.toContain('需改进')
    expect(day.build(day.job('survey', 'blank/form')).kind).toBe('ok')
  })

  it('leaves refund or exchange open on a return that nobody has settled', () => {
    const { tickets, job, build } = day
    expect(canonical(build(job('salesReturnNote', `ticket/${tickets.return}`)))).not.toContain('"yes"')
    const settled = job('salesReturnNote', `ticket/${tickets.return}`, '', {
      parameters: { settlement: 'exchange' },
    })
    expect(canonical(build(settled))).toContain('{"label":"换货","state":"yes"}')
  })

  it('weighs the answers by the outlet’s coefficients', () => {
    const text = canonical(day.build(wishes().surveyStatistics()))
    // Price: 10 × 1 + 5 × 0.8 + 3 × 0.6 + 1 × 0.3 = 16.1 of 20, weighed 0.2.
    expect(text).toContain('"3.22"')
    expect(text).toContain('"50.0 %"')
  })
})

describe('a paper that can not be made', () => {
  it('is refused with a reason: an unknown subject, a form that does not fit', () => {
    const { tickets, job, build } = day
    expect(build(job('claimReceipt', 'ticket/nobody-knows'))).toMatchObject({ reason: 'subject-unknown' })
    expect(build(job('quotation', `ticket/${tickets.commissioning}`))).toMatchObject({
      reason: 'form-not-for-subject',
    })
    expect(build(job('repairReceipt', `ticket/${tickets.sentOut}`))).toMatchObject({
      reason: 'form-not-for-subject',
    })
    expect(build(job('deviceLabel', `ticket/${tickets.consultation}`))).toMatchObject({
      reason: 'form-not-for-subject',
    })
    expect(build(job('dailySummary', 'shift/unknown-shift'))).toMatchObject({ reason: 'subject-unknown' })
    expect(build(job('claimReceipt', `shift/${day.shiftId}`))).toMatchObject({
      reason: 'form-not-for-subject',
    })
  })

  it('is refused for an erased customer where it is theirs, and masked where it stays in the house', () => {
    const jobs = wishes()
    const original = jobs.claimReceipt()
    day.test.must('administrator', 'eraseCustomer', { customerId: day.customerId, reason: '客户要求' })
    for (const job of [
      original,
      jobs.claimReceipt(),
      jobs.quotation(),
      jobs.paymentSlip(),
      jobs.warrantyCard(),
    ]) {
      expect(day.build(job), job.form).toMatchObject({ reason: 'customer-erased' })
    }
    const inHouse = [
      'deviceLabel',
      'dispatchOrder',
      'survey',
      'customerInformation',
      'customerOpinion',
    ] as const
    for (const form of inHouse) {
      const text = canonical(day.build(jobs[form]()))
      expect(text).not.toContain(clearName)
      expect(text).not.toContain(clearPhone)
    }
    const fileCopy = day.job('repairReceipt', `ticket/${day.tickets.repair}`, '', {
      parameters: { holder: 'outlet' },
    })
    const masked = canonical(day.build(fileCopy))
    expect(masked).toContain('欧阳**')
    expect(masked).not.toContain('image/png')
  })
})

describe('the template of an outlet', () => {
  const details = outletDetailsSchema.parse({
    code: 'SZ01',
    nameZh: '星河数码服务中心',
    nameEn: 'Xinghe Service',
  })

  it('says neighbouring days with equal hours once, in both languages', () => {
    const hours = [...Array.from({ length: 6 }, () => ({ open: '09:00', close: '20:00' })), null]
    expect(templateOf({ ...details, hours }, 'zh-CN').outlet.hours).toBe('周一至周六 09:00–20:00')
    expect(templateOf({ ...details, hours }, 'en').outlet).toMatchObject({
      name: 'Xinghe Service',
      hours: 'Mon–Sat 09:00–20:00',
    })
  })

  it('takes the outlet’s terms whole, however long, with a version that follows the words', () => {
    const sentence = '凭本凭证取机，遗失请立即挂失。'
    const terms = `1. ${sentence.repeat(200)}\n2、${sentence}\n${`x${'y'.repeat(120)}\n`.repeat(30)}`
    const template = templateOf({ ...details, terms: terms.slice(0, 8000) }, 'zh-CN')
    expect(templateSchema.safeParse(template).error).toBeUndefined()
    const printed = template.terms.paragraphs.join('').replace(/\s/g, '')
    expect(printed.length).toBeGreaterThan(terms.slice(0, 8000).replace(/\s/g, '').length - 10)
    const changed = templateOf({ ...details, terms: `${terms.slice(0, 7000)}。` }, 'zh-CN')
    expect(changed.terms.version).not.toBe(template.terms.version)
    expect(templateOf(details, 'zh-CN').version).toBe('built-in-1')
  })

  it('prints before the outlet is set up', () => {
    expect(templateSchema.safeParse(templateOf(undefined, 'en')).success).toBe(true)
  })

  it('has both languages for every word', () => {
    for (const [key, chinese, english] of everyPrintWord()) {
      expect(chinese.trim() !== '' && english.trim() !== '', key).toBe(true)
    }
  })
})
