/** The words of publishing staff and policies, and of taking a notice back, in both languages. */

import type { Language } from './words'

const zh = {
  staff: '员工',
  staffId: '工号',
  staffName: '姓名',
  role: '岗位',
  active: '在职',
  left: '离职',
  toOutlet: '发给网点（留空为全部）',
  publishStaff: '下发员工',
  policy: '政策',
  policyHint: '以一个网点现在的政策为样板，发给其他网点。网点下次对账时采用，并记入它自己的记录。',
  fromOutlet: '样板网点',
  reason: '说明',
  publishPolicy: '下发政策',
  policyOf: '已下发 {outlet} 的政策（{at} 起），编号 {n}。',
  noPolicy: '{outlet} 没有改过政策，或记录还没有到总部。',
  withdraw: '撤回',
  withdrawn: '已撤回，编号 {n}。网点下次对账后不再提示。',
  staffPublished: '员工',
  policyPublished: '政策',
  noticeWithdrawn: '撤回通知',
  takenBack: '已撤回',
  content: '内容',
  catalogueChanged: '备件目录',
  outletNamed: '网点名称',
  shipmentPublished: '发货',
  shipmentWithdrawn: '撤回发货',
  shipmentReceived: '到货点收',
  ruleSetPublished: '三包规则',
  promisesPublished: '品牌承诺',
  promisesWithdrawn: '撤回承诺',
  serialsPublished: '序列号（分批）',
  serialListChanged: '序列号清单',
  rulingGiven: '裁定',
  epochBegan: '总部新代次',
  counter: '前台',
  technician: '工程师',
  manager: '店长',
  administrator: '管理员',
} as const

type Words = { readonly [Key in keyof typeof zh]: string }

const en: Words = {
  staff: 'Staff',
  staffId: 'Staff number',
  staffName: 'Name',
  role: 'Role',
  active: 'works here',
  left: 'has left',
  toOutlet: 'To outlet (empty: all)',
  publishStaff: 'Send down staff',
  policy: 'Policy',
  policyHint:
    "One outlet's present policy is the model for others. They take it when they next reconcile, and record it as their own.",
  fromOutlet: 'Model outlet',
  reason: 'Reason',
  publishPolicy: 'Send down policy',
  policyOf: 'The policy of {outlet} (since {at}) was sent down as number {n}.',
  noPolicy: '{outlet} has never changed its policy, or its record has not arrived.',
  withdraw: 'Take back',
  withdrawn: 'Taken back as number {n}. Outlets stop showing it after they next reconcile.',
  staffPublished: 'Staff',
  policyPublished: 'Policy',
  noticeWithdrawn: 'Notice taken back',
  takenBack: 'taken back',
  content: 'Content',
  catalogueChanged: 'Catalogue',
  outletNamed: 'Outlet named',
  shipmentPublished: 'Shipment',
  shipmentWithdrawn: 'Shipment taken back',
  shipmentReceived: 'Shipment counted',
  ruleSetPublished: 'Warranty rules',
  promisesPublished: 'Brand promises',
  promisesWithdrawn: 'Promises taken back',
  serialsPublished: 'Serial numbers (pieces)',
  serialListChanged: 'Serial list',
  rulingGiven: 'Ruling',
  epochBegan: 'New life of headquarters',
  counter: 'Counter',
  technician: 'Technician',
  manager: 'Manager',
  administrator: 'Administrator',
}

const words: Readonly<Record<Language, Words>> = { 'zh-CN': zh, en }
export type StreamWords = Words

export function streamWordsOf(language: Language): Words {
  return words[language]
}
