/** Words of the price that a customer gets back for a returned device. */

import { definePlace } from './language'

export const returnWords = definePlace('return', {
  title: { zh: '退机款', en: 'Price of the returned device' },
  amount: { zh: '退给客户', en: 'Goes back to the customer' },
  reason: { zh: '为什么不是这个数', en: 'Why another amount' },
  agree: { zh: '定下退机款', en: 'Agree on it' },
  agreed: {
    zh: '已商定退 {{amount}}，在下面“退款”付给客户',
    en: '{{amount}} agreed; pay it by “Refund” below',
  },
  agreedLine: { zh: '{{number}} 退机款 {{amount}}', en: '{{number}}: {{amount}} goes back for the device' },
  noneByTheRules: {
    zh: '按三包算不出退款：没有发票价，或今天不支持退货。破例要写原因、由店长放行。',
    en: 'The rules give no amount: no invoice price, or no return today. As goodwill it needs a reason and a manager.',
  },
  beyond: {
    zh: '与三包算出的不同，要店长在这里放行。',
    en: 'Not what the rules give: a manager releases it here.',
  },
})
