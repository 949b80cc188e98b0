/** 发票: asked for, recorded, made void, and the list of all of them. */

import { definePlace } from './language'

export const invoiceWords = definePlace('invoice', {
  invoices: { zh: '发票', en: 'Invoices' },
  invoice_none: { zh: '没要发票', en: 'No invoice' },
  invoice_asked: { zh: '待开票', en: 'To be made' },
  invoice_issued: { zh: '已开票', en: 'Made' },
  invoice_tooMuch: { zh: '多开了', en: 'Too much' },
  wants: { zh: '客户要发票', en: 'The customer wants an invoice' },
  wantsNot: { zh: '不要发票了', en: 'No invoice after all' },
  left: { zh: '还可开 {{amount}}', en: '{{amount}} can be invoiced' },
  leftNothing: { zh: '结账以后才能开', en: 'Only after it is paid' },
  tooMuch: {
    zh: '开票比收到的多 {{amount}}：在开票系统里红冲或作废，再在这里登记。',
    en: '{{amount}} more was invoiced than was kept: make it void in the tax system, then here.',
  },
  issue: { zh: '登记发票', en: 'Record an invoice' },
  issueHint: {
    zh: '在开票系统里开好以后登记。电子发票上的二维码一扫就填好。',
    en: 'Make it in the tax system first. The code on an electronic invoice fills this in.',
  },
  number: { zh: '发票号码', en: 'Invoice number' },
  numberWrong: { zh: '发票号码是 8 位或 20 位数字', en: 'An invoice number has 8 or 20 digits' },
  amount: { zh: '开票金额（含税）', en: 'Amount with tax' },
  day: { zh: '开票日期', en: 'Date' },
  issued: { zh: '发票 {{number}} 已登记', en: 'Invoice {{number}} recorded' },
  asked: { zh: '记下了：客户要发票', en: 'Kept: the customer wants an invoice' },
  askedNot: { zh: '记下了：不要发票', en: 'Kept: no invoice is wanted' },
  voidOne: { zh: '作废', en: 'Make void' },
  voidAsks: { zh: '发票 {{number}} 作废或红冲？', en: 'Make invoice {{number}} void?' },
  voidHint: {
    zh: '先在开票系统里作废或红冲。记录会留着。',
    en: 'Make it void in the tax system first. The record stays.',
  },
  voided: { zh: '发票 {{number}} 已作废', en: 'Invoice {{number}} is void' },
  isVoid: { zh: '已作废：{{reason}}', en: 'Void: {{reason}}' },
  reason: { zh: '原因', en: 'Reason' },
  whose: { zh: '抬头', en: 'Title' },
  seeTitle: { zh: '看抬头、税号', en: 'See title and tax number' },
  noTitle: {
    zh: '客户资料里还没有抬头。要开公司抬头，先在“看完整资料”里补上。',
    en: 'The customer has no invoice title yet. For a company, add it under “Full record” first.',
  },
  colState: { zh: '发票', en: 'Invoice' },
  colAmount: { zh: '已开金额', en: 'Invoiced' },
  colNumbers: { zh: '发票号码', en: 'Invoice number' },
  colPaid: { zh: '已收', en: 'Paid' },
  tab: { zh: '发票', en: 'Invoices' },
  empty: { zh: '还没有人要发票', en: 'Nobody has asked for an invoice' },
  emptyHint: {
    zh: '收款时勾“客户要发票”，或在服务单的“费用”里登记。',
    en: 'Tick “The customer wants an invoice” when money is taken, or record it under the bill of a ticket.',
  },
})
