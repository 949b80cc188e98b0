/** A weekly report in both languages. */

import type { PeriodReportData } from '../forms/period-report'
import type { Language } from '../model'
import { nowMs } from './context'

export function periodReportSample(language: Language): PeriodReportData {
  const zh = language === 'zh-CN'
  const technician = zh ? '李建国' : 'Li Jianguo'
  const clerk = zh ? '陈晓燕' : 'Chen Xiaoyan'
  return {
    kind: 'weekly',
    fromDay: '2026-11-16',
    toDay: '2026-11-22',
    madeAtMs: nowMs,
    madeBy: zh ? '按时自动生成' : 'By schedule',
    figures: [
      {
        name: zh ? '受理' : 'Received',
        value: '128',
        target: '',
        previous: '117',
        definition: zh ? '期间内受理的服务单。' : 'Tickets received in the period.',
      },
      {
        name: zh ? '24 小时解决率' : 'Resolved within 24 h',
        value: '91.4 %',
        target: '≥ 90 %',
        previous: '88.2 %',
        definition: zh
          ? '办结的服务单里，受理后 24 小时内修好的占比。'
          : 'Share of closed tickets that were ready within 24 hours.',
      },
    ],
    days: [16, 17, 18, 19, 20, 21, 22].map((day, at) => ({
      label: `11-${day}`,
      value: `${14 + at * 2} / ${12 + at} / ${(3_200 + at * 410).toFixed(2)}`,
      share: (14 + at * 2) / 26,
    })),
    income: [
      [zh ? '现金' : 'Cash', zh ? '服务费' : 'Service charges', '31', '8,420.00'],
      [zh ? '微信' : 'WeChat', zh ? '服务费' : 'Service charges', '64', '19,305.00'],
    ],
    groups: [
      {
        title: zh ? '工程师' : 'Technician',
        rows: [[technician, '40', '38', zh ? '5 小时 10 分' : '5 h 10 min', '96 %', '2']],
      },
    ],
    people: [[clerk, '61', '55', '0', '70', '14,260.00']],
    commission: {
      labourPercent: '10',
      partsPercent: '2',
      rows: [[technician, '12,400.00', '6,150.00', '1,363.00']],
      total: ['12,400.00', '6,150.00', '1,363.00'],
    },
  }
}
