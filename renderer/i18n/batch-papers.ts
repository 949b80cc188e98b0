/** Words of the papers of devices that came in together. */

import { definePlace } from './language'

export const batchPapersWords = definePlace('batchPapers', {
  title: { zh: '同批 {{count}} 台', en: '{{count}} devices came in together' },
  slip: { zh: '打批量受理凭证', en: 'One slip for all' },
  labels: { zh: '全部机身标签', en: 'All device labels' },
  receipts: {
    zh: '每台一张受理凭证（{{count}} 张）',
    en: 'A claim receipt each ({{count}})',
    enOne: 'A claim receipt (1)',
  },
  slipAsked: { zh: '批量受理凭证已送去打印', en: 'The slip for all was sent to the printer' },
  labelsAsked: { zh: '{{count}} 台的标签已送去打印', en: 'Labels of {{count}} devices sent to the printer' },
  receiptsAsked: {
    zh: '{{count}} 张受理凭证已送去打印',
    en: '{{count}} claim receipts sent to the printer',
    enOne: '1 claim receipt sent to the printer',
  },
  slipDone: { zh: '批量受理凭证已打过', en: 'The slip for all was printed' },
})
