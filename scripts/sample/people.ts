/**
 * Invented customers and staff for trying the program out. Names are plainly made up and every phone number lies in
 * 1380000xxxx, so that nobody real is ever called or printed by mistake.
 */

import { type CustomerDetails, customerDetailsSchema } from '../../shared/customer/events'
import { type StaffDetails, staffDetailsSchema } from '../../shared/staff/state'

const persons =
  '样例甲 样例乙 样例丙 样例丁 试用一 试用二 试用三 试用四 示范春 示范夏 示范秋 示范冬 演示东 演示南 演示西 演示北 ' +
  '练习红 练习橙 练习黄 练习绿 练习青 练习蓝 练习紫 欧阳样例 司马样例 诸葛示范 上官演示 尉迟练习'
const foreigners = ['Sample Smith', 'Example Jones', 'Demo García', 'Trial Müller']
const companies = [
  ['样例科技有限公司', '样例联系人'],
  ['示范贸易有限公司', '示范联系人'],
  ['演示文化传媒公司', '演示联系人'],
  ['练习连锁超市', '练习联系人'],
  ['试用第一中学', '试用联系人'],
  ['样例社区医院', '样例采购'],
  ['示范物流车队', '示范调度'],
  ['演示设计工作室', '演示店主'],
] as const

/** District, street: the district's code is in resources/addresses. */
const places = [
  ['440305', '示范大道1号'],
  ['440304', '样例路22号演示大厦8楼'],
  ['440303', '练习街3号'],
  ['440306', '试用一路100号'],
  ['440307', '示范新村5栋'],
] as const

export interface SamplePerson<Details> {
  readonly id: string
  readonly details: Details
}

export function customers(): readonly SamplePerson<CustomerDetails>[] {
  const people = [
    ...persons.split(' ').map((name) => ({ kind: 'person' as const, name, company: '' })),
    ...foreigners.map((name) => ({ kind: 'person' as const, name, company: '' })),
    ...companies.map(([company, name]) => ({ kind: 'company' as const, name, company })),
  ]
  return people.map((person, index) => {
    const [addressCode, address] = places[index % places.length] ?? ['', '']
    return {
      id: `sample-customer-${(index + 1).toString().padStart(2, '0')}`,
      details: customerDetailsSchema.parse({
        ...person,
        phones: [`1380000${(1001 + index * 137).toString().padStart(4, '0')}`],
        addressCode,
        address,
        invoiceTitle: person.company,
        // The right length, and begins with zeros as no real number does.
        taxNumber: person.company ? `00000000SAMPLE${(index + 1).toString().padStart(4, '0')}` : '',
        keyCustomer: person.kind === 'company' && index % 2 === 0,
      }),
    }
  })
}

export function staff(): readonly SamplePerson<StaffDetails>[] {
  const people = [
    ['C01', '前台小样', 'counter', []],
    ['C02', '前台小例', 'counter', []],
    ['T01', '工程师阿试', 'technician', ['phone', 'tablet', 'board', 'software']],
    ['T02', '工程师阿练', 'technician', ['pc', 'printer', 'av', 'data', 'field']],
    ['M01', '店长示范', 'manager', ['phone', 'pc']],
    ['A01', '管理员演示', 'administrator', []],
  ] as const
  return people.map(([badge, name, role, skills]) => ({
    id: `sample-staff-${badge.toLowerCase()}`,
    details: staffDetailsSchema.parse({ name, role, badge, skills: [...skills] }),
  }))
}
