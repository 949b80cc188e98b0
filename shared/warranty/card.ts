/**
 * The warranty card: one model for the screen, the claim receipt and the slip, so that paper and screen cannot say
 * different things. It only arranges what the answer says; it must never work anything out for itself.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import type { ClockAnswer, Remedy, WarrantyAnswer } from './answer'
import type { Grade } from './rules'
import { spokenDay, spokenDays, termIn, termList, type WarrantyLanguage } from './terms'
import type { Said } from './words'

export interface CardRemedy {
  readonly text: string
  /** `null` where no row gives it: repair against payment, a contract, a ruling. */
  readonly row: string | null
  readonly rule: string | null
  readonly article: string | null
  readonly grade: Grade | null
}

export interface WarrantyCard {
  readonly title: string
  readonly state: 'covered' | 'depends' | 'not-covered'
  readonly coverage: string
  readonly remedies: readonly CardRemedy[]
  readonly change: string
  readonly changeDay: CalendarDay | null
  readonly repairs: string | null
  readonly clock: readonly string[]
  readonly isClockWarning: boolean
  readonly refund: readonly string[]
  readonly periods: readonly string[]
  readonly repairWarranty: readonly string[]
  /** Earlier repairs of this device not long ago: a repeat repair, or worth asking about. */
  readonly repeats: readonly string[]
  readonly exclusions: readonly string[]
  readonly contradictions: readonly string[]
  readonly reasons: readonly string[]
  readonly notes: readonly string[]
  /** Rule set and the start of its hash, for the foot of the slip. */
  readonly ruleSet: string
}

/** English names of what an answer has in Chinese; `undefined`: it is called as it was written down. */
export interface CardNames {
  readonly labour: (nameZh: string) => string | undefined
  readonly part: (partNumber: string) => string | undefined
}

const asWritten: CardNames = { labour: () => undefined, part: () => undefined }

export function warrantyCard(
  answer: WarrantyAnswer,
  language: WarrantyLanguage,
  names: CardNames = asWritten,
): WarrantyCard {
  const texts = (list: readonly Said[]) => list.map((said) => said[language])
  const is = (chinese: string, english: string) => (language === 'zh' ? chinese : english)
  return {
    title: is('三包与保修', 'Warranty'),
    state: answer.covered === 'yes' ? 'covered' : answer.covered === 'depends' ? 'depends' : 'not-covered',
    coverage: coverage(answer, language),
    remedies: answer.remedies.map((remedy) => cardRemedy(remedy, language)),
    change: answer.change
      ? answer.change[language]
      : is('以上答复不随日期改变。', 'This answer does not change with time.'),
    changeDay: answer.change?.day ?? null,
    repairs: answer.repairs
      ? is(
          `已修理 ${answer.repairs.used} 次（满 ${answer.repairs.limit} 次可换货）`,
          `Repairs used: ${answer.repairs.used} of ${answer.repairs.limit}`,
        )
      : null,
    clock: answer.clock ? clockLines(answer.clock, language) : [],
    isClockWarning: answer.clock?.limits.some((limit) => limit.isWarning || limit.isReached) ?? false,
    refund: refundLines(answer, language),
    periods: periodLines(answer, language),
    repairWarranty: repairWarrantyLines(answer, language, names),
    repeats: repeatLines(answer, language),
    exclusions: exclusionLines(answer, language),
    contradictions: texts(answer.contradictions),
    reasons: texts(answer.reasons),
    notes: texts(answer.notes),
    ruleSet: `${answer.ruleSet.id} · ${answer.ruleSet.hash.slice(0, 12)}`,
  }
}

function coverage(answer: WarrantyAnswer, language: WarrantyLanguage): string {
  const choices = answer.may.filter((kind) => kind !== 'paid').map((kind) => termIn(language, kind))
  const list = [...new Set(choices)].join(language === 'zh' ? '、' : ', ')
  switch (answer.covered) {
    case 'yes':
      return language === 'zh' ? `在保，今天可以：${list}。` : `Covered. Today: ${list}.`
    case 'depends':
      return language === 'zh'
        ? `视检测结果：符合条件的可以${list}，否则付费维修。`
        : `Depends on the diagnosis: ${list} where the condition is met, otherwise against payment.`
    case 'no':
      return choices.length > 0
        ? language === 'zh'
          ? `不在保修范围；商品完好的可以${list}，维修须付费。`
          : `Not covered; ${list} if the goods are intact, repair against payment.`
        : language === 'zh'
          ? '不在保修范围，维修须付费。'
          : 'Not covered: repair against payment.'
  }
}

function cardRemedy(remedy: Remedy, language: WarrantyLanguage): CardRemedy {
  return {
    text: remedy[language],
    row: remedy.by?.row ?? null,
    rule: remedy.by?.ruleTitle[language] ?? null,
    article: remedy.by?.article[language] ?? null,
    grade: remedy.by?.grade ?? null,
  }
}

function clockLines(clock: ClockAnswer, language: WarrantyLanguage): readonly string[] {
  const zh = language === 'zh'
  const who = termIn(language, clock.waitingFor)
  const summary = zh
    ? `本次维修已 ${clock.daysInRepair} 天（我方 ${clock.byUs}，待件 ${clock.byParts}，客户 ${clock.byCustomer}），目前等待：${who}`
    : `In repair ${spokenDays(clock.daysInRepair)} (us ${clock.byUs}, parts ${clock.byParts}, customer ${clock.byCustomer}); waiting for ${who}`
  const limits = clock.limits.map((limit) => {
    const what = limit.remedies.map((kind) => termIn(language, kind)).join(zh ? '、' : ', ')
    if (limit.isReached) {
      return zh
        ? `已 ${limit.countedDays} 天，超过 ${limit.overDays} 天，可以${what}`
        : `${spokenDays(limit.countedDays)}, over the limit of ${limit.overDays}: ${what}`
    }
    const count = zh
      ? `${limit.countedDays}／${limit.overDays} 天，还剩 ${limit.daysLeft} 天`
      : `${limit.countedDays} of ${limit.overDays} days, ${limit.daysLeft} left`
    if (limit.rightArisesOn === null)
      return zh ? `${count}（目前不计时）` : `${count} (stands still at present)`
    const day = spokenDay(language, limit.rightArisesOn)
    return zh ? `${count}，${day}起可以${what}` : `${count}; ${what} from ${day}`
  })
  return [summary, ...limits]
}

function refundLines(answer: WarrantyAnswer, language: WarrantyLanguage): readonly string[] {
  const { refund } = answer
  if (!refund) return []
  const steps = refund.steps.map((said) => said[language])
  if (!refund.isInPlaceOfExchange) return steps
  const head =
    language === 'zh'
      ? '符合换货条件，客户要求退货的：'
      : 'Exchange is due; if the customer prefers his money:'
  return [head, ...steps]
}

function periodLines(answer: WarrantyAnswer, language: WarrantyLanguage): readonly string[] {
  const periods = [...(answer.period ? [answer.period] : []), ...answer.mainParts, ...answer.accessories]
  return periods.map((period) => {
    const what = period.parts.length > 0 ? termList(language, period.parts) : termIn(language, 'whole-unit')
    const day = spokenDay(language, period.lastDay)
    const extended =
      period.extensionDays > 0
        ? language === 'zh'
          ? `（含顺延 ${period.extensionDays} 天）`
          : ` (with ${spokenDays(period.extensionDays)} added)`
        : ''
    const over = period.isInForce ? '' : language === 'zh' ? '，已过' : ', over'
    return language === 'zh'
      ? `${what}：至${day}${extended}${over}`
      : `${what}: until ${day}${extended}${over}`
  })
}

function repairWarrantyLines(
  answer: WarrantyAnswer,
  language: WarrantyLanguage,
  names: CardNames,
): readonly string[] {
  return answer.repairWarranty
    .filter((line) => line.isInForce)
    .map((line) => {
      const zh = language === 'zh'
      const what =
        line.part === null
          ? labourName(line.labour, language, names)
          : partName(line.part, line.partNumber, language, names)
      const day = spokenDay(language, line.lastDay)
      return zh
        ? `${line.repair} ${what}：保修至${day}，还有 ${line.daysLeft} 天`
        : `${line.repair} ${what}: until ${day}, ${spokenDays(line.daysLeft)} left`
    })
}

function labourName(labour: string | null, language: WarrantyLanguage, names: CardNames): string {
  if (language === 'zh') return labour ?? '维修工时'
  return labour === null ? 'labour' : (names.labour(labour) ?? labour)
}

/** By the rules' own word where they have one. */
function partName(
  part: string,
  partNumber: string | null,
  language: WarrantyLanguage,
  names: CardNames,
): string {
  const term = termIn(language, part)
  if (language === 'zh' || term !== part || partNumber === null) return term
  return names.part(partNumber) ?? term
}

function repeatLines(answer: WarrantyAnswer, language: WarrantyLanguage): readonly string[] {
  return answer.repeatRepair
    .filter((repeat) => repeat.isWithin90)
    .map(({ repair, days, isWithin30, sameFamily, isFree }) => {
      if (language === 'zh') {
        const window = isWithin30 ? '30 天内' : '90 天内'
        const fault = { yes: '同一故障，属返修', no: '不是同一故障', unknown: '故障待确认' }[sameFamily]
        return `${repair} 修好后第 ${days} 天再次送修（${window}，${fault}${isFree ? '，免费' : ''}）`
      }
      const window = isWithin30 ? 'within 30 days' : 'within 90 days'
      const fault = {
        yes: 'the same fault: a repeat repair',
        no: 'another fault',
        unknown: 'fault not confirmed yet',
      }[sameFamily]
      return `Back ${spokenDays(days)} after ${repair} (${window}, ${fault}${isFree ? ', free of charge' : ''})`
    })
}

function exclusionLines(answer: WarrantyAnswer, language: WarrantyLanguage): readonly string[] {
  const zh = language === 'zh'
  return answer.exclusions.flatMap((exclusion) => {
    const missing = exclusion.missing.map((need) => need.words[language]).join(zh ? '、' : ', ')
    const shown = exclusion.shown.map((need) => need.words[language]).join(zh ? '、' : ', ')
    const state = exclusion.stands
      ? zh
        ? `成立（${shown}）`
        : `stands (${shown})`
      : exclusion.overruledBy !== null
        ? zh
          ? `由 ${exclusion.overruledBy} 决定不予采用（${exclusion.overruledReason ?? ''}）`
          : `set aside by ${exclusion.overruledBy} (${exclusion.overruledReason ?? ''})`
        : zh
          ? `证据不全，尚缺：${missing}`
          : `evidence missing: ${missing}`
    const line = zh ? `${exclusion.words[language]}：${state}` : `${exclusion.words[language]}: ${state}`
    const objection = exclusion.objection
      ? [zh ? `客户异议：${exclusion.objection}` : `Objection of the customer: ${exclusion.objection}`]
      : []
    return [line, ...objection]
  })
}
