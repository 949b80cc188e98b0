/** Words of practice mode. */

import { definePlace } from './language'

export const practiceWords = definePlace('practice', {
  title: { zh: '练习', en: 'Practice' },
  hint: {
    zh: '用今天数据的副本另开一个窗口练习：收机、维修、收款都可以做。不打印、不连总部，单号带 PRACTICE；再开一次就重新拷贝。',
    en: 'Opens a second program on a copy of the data as it is now: receive, repair, take money as you like. It does not print, does not reach headquarters, and its numbers say PRACTICE; opening it again makes a new copy.',
  },
  start: { zh: '开始练习', en: 'Start practising' },
  started: { zh: '练习窗口正在打开', en: 'The practice program is opening' },
  banner: {
    zh: '练习：这是数据的副本。不打印，不对账，做什么都不影响真的记录。',
    en: 'Practice: this is a copy. Nothing is printed or sent, and nothing here touches the real records.',
  },
  leftOpen: {
    zh: '{{day}} 的营业日还没有结束。请先到收银结束这一天，再开今天的班。',
    en: 'The day {{day}} is still open. Close it in the till before opening today’s.',
  },
  goClose: { zh: '去结束', en: 'Go and close it' },
})
