/** Telling the customer, and keeping that they were told. */

import { definePlace } from './language'

export const contactWords = definePlace('contact', {
  section: { zh: '通知客户', en: 'Telling the customer' },
  record: { zh: '记一次通知', en: 'Record a call' },
  state: { zh: '通知', en: 'Told' },
  contact_none: { zh: '还没通知', en: 'Not told' },
  contact_tried: { zh: '没联系上', en: 'Not reached' },
  contact_told: { zh: '已通知', en: 'Told' },
  lastCall: { zh: '上次联系', en: 'Last call' },
  topic: { zh: '说什么', en: 'About' },
  topic_ready: { zh: '可以取了', en: 'Ready to collect' },
  topic_quote: { zh: '报价', en: 'The quote' },
  topic_delay: { zh: '要晚一些', en: 'It takes longer' },
  topic_other: { zh: '其他', en: 'Something else' },
  way: { zh: '怎么通知', en: 'How' },
  way_phone: { zh: '电话', en: 'Phone' },
  way_sms: { zh: '短信', en: 'SMS' },
  way_wechat: { zh: '微信', en: 'WeChat' },
  way_email: { zh: '邮件', en: 'E-mail' },
  way_inPerson: { zh: '当面', en: 'In person' },
  outcome: { zh: '结果', en: 'Outcome' },
  reached: { zh: '通知到了', en: 'Reached' },
  reachedNot: { zh: '没联系上', en: 'Not reached' },
  reachedNotNote: { zh: '名单里会继续显示', en: 'the lists go on showing it' },
  said: { zh: '客户怎么说', en: 'What they said' },
  sayWhat: { zh: '说了什么', en: 'What it was about' },
  message: { zh: '可以直接发的话', en: 'A message to send' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制，粘贴到短信或微信里发', en: 'Copied: paste it into a message' },
  none: { zh: '还没有联系过客户', en: 'The customer has not been called yet' },
})
