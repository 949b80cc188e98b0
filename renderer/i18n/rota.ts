/** Words of the rota, the what-if and the results per person. */

import { definePlace, defineRefusals } from './language'

export const rotaWords = definePlace('rota', {
  rota: { zh: '排班', en: 'Rota' },
  week: { zh: '{{from}} 这一周', en: 'Week of {{from}}' },
  before: { zh: '上一周', en: 'Week before' },
  after: { zh: '下一周', en: 'Week after' },
  hint: {
    zh: '每格写几点到几点，例如 9-18 或 9:30-13 14-18；空着就是休息。',
    en: 'Type from when to when, such as 9-18 or 9:30-13 14-18; empty is off.',
  },
  notPlanned: {
    zh: '这一周还没有排班，工时按营业时间算。',
    en: 'Not planned: everybody counts for the opening hours.',
  },
  planned: { zh: '{{name}} 排的', en: 'planned by {{name}}' },
  person: { zh: '姓名', en: 'Person' },
  hours: { zh: '合计', en: 'Hours' },
  hoursOf: { zh: '{{n}} 小时', en: '{{n}} h' },
  present: { zh: '人数（工程师）', en: 'People (technicians)' },
  open: { zh: '营业', en: 'Open' },
  closed: { zh: '休', en: 'closed' },
  wrong: { zh: '写成 9-18 这样', en: 'Type it as 9-18' },
  asLastWeek: { zh: '照上周', en: 'As last week' },
  asOpen: { zh: '全按营业时间', en: 'Opening hours for all' },
  empty: { zh: '清空', en: 'Empty it' },
  save: { zh: '保存排班', en: 'Save the rota' },
  discard: { zh: '放弃', en: 'Discard' },
  saved: { zh: '{{from}} 这一周的排班已保存', en: 'The rota for the week of {{from}} is saved' },
  cell: { zh: '{{name}} {{day}}', en: '{{name}} {{day}}' },

  whatIf: { zh: '如果多几个人会怎样', en: 'What if' },
  on: { zh: '哪天', en: 'On' },
  technicians: { zh: '几位工程师', en: 'Technicians' },
  whatIfHint: {
    zh: '估算：按最近四周的速度，每台 {{minutes}} 分钟；按最近四周同一天的来机量加新单。等件、等客户、在外的 {{standing}} 台不算。',
    en: 'An estimate: {{minutes}} min per job, the pace of the last four weeks, with new jobs as they came on these weekdays. {{standing}} jobs that wait for a part, the customer or a maker are left out.',
  },
  whatIfGuess: {
    zh: '估算：最近四周没有办结的单子，按每台 {{minutes}} 分钟。等件、等客户、在外的 {{standing}} 台不算。',
    en: 'An estimate: nothing was finished in the last four weeks, so {{minutes}} min per job is taken. {{standing}} jobs that wait for a part, the customer or a maker are left out.',
  },
  verdictBetter: {
    zh: '{{day}} 有 {{people}} 位工程师：一周后待修 {{was}} → {{now}} 台，这周会过承诺的 {{lateWas}} → {{lateNow}} 台。',
    en: 'With {{people}} technicians on {{day}}: {{was}} → {{now}} jobs waiting after the week, {{lateWas}} → {{lateNow}} past their promise on the way.',
  },
  colDay: { zh: '日期', en: 'Day' },
  colPeople: { zh: '工程师', en: 'Technicians' },
  colWaiting: { zh: '待修', en: 'Waiting' },
  colFinished: { zh: '能修完', en: 'Finished' },
  colLate: { zh: '超过承诺', en: 'Past promise' },
  asPlanned: { zh: '按排班', en: 'As planned' },
  changed: { zh: '如果', en: 'What if' },

  results: { zh: '每人业绩', en: 'Results per person' },
  resultsHint: {
    zh: '受理和交机算给办的人，收款算给收钱的人，维修算给最后负责的工程师，工时按排班。工时费和配件费是这段时间办结的单子上客户要付的，各算给干活的人，不减优惠；提成比例在“设置 → 政策”。',
    en: 'Receiving and handing over count for who did it, payments for who took them, repairs for who had them last; hours are those of the rota. Labour and parts are what customers pay on tickets closed in the period, each counted for who did it, before discounts; the share is set under Settings → Policies.',
  },
  colRole: { zh: '岗位', en: 'Role' },
  colReceived: { zh: '受理', en: 'Received' },
  colHandedOver: { zh: '交机', en: 'Handed over' },
  colPayments: { zh: '收款', en: 'Payments' },
  colTaken: { zh: '金额', en: 'Taken' },
  colCalls: { zh: '回访', en: 'Calls' },
  colComplaints: { zh: '答复投诉', en: 'Complaints answered' },
  colRepaired: { zh: '办结维修', en: 'Repairs closed' },
  colMedian: { zh: '中位用时', en: 'Median' },
  colFix: { zh: '一次修复', en: 'First-time fix' },
  colBreached: { zh: '有超时', en: 'Late' },
  colLabour: { zh: '工时费', en: 'Labour' },
  colParts: { zh: '配件费', en: 'Parts' },
  colCommission: { zh: '提成', en: 'Commission' },
  colHours: { zh: '排班工时', en: 'Planned' },
})

export const rotaRefusals = defineRefusals({
  'week-not-monday': {
    zh: '一周要从星期一开始，请重新打开排班。',
    en: 'A week begins on Monday. Open the rota again.',
  },
  'duty-not-in-week': {
    zh: '有一天不在这一周里，请重新打开排班。',
    en: 'One of the days is not in this week. Open the rota again.',
  },
  'duty-overlaps': {
    zh: '同一个人同一天的两段时间重叠了，请改标出的那一格。',
    en: 'Two times of one person on one day overlap. Change the marked cell.',
  },
})
