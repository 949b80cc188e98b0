/**
 * The 三包 card as paper has it: for a ticket as it stood when the paper was asked for, and for a claim receipt word for
 * word as it was answered at intake, under the rules of that day.
 */

import type { CalendarDay } from '../../../shared/calendar/calendar-day'
import { type Claim, claimAggregate } from '../../../shared/claim/state'
import type { WarrantyAnswer } from '../../../shared/warranty/answer'
import { assessWarranty } from '../../../shared/warranty/assess'
import { type WarrantyCard, warrantyCard } from '../../../shared/warranty/card'
import { parseWarrantyFacts } from '../../../shared/warranty/facts'
import { cardNames } from '../../warranty/card-names'
import type { CaseFile } from '../../warranty/case-file'
import { createCaseFile } from '../../warranty/case-file'
import type { PaperJob } from './paper-job'
import type { TicketPaper } from './ticket-parts'

export interface AnswerOnPaper {
  readonly answer: WarrantyAnswer
  readonly card: WarrantyCard
}

export function caseFileOf(paper: PaperJob): CaseFile {
  const { dependencies, history } = paper
  return createCaseFile({
    ruleSets: dependencies.ruleSets,
    rows: dependencies.rows,
    states: history.states,
    catalogue: dependencies.catalogue,
    serials: dependencies.serials,
    nowMs: () => paper.job.requestedAtMs,
    zone: () => paper.zone,
    policy: () => paper.outlet.policy,
  })
}

export function onPaper(paper: PaperJob, answer: WarrantyAnswer): AnswerOnPaper {
  const names = cardNames(paper.dependencies)
  return { answer, card: warrantyCard(answer, paper.language === 'zh-CN' ? 'zh' : 'en', names) }
}

/** What was answered at intake; `undefined` for a ticket of a time that kept no answer. */
export function answerAtIntake(paper: TicketPaper): AnswerOnPaper | undefined {
  const claim = paper.history.state<Claim | undefined>(claimAggregate, paper.ticket.id)
  const kept = claim?.answers[0]
  const rules = kept && paper.dependencies.ruleSets.byHash(kept.ruleSetHash)
  if (!kept || !rules) return undefined
  const facts = parseWarrantyFacts(kept.facts)
  if (facts.kind !== 'ok') return undefined
  return onPaper(paper, assessWarranty(facts.value, rules, kept.day as CalendarDay))
}

/** Each line of the card once, in the order in which it is read aloud. */
export function cardLines({ answer, card }: AnswerOnPaper, chinese: boolean): readonly string[] {
  const remedies = card.remedies.map(({ text, row, grade }) => (row ? `${text} [${row} ${grade}]` : text))
  const unverified = chinese
    ? '规则尚未由总部核对，以总部答复为准'
    : 'unverified rule set; headquarters must confirm'
  return [
    card.coverage,
    ...remedies,
    card.change,
    ...(card.repairs === null ? [] : [card.repairs]),
    ...card.clock,
    ...card.periods,
    ...card.repairWarranty,
    ...card.repeats,
    ...card.refund,
    ...card.exclusions,
    ...card.contradictions,
    `${card.ruleSet}${answer.ruleSet.state === 'confirmed' ? '' : ` · ${unverified}`}`,
  ].filter((line, index, all) => all.indexOf(line) === index)
}
