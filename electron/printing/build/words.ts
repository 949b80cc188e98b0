/**
 * What the program's codes are called on paper, in both languages side by side. The facts keep codes; only here do
 * they become words, so that a slip in English and one in Chinese are made from the same facts.
 */

import type { Language } from '../../../shared/documents/model'

const words = {
  'kind.repair': ['维修', 'Repair'],
  'kind.commissioning': ['调试', 'Commissioning'],
  'kind.maintenance': ['保养', 'Maintenance'],
  'kind.exchange': ['换机', 'Exchange'],
  'kind.return': ['退货', 'Return'],
  'kind.software': ['软件', 'Software'],
  'kind.dataRecovery': ['数据恢复', 'Data recovery'],
  'kind.recall': ['召回', 'Recall'],
  'kind.consultation': ['咨询', 'Consultation'],
  'priority.critical': ['紧急', 'Critical'],
  'priority.high': ['重要', 'High'],
  'priority.medium': ['一般', 'Medium'],
  'priority.low': ['轻微', 'Low'],
  'status.received': ['受理', 'Received'],
  'status.assigned': ['派工', 'Assigned'],
  'status.diagnosing': ['检测', 'Diagnosing'],
  'status.quoted': ['待客户确认', 'Awaiting answer'],
  'status.waitingForPart': ['待件', 'Waiting for part'],
  'status.repairing': ['维修', 'Repairing'],
  'status.testing': ['质检', 'Testing'],
  'status.sentOut': ['送修', 'Sent out'],
  'status.ready': ['待取', 'Ready'],
  'status.collected': ['已取走', 'Collected'],
  'status.archived': ['已归档', 'Archived'],
  'status.cancelled': ['已取消', 'Cancelled'],
  'late.promise': ['预计完成', 'Promise'],
  'late.firstResponse': ['首次响应', 'First response'],
  'outcome.repaired': ['已修复', 'Repaired'],
  'outcome.declined': ['退修（未维修取回）', 'Returned unrepaired'],
  'outcome.unrepairable': ['无法修复', 'Not repairable'],
  'outcome.noFaultFound': ['未见故障', 'No fault found'],
  'outcome.exchanged': ['已换机', 'Exchanged'],
  'outcome.returned': ['已退货', 'Returned'],
  'outcome.done': ['已办好', 'Done'],
  'tender.cash': ['现金', 'Cash'],
  'tender.card': ['刷卡', 'Card'],
  'tender.wechat': ['微信', 'WeChat'],
  'tender.alipay': ['支付宝', 'Alipay'],
  'tender.account': ['挂账', 'Account'],
  'purpose.deposit': ['押金', 'Deposit'],
  'purpose.bill': ['服务费', 'Service charges'],
  'purpose.refund': ['退款', 'Refund'],
  'pay.part': ['服务费（部分付款）', 'Service charges (part payment)'],
  'pay.return': ['退机款', 'Price of the returned device'],
  'pay.earlier': ['减：已付', 'Less: paid before'],
  'pay.labour': ['工时费', 'Labour'],
  'pay.parts': ['备件费', 'Parts'],
  'pay.discount': ['优惠', 'Discount'],
  'mark.enquiry': ['咨询', 'ASK'],
  'mark.repeat': ['返修', 'RPT'],
  'mark.critical': ['急', '!'],
  'mark.covered': ['保内', 'IW'],
  'mark.notCovered': ['保外', 'OW'],
  'send.parts': ['备件调拨', 'Parts transfer'],
  'send.defectiveParts': ['不良备件退回', 'Return of faulty parts'],
  'send.headquarters': ['送总部维修', 'Repair at headquarters'],
  'send.vendor': ['送厂商维修', 'Repair at the vendor'],
  'send.customer': ['寄还客户', 'Return to the customer'],
  noWork: ['未进行维修', 'No work done'],
  notDiagnosed: ['尚未检测', 'Not diagnosed yet'],
  works: ['功能正常', 'Works as it should'],
  'oldParts.to': ['总部备件中心', 'Parts centre at headquarters'],
  'oldParts.fault': ['维修换下', 'Taken out in repair'],
  'stock.stockReceived': ['入库', 'Received'],
  'stock.stockIssued': ['维修领用', 'Issued to tickets'],
  'stock.returnedGood': ['退回库存', 'Returned to stock'],
  'stock.returnedDefective': ['故障件回收', 'Defective taken back'],
  'stock.adjustedUp': ['盘盈', 'Counted more'],
  'stock.adjustedDown': ['盘亏', 'Counted less'],
  'stock.stockScrapped': ['报废', 'Scrapped'],
  'series.S': ['服务单', 'Service'],
  'series.P': ['收款单', 'Payment'],
  'series.Q': ['报价单', 'Quotation'],
  'series.D': ['发货单', 'Delivery'],
  'series.C': ['意见登记单', 'Complaint'],
  'voice.complaint': ['投诉', 'Complaint'],
  'voice.quality': ['质量反馈', 'Quality report'],
  'voice.suggestion': ['建议', 'Suggestion'],
  'voice.inquiry': ['咨询', 'Inquiry'],
  'voice.praise': ['表扬', 'Praise'],
  'class.quantity': ['数量短少', 'Quantity'],
  'class.delivery': ['交付与时限', 'Delivery and time'],
  'class.transportDamage': ['运输损坏', 'Transport damage'],
  'class.majorQuality': ['重大质量问题', 'Major quality fault'],
  'class.recall': ['产品召回', 'Product recall'],
  'class.attitude': ['服务态度', 'Attitude'],
  'class.repair': ['维修质量', 'Quality of the repair'],
  'class.price': ['收费', 'Charges'],
  'class.other': ['其他', 'Other'],
  'severity.quality': ['重大，转质量管理', 'Major: to quality management'],
  'severity.recall': ['重大，按召回程序', 'Major: recall procedure'],
  'department.quality': ['质量管理', 'Quality management'],
  'department.recall': ['总部（召回）', 'Headquarters (recall)'],
  'verified.yes': ['有效', 'Effective'],
  'verified.no': ['无效，重新采取措施', 'Not effective: new measures'],
  'voice.record': ['记录编号', 'Record'],
  'gap.not-found': ['未找到', 'not found'],
  'figure.firstResponse': ['首次响应', 'First response'],
  'figure.turnaround': ['周转中位数', 'Median turnaround'],
  'figure.turnaround90': ['90% 周转', '90 % turnaround'],
  'figure.within24': ['24 小时解决率', 'Solved in 24 h'],
  'figure.firstTimeFix': ['一次修复率', 'First-time fix'],
  'figure.breached': ['有超时的', 'With a late step'],
  'figure.repeat': ['返修率', 'Repeat repairs'],
  'figure.received': ['受理', 'Received'],
  'figure.collected': ['取机', 'Handed over'],
  'group.technician': ['工程师', 'Technician'],
  'group.model': ['机型', 'Model'],
  'group.fault': ['故障', 'Fault'],
  'report.schedule': ['按时自动生成', 'By schedule'],
  'reconcile.title': ['对账单', 'Reconciliation slip'],
  'reconcile.byKind': ['当日受理（按类型）', 'Received today by kind'],
  'reconcile.byStatus': ['在店（按状态）', 'In the house by status'],
  'reconcile.facts': ['当日记录数', 'Records of the day'],
  'reconcile.parts': ['当日领用备件', 'Parts used today'],
} as const

const columns = { 'zh-CN': 0, en: 1 } as const

export type Words = (key: string, otherwise?: string) => string

/** A code that has no word (of a newer program) is shown as it is, never hidden. */
export function wordsIn(language: Language): Words {
  return (key, otherwise) =>
    Object.hasOwn(words, key)
      ? ((words as Readonly<Record<string, readonly [string, string]>>)[key]?.[columns[language]] ?? key)
      : (otherwise ?? key.slice(key.indexOf('.') + 1))
}

/** `3 小时 20 分`, `1 d 2 h`. */
export function spanText(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const units = language === 'zh-CN' ? (['天', '小时', '分'] as const) : (['d', 'h', 'min'] as const)
  const said = [days, hours, days > 0 ? 0 : rest].flatMap((count, index) =>
    count > 0 ? [`${count} ${units[index]}`] : [],
  )
  return said.length === 0 ? `0 ${units[2]}` : said.join(' ')
}

export function everyPrintWord(): readonly (readonly [string, string, string])[] {
  return Object.entries(words).map(([key, [chinese, english]]) => [key, chinese, english])
}
