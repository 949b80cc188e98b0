/** Words of the printer doctor: one question at a time about what lies in one's hand. */

import { definePlace } from './language'

export const doctorWords = definePlace('doctor', {
  open: { zh: '调试', en: 'Set up by test' },
  title: { zh: '调试 {{name}}', en: 'Set up {{name}} by test' },
  step: { zh: '第 {{n}} 步', en: 'Step {{n}}' },
  printing: { zh: '正在打印…', en: 'Printing…' },
  again: { zh: '再打一次', en: 'Print again' },
  answersYes: { zh: '打印机会报告状态', en: 'The printer reports its state' },
  answersNo: { zh: '打印机不报告状态', en: 'The printer says nothing about its state' },
  failed: { zh: '没打出来：{{reason}}', en: 'Nothing was printed: {{reason}}' },
  unknown: {
    zh: '不确定打出来没有，请看打印机。',
    en: 'Not sure whether it was printed. Look at the printer.',
  },
  next: { zh: '下一步', en: 'Next' },
  finish: { zh: '保存设置', en: 'Save settings' },
  skip: { zh: '跳过', en: 'Skip' },

  width: {
    zh: '哪一行最长，而且竖线还在同一行？',
    en: 'Which is the longest line whose bar is still on it?',
  },
  widthLine: { zh: '{{n}} 那一行', en: 'The line {{n}}' },
  text: { zh: '哪一段中文清楚，没有乱码？', en: 'Which Chinese is clear, without rubbish?' },
  text_A: { zh: 'A 清楚（䶮 字也对）', en: 'A is clear, also the rare character at its end' },
  text_B: { zh: 'A 有乱码，B 清楚', en: 'A has rubbish, B is clear' },
  text_C: { zh: '只有 C 清楚', en: 'Only C is clear' },
  qr: { zh: '扫一下两个二维码', en: 'Scan the two codes' },
  qr_A: { zh: 'A 扫得出来', en: 'A can be scanned' },
  qr_B: { zh: 'A 没印出来或扫不出，B 可以', en: 'A is missing or can not be scanned, B can' },
  cut: { zh: '“1” 和 “2” 切开了吗？', en: 'Were “1” and “2” cut?' },
  cut_both: { zh: '切了，1 还连着一点', en: 'Yes, a bridge is left at 1' },
  cut_through: { zh: '两张都切断了', en: 'Both are cut through' },
  cut_none: { zh: '没有切，要手撕', en: 'No, it is torn by hand' },
  drawer2: { zh: '钱箱弹开了吗？', en: 'Did the drawer open?' },
  drawer5: { zh: '再试另一根线：钱箱弹开了吗？', en: 'The other wire: did the drawer open?' },
  opened: { zh: '弹开了', en: 'It opened' },
  closed: { zh: '没有', en: 'No' },

  doneTitle: { zh: '这台打印机的设置', en: 'What was found' },
  foundWidth: { zh: '每行 {{n}} 个字符', en: '{{n}} characters on a line' },
  saved: { zh: '{{name}} 已按调试结果设置', en: '{{name}} is set up as found' },
  onlyRolls: {
    zh: '只有按指令打印的小票机才需要调试。',
    en: 'Only receipt printers that take commands need this.',
  },
})
