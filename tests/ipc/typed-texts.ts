/**
 * Commands with what people type, whole, so that every text of theirs can be changed one at a time. Each may be given
 * again and again: what can happen once only gets something new to happen to.
 */

import type { CommandInput, CommandName } from '../../shared/commands/registry'
import { defaultPolicy } from '../../shared/policy/policy'
import { aFullDay, allPassed, plainPart, repairTo } from '../support/full-day'
import { intake, type TestWorkstation } from '../support/workstation'

type Typed = { readonly [Name in CommandName]?: () => CommandInput<Name> }

let ids = 0
export function newId(): string {
  ids += 1
  return `typed-${String(ids).padStart(8, '0')}`
}

/** Plays a day first, for something to type about. */
export function typedTexts(test: TestWorkstation) {
  const { must } = test
  const { collected, shiftId } = aFullDay(test)
  const at = (status: Parameters<typeof repairTo>[1]): string => repairTo(test, status)
  const [ticketId, quoted] = [at('diagnosing'), at('diagnosing')]
  const partNumber = plainPart(test)
  must('manager', 'receiveStock', { partNumber, quantity: 5000, bin: 'A-01', reason: '采购入库' })
  const billed = repairTo(test, 'ready', partNumber)
  const visit = intake()
  must('counter', 'receiveDevice', visit)
  const { customerId, deviceId = '' } = visit
  const complaintId = complaint('repair')
  const major = complaint('majorQuality')
  const lines = [{ partNumber, quantity: 1 }]

  function complaint(kind: 'repair' | 'majorQuality'): string {
    const made = newId()
    const about = { kind: 'complaint', class: kind, source: 'phone', content: '修了又坏' } as const
    must('counter', 'registerComplaint', { complaintId: made, ...about })
    return made
  }
  function article(): CommandInput<'writeArticle'> {
    const body = {
      title: '换屏步骤',
      deviceClass: 'phone',
      models: [{ modelId: 'model-0001', name: '华为 Mate 40 Pro' }],
      faultCodes: ['DISPLAY-BROKEN'],
      steps: [{ text: '先断开电池', photos: [] }],
      partNumbers: [partNumber],
    }
    return { articleId: newId(), body }
  }
  const loaner = (): CommandInput<'addLoaner'> => ({
    loanerId: newId(),
    details: { name: '备用机 7', model: '华为 Mate 20', serial: 'LOAN0007', accessories: '充电器' },
  })
  const both = (text: string) => ({ zh: text, en: text })

  return {
    receiveDevice: () =>
      intake({
        newCustomer: {
          kind: 'company',
          name: '王小明',
          company: '深圳某某公司',
          phones: ['13812345678'],
          contacts: [{ name: '李四', phone: '13700001111', role: '采购' }],
          address: '科技园路一号',
          email: 'a@example.org',
          invoiceTitle: '深圳某某公司',
          taxNumber: '91440300MA5FTKTF0T',
          note: '备注',
        },
        fault: '屏幕碎裂',
        request: '换屏',
        impact: '无法营业',
        accessories: [{ id: 'other', name: '手提袋', count: 1 }],
        place: 'counter',
        queueNumber: 'A012',
      }),
    addNote: () => ({ ticketId, noteId: newId(), note: '备注' }),
    changeCustomer: () => ({
      customerId,
      details: { kind: 'person', name: '王小明', phones: ['13812345678'], note: '备注', address: '路一号' },
    }),
    recordPreCheck: () => ({ ticketId, items: allPassed(test).slice(0, 1), note: '后盖有划痕' }),
    recordDiagnosis: () => ({
      ticketId,
      faultCode: 'DISPLAY-BROKEN',
      symptomCode: 'DISPLAY',
      finding: '外屏碎，内屏好',
    }),
    addLabour: () => ({
      ticketId,
      code: 'L-SCREEN',
      name: '更换屏幕',
      priceFen: 100,
      minutes: 30,
      underWarranty: false,
    }),
    giveQuote: () => ({
      ticketId: quoted,
      lines: [{ kind: 'labour', code: 'L-SCREEN', name: '更换屏幕', quantity: 1, unitFen: 12_000 }],
      discountFen: 100,
      discountReason: '老客户',
      expiresOn: '2099-12-31',
    }),
    giveDiscount: () => ({ ticketId: billed, discountFen: 1, reason: '等太久了' }),
    changePriority: () => ({ ticketId, priority: 'high', reason: '客户着急' }),
    changePromise: () => ({ ticketId, promisedAtMs: Date.UTC(2030, 0, 1), reason: '等配件' }),
    moveDevice: () => ({ ticketId, place: '货架三' }),
    recordNotReached: () => ({ ticketId: collected, note: '没人接' }),
    enterContract: () => ({
      deviceId,
      contract: {
        contractId: newId(),
        number: newId(),
        name: '延保两年',
        from: '2026-01-01',
        to: '2028-01-01',
        remedies: ['repair'],
        parts: ['battery'],
      },
    }),
    registerComplaint: () => ({
      complaintId: newId(),
      kind: 'complaint',
      class: 'attitude',
      source: 'visit',
      content: '态度不好',
      request: '道歉',
    }),
    classifyComplaint: () => ({ complaintId, class: 'repair', reason: '是维修问题' }),
    answerComplaint: () => ({ complaintId, answer: '已经道歉', how: 'phone' }),
    setMeasures: () => ({
      complaintId,
      cause: '没有复检',
      corrective: '重新复检',
      preventive: '两人复检',
      department: '维修部',
    }),
    passOnComplaint: () => ({ complaintId: major, reference: 'QM-2026-17', note: '已寄样机' }),
    enterSurvey: () => ({
      surveyId: newId(),
      customerId,
      levels: [1, 2, 1, 1, 2],
      suggestions: '多放几把椅子',
    }),
    takeMeasure: () => ({
      measureId: newId(),
      group: 'fault',
      key: 'DISPLAY-BROKEN',
      name: '屏幕碎裂',
      what: '送贴膜',
      ownerId: 'staff-manager',
      dueDay: '2030-01-01',
    }),
    receiveStock: () => ({ partNumber, quantity: 1, bin: 'A-01', reason: '采购入库', reference: 'PO-7' }),
    adjustStock: () => ({ partNumber, difference: 1, reason: '盘点多出' }),
    holdStock: () => ({ partNumber, quantity: 1, reason: '待查' }),
    scrapStock: () => ({ partNumber, quantity: 1, from: 'good', reason: '摔坏' }),
    changeBin: () => ({ partNumber, bin: newId() }),
    orderParts: () => ({ supplyId: newId(), sourceName: '总部仓', reason: '补货', lines }),
    announceDelivery: () => ({
      supplyId: newId(),
      deliveryNumber: 'DN-0017',
      sourceName: '总部仓',
      carrier: '顺丰',
      waybill: 'SF1234567890',
      lines,
    }),
    sendTransfer: () => ({
      transferId: newId(),
      toKind: 'vendor',
      to: '某某电子',
      carrier: '顺丰',
      waybill: 'SF1234567891',
      reason: '返厂',
      address: '科技园路二号',
      person: '赵六',
      phone: '13900002222',
      lines,
    }),
    addLoaner: loaner,
    retireLoaner: () => {
      const { loanerId, details } = loaner()
      must('manager', 'addLoaner', { loanerId, details })
      return { loanerId, reason: '屏幕坏了' }
    },
    writeArticle: article,
    retireArticle: () => {
      const { articleId, body } = article()
      must('manager', 'writeArticle', { articleId, body })
      return { articleId, reason: '过时了' }
    },
    openDrawer: () => ({ shiftId, reason: '换零钱' }),
    moveCash: () => ({ shiftId, direction: 'in', amountFen: 100, reason: '备用金' }),
    changeStaff: () => ({
      staffId: 'staff-technician',
      details: { name: '职员 technician', role: 'technician', badge: 'B-17', skills: ['手机'] },
    }),
    changeOutlet: () => ({
      details: {
        code: 'SZ01',
        nameZh: '测试网点',
        nameEn: 'Test outlet',
        address: '科技园路三号',
        phone: '0755-12345678',
        terms: '取机凭单',
        printFooter: '谢谢',
      },
    }),
    saveTemplate: () => ({
      form: 'all',
      content: { header: both('欢迎'), footer: both('谢谢'), terms: both('取机凭单') },
    }),
    changePolicy: () => ({ policy: defaultPolicy, reason: '旺季' }),
  } satisfies Typed
}
