/** What each figure is called and how it is counted, in both languages, the same on the screen and on paper. */

import type { FigureId } from '../questions/figures'

/** In Chinese and in English. */
type Said = readonly [zh: string, en: string]

interface FigureSaid {
  readonly name: Said
  readonly definition: Said
  /** Which tickets stand behind it, where these are not all that were counted. */
  readonly opens: Said
}

const said = (name: Said, definition: Said, opens: Said = ['', '']): FigureSaid => ({
  name,
  definition,
  opens,
})

const figureWords: Readonly<Record<FigureId, FigureSaid>> = {
  received: said(['受理', 'Received'], ['期间内受理的服务单。', 'Tickets received in the period.']),
  collected: said(
    ['取机', 'Collected'],
    ['期间内办结取走的服务单。', 'Tickets closed by hand-over in the period.'],
  ),
  income: said(
    ['收入', 'Income'],
    ['期间内各班次收的钱，减去退款。', 'What the shifts of the period took in, less refunds.'],
  ),
  firstResponse: said(
    ['首次响应', 'First response'],
    [
      '从受理到第一次动手的中位时间，按营业时间。',
      'Median opening time from receipt to the first work on it.',
    ],
  ),
  turnaround: said(
    ['维修用时（中位）', 'Turnaround, median'],
    [
      '从受理到待取，按营业时间，一半的服务单比它快。',
      'Opening time from receipt to ready; half of the tickets were faster.',
    ],
  ),
  turnaround90: said(
    ['维修用时（九成内）', 'Turnaround, 90th percentile'],
    [
      '从受理到待取，按营业时间，九成的服务单比它快。',
      'Opening time from receipt to ready; nine of ten tickets were faster.',
    ],
  ),
  collection: said(
    ['取走用时（中位）', 'To hand-over, median'],
    [
      '从受理到客户取走，按营业时间的中位数；和修好用时分开看。',
      'Median opening time from receipt to hand-over; apart from the time to ready.',
    ],
  ),
  within24: said(
    ['24 小时解决率', 'Resolved within 24 h'],
    [
      '办结的服务单里，受理后 24 小时内修好的占比。',
      'Share of closed tickets that were ready within 24 hours.',
    ],
    ['点开看没做到的。', 'Opens those that were not.'],
  ),
  breached: said(
    ['有超时的服务单', 'With a late step'],
    [
      '办结的服务单里，首次响应、任何一步或承诺超过限时的占比。',
      'Share of closed tickets late in first response, in any step or on the promise.',
    ],
  ),
  firstTimeFix: said(
    ['一次修复率', 'First-time fix'],
    [
      '期间内修好取走、至今没有因同一故障回来的占比。',
      'Share of the repairs handed back that have not come back with the same fault so far.',
    ],
    ['点开看回来的。', 'Opens those that have.'],
  ),
  firstTimeFixMajor: said(
    ['重大故障一次修复率', 'First-time fix, major faults'],
    [
      '同上，只算检测为重大故障或紧急的服务单。',
      'The same for faults diagnosed as major and for critical tickets.',
    ],
  ),
  repeat: said(
    ['返修率', 'Repeat repairs'],
    [
      '期间内受理的，因同一故障在保修期内再来的占比。',
      'Share of the tickets received that repeat a repair within its warranty.',
    ],
  ),
  redo: said(
    ['90 天内再来', 'Back within 90 days'],
    [
      '期间内受理的，同一序列号修好取走后 90 天内又来的占比，不管什么故障。',
      'Share of the tickets received whose serial had left repaired within the 90 days before, whatever the fault.',
    ],
  ),
  redo30: said(
    ['30 天内再来', 'Back within 30 days'],
    [
      '期间内受理的，同一序列号修好取走后 30 天内又来的占比，不管什么故障。',
      'Share of the tickets received whose serial had left repaired within the 30 days before, whatever the fault.',
    ],
  ),
  stockOut: said(
    ['缺货率', 'Stock-out rate'],
    [
      '期间内领备件不能马上满足的次数占比。',
      'Share of part requests of the period that could not be met at once.',
    ],
    ['点开看等件的服务单。', 'Opens the tickets that waited.'],
  ),
  breaches: said(
    ['超时（现在）', 'Late now'],
    [
      '现在超过承诺、首次响应或本步限时的服务单。',
      'Open tickets past their promise, first response or the limit of their step.',
    ],
  ),
  benchLoad: said(
    ['工程师手上（现在）', 'On the bench now'],
    ['已派给工程师、还没修好的服务单。', 'Tickets that a technician has and that are not ready.'],
  ),
  unclaimed: said(
    ['逾期未取（现在）', 'Unclaimed now'],
    [
      '修好后超过政策里的待取限期还没来取的机器。',
      'Devices that have been ready for longer than the policy allows.',
    ],
  ),
  inCustody: said(
    ['在店机器（现在）', 'In custody now'],
    ['现在还在店里的机器。', 'Devices that are in the shop now.'],
  ),
  satisfaction: said(
    ['满意度', 'Satisfaction'],
    [
      '期间内调查的平均满意度，五项按权重和系数算。',
      'Mean satisfaction of the surveys in the period, by the weights of the five items.',
    ],
  ),
  complaintsInTime: said(
    ['投诉按时答复率', 'Complaints answered in time'],
    [
      '期间内的投诉在规定小时内答复的占比。',
      "Share of the period's complaints that were answered within the hours of the policy.",
    ],
  ),
  samplingPass: said(
    ['抽查合格率', 'Sampling pass rate'],
    [
      '期间内质检抽查的服务单合格的占比。',
      'Share of the tickets sampled in the period that met the standard.',
    ],
  ),
}

/** A figure of a newer program is shown by its id, never hidden. */
export function figureName(id: string, language: 'zh' | 'en'): string {
  return wordOf(id, 'name', language) || id
}

export function figureDefinition(id: string, language: 'zh' | 'en'): string {
  return wordOf(id, 'definition', language)
}

/** For a screen, where the number opens tickets. */
export function figureOpens(id: string, language: 'zh' | 'en'): string {
  return wordOf(id, 'opens', language)
}

function wordOf(id: string, what: keyof FigureSaid, language: 'zh' | 'en'): string {
  const words = Object.hasOwn(figureWords, id) ? figureWords[id as FigureId] : undefined
  return words?.[what][language === 'zh' ? 0 : 1] ?? ''
}
