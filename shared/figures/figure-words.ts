/** What each figure is called and how it is counted, in both languages, the same on the screen and on paper. */

import type { FigureId } from '../questions/figures'

interface Said {
  readonly zh: string
  readonly en: string
}

export const figureWords: Readonly<
  Record<
    FigureId,
    {
      readonly name: Said
      readonly definition: Said
      /** Which tickets stand behind it, where these are not all that were counted. */
      readonly opens?: Said
    }
  >
> = {
  received: {
    name: { zh: '受理', en: 'Received' },
    definition: { zh: '期间内受理的服务单。', en: 'Tickets received in the period.' },
  },
  collected: {
    name: { zh: '取机', en: 'Collected' },
    definition: { zh: '期间内办结取走的服务单。', en: 'Tickets closed by hand-over in the period.' },
  },
  income: {
    name: { zh: '收入', en: 'Income' },
    definition: {
      zh: '期间内各班次收的钱，减去退款。',
      en: 'What the shifts of the period took in, less refunds.',
    },
  },
  firstResponse: {
    name: { zh: '首次响应', en: 'First response' },
    definition: {
      zh: '从受理到第一次动手的中位时间，按营业时间。',
      en: 'Median opening time from receipt to the first work on it.',
    },
  },
  turnaround: {
    name: { zh: '维修用时（中位）', en: 'Turnaround, median' },
    definition: {
      zh: '从受理到待取，按营业时间，一半的服务单比它快。',
      en: 'Opening time from receipt to ready; half of the tickets were faster.',
    },
  },
  turnaround90: {
    name: { zh: '维修用时（九成内）', en: 'Turnaround, 90th percentile' },
    definition: {
      zh: '从受理到待取，按营业时间，九成的服务单比它快。',
      en: 'Opening time from receipt to ready; nine of ten tickets were faster.',
    },
  },
  collection: {
    name: { zh: '取走用时（中位）', en: 'To hand-over, median' },
    definition: {
      zh: '从受理到客户取走，按营业时间的中位数；和修好用时分开看。',
      en: 'Median opening time from receipt to hand-over; apart from the time to ready.',
    },
  },
  within24: {
    name: { zh: '24 小时解决率', en: 'Resolved within 24 h' },
    definition: {
      zh: '办结的服务单里，受理后 24 小时内修好的占比。',
      en: 'Share of closed tickets that were ready within 24 hours.',
    },
    opens: { zh: '点开看没做到的。', en: 'Opens those that were not.' },
  },
  breached: {
    name: { zh: '有超时的服务单', en: 'With a late step' },
    definition: {
      zh: '办结的服务单里，首次响应、任何一步或承诺超过限时的占比。',
      en: 'Share of closed tickets late in first response, in any step or on the promise.',
    },
  },
  firstTimeFix: {
    name: { zh: '一次修复率', en: 'First-time fix' },
    definition: {
      zh: '期间内修好取走、至今没有因同一故障回来的占比。',
      en: 'Share of the repairs handed back that have not come back with the same fault so far.',
    },
    opens: { zh: '点开看回来的。', en: 'Opens those that have.' },
  },
  firstTimeFixMajor: {
    name: { zh: '重大故障一次修复率', en: 'First-time fix, major faults' },
    definition: {
      zh: '同上，只算检测为重大故障或紧急的服务单。',
      en: 'The same for faults diagnosed as major and for critical tickets.',
    },
  },
  repeat: {
    name: { zh: '返修率', en: 'Repeat repairs' },
    definition: {
      zh: '期间内受理的，因同一故障在保修期内再来的占比。',
      en: 'Share of the tickets received that repeat a repair within its warranty.',
    },
  },
  redo: {
    name: { zh: '90 天内再来', en: 'Back within 90 days' },
    definition: {
      zh: '期间内受理的，同一序列号修好取走后 90 天内又来的占比，不管什么故障。',
      en: 'Share of the tickets received whose serial had left repaired within the 90 days before, whatever the fault.',
    },
  },
  redo30: {
    name: { zh: '30 天内再来', en: 'Back within 30 days' },
    definition: {
      zh: '期间内受理的，同一序列号修好取走后 30 天内又来的占比，不管什么故障。',
      en: 'Share of the tickets received whose serial had left repaired within the 30 days before, whatever the fault.',
    },
  },
  stockOut: {
    name: { zh: '缺货率', en: 'Stock-out rate' },
    definition: {
      zh: '期间内领备件不能马上满足的次数占比。',
      en: 'Share of part requests of the period that could not be met at once.',
    },
    opens: { zh: '点开看等件的服务单。', en: 'Opens the tickets that waited.' },
  },
  breaches: {
    name: { zh: '超时（现在）', en: 'Late now' },
    definition: {
      zh: '现在超过承诺、首次响应或本步限时的服务单。',
      en: 'Open tickets past their promise, first response or the limit of their step.',
    },
  },
  benchLoad: {
    name: { zh: '工程师手上（现在）', en: 'On the bench now' },
    definition: {
      zh: '已派给工程师、还没修好的服务单。',
      en: 'Tickets that a technician has and that are not ready.',
    },
  },
  unclaimed: {
    name: { zh: '逾期未取（现在）', en: 'Unclaimed now' },
    definition: {
      zh: '修好后超过政策里的待取限期还没来取的机器。',
      en: 'Devices that have been ready for longer than the policy allows.',
    },
  },
  inCustody: {
    name: { zh: '在店机器（现在）', en: 'In custody now' },
    definition: { zh: '现在还在店里的机器。', en: 'Devices that are in the shop now.' },
  },
  satisfaction: {
    name: { zh: '满意度', en: 'Satisfaction' },
    definition: {
      zh: '期间内调查的平均满意度，五项按权重和系数算。',
      en: 'Mean satisfaction of the surveys in the period, by the weights of the five items.',
    },
  },
  complaintsInTime: {
    name: { zh: '投诉按时答复率', en: 'Complaints answered in time' },
    definition: {
      zh: '期间内的投诉在规定小时内答复的占比。',
      en: "Share of the period's complaints that were answered within the hours of the policy.",
    },
  },
  samplingPass: {
    name: { zh: '抽查合格率', en: 'Sampling pass rate' },
    definition: {
      zh: '期间内质检抽查的服务单合格的占比。',
      en: 'Share of the tickets sampled in the period that met the standard.',
    },
  },
}

/** A figure of a newer program is shown by its id, never hidden. */
export function figureName(id: string, language: 'zh' | 'en'): string {
  return figureWords[id as FigureId]?.name[language] ?? id
}

export function figureDefinition(id: string, language: 'zh' | 'en'): string {
  return figureWords[id as FigureId]?.definition[language] ?? ''
}

/** For a screen, where the number opens tickets. */
export function figureOpens(id: string, language: 'zh' | 'en'): string {
  return figureWords[id as FigureId]?.opens?.[language] ?? ''
}
