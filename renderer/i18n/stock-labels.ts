/** Words for printing labels of shelves and parts. */

import { definePlace } from './language'

export const stockLabelWords = definePlace('stockLabels', {
  labels: { zh: '打标签', en: 'Labels' },
  title: { zh: '库位与备件标签', en: 'Shelf and part labels' },
  parts: { zh: '备件标签（数量 = 张数）', en: 'Part labels (quantity = how many)' },
  bins: { zh: '库位标签', en: 'Shelf labels' },
  binsHint: {
    zh: 'A-01 A-02，或一排 A-01~A-12；空库位也能打',
    en: 'A-01 A-02, or a row A-01~A-12; empty shelves too',
  },
  binWrong: {
    zh: '看不懂“{{bin}}”：字母、数字，用短横分开，最多 4 段，每段最多 4 位',
    en: '“{{bin}}” is not a bin: at most 4 groups of up to 4 letters or digits, dashes between',
  },
  size: { zh: '标签纸', en: 'Label size' },
  asSet: { zh: '按打印设置', en: 'As set' },
  label60x40: { zh: '60×40 毫米', en: '60×40 mm' },
  label40x20: { zh: '40×20 毫米', en: '40×20 mm' },
  print: { zh: '打印 {{count}} 张', en: 'Print {{count}} labels', enOne: 'Print {{count}} label' },
  asked: {
    zh: '{{count}} 张标签已送打印',
    en: '{{count}} labels sent to the printer',
    enOne: '{{count}} label sent to the printer',
  },
})
