/** Words of the figures that are broken down: by person, model, fault, part and shift; by step; by age; by tender. */

import { definePlace } from './language'

export const figuresWords = definePlace('figures', {
  print: { zh: '打印指标', en: 'Print the figures' },
  workbook: { zh: '存为 Excel', en: 'Save as Excel' },
  report: { zh: '指标 {{from}} 至 {{to}}', en: 'Figures {{from}} to {{to}}' },
  by: { zh: '分开看', en: 'Broken down' },
  by_technician: { zh: '工程师', en: 'Technician' },
  by_model: { zh: '机型', en: 'Model' },
  by_fault: { zh: '故障', en: 'Fault' },
  by_part: { zh: '备件', en: 'Part' },
  by_shift: { zh: '班次', en: 'Shift' },
  byHint_technician: {
    zh: '办结的单子算在最后负责的工程师名下。',
    en: 'Tickets count for whoever had them last.',
  },
  byHint_model: { zh: '受理时登记的机型。', en: 'The model as it was received.' },
  byHint_fault: {
    zh: '检测出的故障；没检测的按客户说的。',
    en: 'As diagnosed; before that as the customer said.',
  },
  byHint_part: {
    zh: '装在机器里的备件；一张单用了两种就各算一次。',
    en: 'Parts that stayed in the device; a ticket with two counts for both.',
  },
  byHint_shift: { zh: '受理时正在当班的班次。', en: 'The shift that was open when it was received.' },
  colReceived: { zh: '受理', en: 'Received' },
  colClosed: { zh: '办结', en: 'Closed' },
  colMedian: { zh: '中位用时', en: 'Median' },
  colWithin24: { zh: '24 小时内', en: 'Within 24 h' },
  colFirstTimeFix: { zh: '一次修复', en: 'First-time fix' },
  colRepeats: { zh: '被返修', en: 'Came back' },
  colBreached: { zh: '有超时', en: 'With a late step' },
  more: { zh: '还有 {{count}} 行', en: '{{count}} more lines', enOne: '1 more line' },
  less: { zh: '只看前十', en: 'Only the first ten' },
  nothing: { zh: '这段时间没有', en: 'Nothing in this period' },

  steps: { zh: '各步超时（期间内办结的）', en: 'Late by step (closed in the period)' },
  stepsHint: {
    zh: '每步的营业时间和政策里的限时比。等客户的步骤不算我们的；待件算，单独列出。',
    en: 'Opening time in each step against the limit of the policy. Waiting for the customer is not counted; waiting for a part is, on its own line.',
  },
  step: { zh: '步骤', en: 'Step' },
  step_firstResponse: { zh: '首次响应', en: 'First response' },
  step_promise: { zh: '承诺的时间', en: 'The promise' },
  cases: { zh: '张数', en: 'Tickets' },
  lateCases: { zh: '超时', en: 'Late' },
  customersTime: { zh: '客户的时间', en: "the customer's time" },

  custodyAge: { zh: '在店机器多久了（现在）', en: 'How long devices have been here (now)' },
  age_day: { zh: '一天内', en: 'up to a day' },
  age_threeDays: { zh: '一到三天', en: '1 to 3 days' },
  age_week: { zh: '三到七天', en: '3 to 7 days' },
  age_month: { zh: '七到三十天', en: '7 to 30 days' },
  age_longer: { zh: '超过三十天', en: 'over 30 days' },
  devices: { zh: '台数', en: 'Devices' },

  incomeBy: { zh: '收入按方式和类型', en: 'Income by tender and kind' },
  tender: { zh: '方式', en: 'Tender' },
  kind_deposit: { zh: '押金', en: 'Deposits' },
  kind_bill: { zh: '结算', en: 'Bills' },
  kind_refund: { zh: '退款', en: 'Refunds' },
  amount: { zh: '金额', en: 'Amount' },
  number: { zh: '笔数', en: 'Payments' },
  total: { zh: '合计', en: 'Total' },
})
