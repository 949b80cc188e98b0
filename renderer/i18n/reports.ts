/** Words of the weekly and monthly reports. */

import { definePlace, defineRefusals } from './language'

export const reportsWords = definePlace('reports', {
  kept: { zh: '已生成的报表', en: 'Reports that were made' },
  none: {
    zh: '还没有报表。在右边打开周报或月报，或者现在做一份。',
    en: 'No report yet. Switch on weekly or monthly reports at the right, or make one now.',
  },
  weekly: { zh: '周报', en: 'Weekly' },
  monthly: { zh: '月报', en: 'Monthly' },
  own: { zh: '期间报表', en: 'A period' },
  colKind: { zh: '报表', en: 'Report' },
  colPeriod: { zh: '期间', en: 'Period' },
  colMade: { zh: '生成时间', en: 'Made' },
  colBy: { zh: '谁', en: 'By' },
  bySchedule: { zh: '自动', en: 'by schedule' },
  show: { zh: '查看', en: 'Show' },
  print: { zh: '打印', en: 'Print' },
  savePdf: { zh: '存 PDF', en: 'Save PDF' },
  saveXlsx: { zh: '存 Excel', en: 'Save Excel' },
  saved: { zh: '{{title}} 已保存', en: '{{title}} is saved' },
  printed: { zh: '{{title}} 已交给打印机', en: '{{title}} has gone to the printer' },
  title: { zh: '{{kind}} {{from}} 至 {{to}}', en: '{{kind}} report {{from}} to {{to}}' },
  keptAs: {
    zh: '这份报表按生成时的数据保存，以后补记的不会改它。',
    en: 'Kept as it was when it was made; what is recorded later does not change it.',
  },

  now: { zh: '现在做一份', en: 'Make one now' },
  lastWeek: { zh: '上周', en: 'Last week' },
  lastMonth: { zh: '上月', en: 'Last month' },
  chosen: { zh: '自选', en: 'Chosen days' },
  make: { zh: '生成报表', en: 'Make the report' },
  made: { zh: '{{title}} 已生成', en: '{{title}} is made' },

  schedule: { zh: '按时生成', en: 'By schedule' },
  weeklyOn: { zh: '每周做周报', en: 'A report every week' },
  monthlyOn: { zh: '每月做月报', en: 'A report every month' },
  onDay: { zh: '下周的', en: 'On' },
  onMonthDay: { zh: '下月几号', en: 'On day' },
  atHour: { zh: '几点以后', en: 'From (hour)' },
  andPrint: { zh: '同时打印', en: 'and print it' },
  weekday1: { zh: '星期一', en: 'Monday' },
  weekday2: { zh: '星期二', en: 'Tuesday' },
  weekday3: { zh: '星期三', en: 'Wednesday' },
  weekday4: { zh: '星期四', en: 'Thursday' },
  weekday5: { zh: '星期五', en: 'Friday' },
  weekday6: { zh: '星期六', en: 'Saturday' },
  weekday7: { zh: '星期日', en: 'Sunday' },
  reason: { zh: '报表设置', en: 'Report settings' },
  save: { zh: '保存', en: 'Save' },
  settingsSaved: { zh: '报表设置已保存', en: 'The report settings are saved' },
  folder: { zh: '放到文件夹（PDF 和 Excel）', en: 'Put into a folder (PDF and Excel)' },
  folderNone: { zh: '没有选文件夹，只在这里保存。', en: 'No folder is chosen: reports are kept here only.' },
  chooseFolder: { zh: '选文件夹…', en: 'Choose a folder…' },
  forgetFolder: { zh: '不再放', en: 'Stop' },
  filed: { zh: '最近放到 {{when}} 的报表', en: 'Up to the report of {{when}} is there' },
  filedNever: { zh: '还没有放过', en: 'Nothing was put there yet' },
  problem: {
    zh: '放不进去（{{problem}}）。请接好磁盘或另选文件夹，会自动再试。',
    en: 'It could not be put there ({{problem}}). Connect the disk or choose another folder; it is tried again by itself.',
  },
})

export const reportRefusals = defineRefusals({
  'report-unknown': {
    zh: '没有找到这份报表，请刷新列表。',
    en: 'There is no such report. Refresh the list.',
  },
  'report-already-there': {
    zh: '这份报表已经有了，在列表里可以看到。',
    en: 'This report is there already; see the list.',
  },
  'rendering-failed': {
    zh: '文件没有生成，请再试一次。',
    en: 'The file could not be drawn. Try again.',
  },
})
