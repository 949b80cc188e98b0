/**
 * Why the answer is what it is, in the order in which a counter would say it: what counts for the customer first, what
 * stands against him after, what to be careful with last. Nothing is decided here.
 */

import { dayFromNumber, dayNumber } from '../calendar/calendar-day'
import type { WarrantyAnswer } from './answer'
import { isPartOfLawAccessory } from './repairs-before'
import type { CaseSituation } from './situation'
import { type Said, say } from './words'

type Partial = Omit<WarrantyAnswer, 'reasons' | 'notes'>

export function reasonsOf(situation: CaseSituation, answer: Partial): readonly Said[] {
  return [
    ...rulingReasons(situation),
    ...exclusionReasons(situation),
    ...proofReasons(situation),
    ...rightReasons(situation, answer),
    ...periodReasons(situation, answer),
    ...otherCover(situation, answer),
  ]
}

export function notesOf(situation: CaseSituation, answer: Partial): readonly Said[] {
  const { settings } = situation.facts
  const notes: Said[] = []
  if (answer.ruleSet.state === 'unverified') {
    notes.push(say('unverified-rule-set', { ruleSet: answer.ruleSet.id }))
  }
  if (answer.contradictions.length > 0) notes.push(say('ask-headquarters'))
  const unread = answer.remedies.flatMap((remedy) => (remedy.by?.grade === 'C' ? [remedy.by.row] : []))
  if (unread.length > 0) notes.push(say('unread-row-used', { rows: [...new Set(unread)] }))
  if (!settings.repairDaysExtend) notes.push(say('repair-days-not-counted'))
  if (settings.sameFaultOnly) notes.push(say('same-fault-only'))
  if (answer.burdenOfProof) {
    const { lastDay } = answer.burdenOfProof
    notes.push(say('trader-proves', { lastDay, daysLeft: dayNumber(lastDay) - situation.today }))
  }
  const offersExchange = answer.remedies.some(
    (remedy) => remedy.kind === 'exchange' && remedy.subject === 'whole-unit',
  )
  if (offersExchange && situation.proof && !situation.proof.allows.includes('return')) {
    notes.push(say('return-needs-invoice'))
  }
  return notes
}

function rulingReasons({ facts, today }: CaseSituation): readonly Said[] {
  const { ruling } = facts
  if (!ruling || dayNumber(ruling.decidedOn) > today) return []
  return [
    say(ruling.decision === 'covered' ? 'ruled-covered' : 'ruled-not-covered', {
      ruling: ruling.id,
      reason: ruling.reason,
    }),
  ]
}

function exclusionReasons(situation: CaseSituation): readonly Said[] {
  return situation.exclusions.map((finding, index) => {
    const overruled = situation.facts.exclusions[index]?.overruled
    if (overruled) {
      return say('exclusion-overruled', {
        exclusion: finding.code,
        by: overruled.by,
        reason: overruled.reason,
      })
    }
    return say(finding.stands ? 'exclusion-stands' : 'exclusion-without-evidence', {
      exclusion: finding.code,
    })
  })
}

function proofReasons(situation: CaseSituation): readonly Said[] {
  const { proof, exchange, facts } = situation
  if (!proof) return [say('no-valid-proof')]
  const reasons: Said[] = []
  if (proof.kind === 'imei-production' && facts.productionDate !== undefined) {
    reasons.push(
      say('started-by-production-date', {
        productionDay: facts.productionDate,
        startDay: proof.start,
        graceDays: dayNumber(proof.start) - dayNumber(facts.productionDate),
      }),
    )
  }
  if (exchange) reasons.push(say('restarted-by-exchange', { exchangeDay: exchange.on }))
  if (!situation.pick('early-fault').some((entry) => entry.isLaw)) reasons.push(say('no-rule-for-goods'))
  return reasons
}

function rightReasons(situation: CaseSituation, answer: Partial): readonly Said[] {
  const reasons: Said[] = []
  if (situation.facts.fault.kind === 'none-found') reasons.push(say('no-fault-found'))
  const usedRows = new Set(answer.remedies.map((remedy) => remedy.reference))
  const counted = Math.min(situation.today, situation.claimedOn ?? situation.today)
  const inCount = Math.max(1, counted - situation.earlyDayOne + 1)
  for (const { row } of situation.pick('early-fault')) {
    if (usedRows.has(row.id)) {
      reasons.push(say('first-days', { dayNumber: inCount, fromDay: row.fromDay, toDay: row.toDay }))
    }
  }
  const { repairs, clock } = answer
  if (repairs && situation.pick('repeated-repair').some(({ row }) => usedRows.has(row.id))) {
    reasons.push(say('repairs-enough', { used: repairs.used, limit: repairs.limit }))
  }
  for (const limit of clock?.limits ?? []) {
    if (limit.isReached) {
      const { countedDays, overDays, cause } = limit
      reasons.push(say('repair-took-too-long', { days: countedDays, overDays, cause }))
    }
  }
  if (situation.pick('refund-without-same-model').some(({ row }) => usedRows.has(row.id))) {
    reasons.push(say('same-model-not-available'))
  }
  return reasons
}

function periodReasons(situation: CaseSituation, answer: Partial): readonly Said[] {
  const reasons: Said[] = []
  const { period } = answer
  if (isPartOfLawAccessory(situation)) {
    for (const accessory of answer.accessories) {
      if (!accessory.parts.includes(situation.facts.fault.part ?? '')) continue
      const { parts, lastDay, daysLeft } = accessory
      const isHeld = (situation.heldSince ?? situation.today) <= dayNumber(lastDay)
      reasons.push(
        isHeld
          ? say('accessory-in-force', { parts, lastDay, daysLeft })
          : say('accessory-over', { parts, lastDay }),
      )
    }
    const enough = answer.remedies.some(
      (remedy) => remedy.kind === 'return' && remedy.subject === 'accessory',
    )
    if (enough) {
      reasons.push(say('accessory-exchanged-enough', { exchanges: situation.facts.accessoryExchanges }))
    }
    return reasons
  }
  if (period) {
    const { lastDay, daysLeft } = period
    const held = situation.heldSince
    if (period.isInForce) reasons.push(say('whole-unit-in-force', { lastDay, daysLeft }))
    else if (held !== undefined && held <= dayNumber(lastDay)) {
      reasons.push(say('held-in-period', { heldDay: dayFromNumber(held), lastDay }))
    } else reasons.push(say('whole-unit-over', { lastDay }))
    if (period.extensionDays > 0) reasons.push(say('extended-by-repairs', { days: period.extensionDays }))
  }
  const usedRows = new Set(answer.remedies.map((remedy) => remedy.reference))
  for (const { by, parts, lastDay, daysLeft } of answer.mainParts) {
    if (usedRows.has(by.row)) reasons.push(say('main-part-in-force', { parts, lastDay, daysLeft }))
  }
  return reasons
}

function otherCover(situation: CaseSituation, answer: Partial): readonly Said[] {
  const reasons: Said[] = []
  const saidLines = new Set<string>()
  for (const line of answer.repairWarranty) {
    if (!line.isInForce || line.match === 'no') continue
    const { repair, lastDay, daysLeft } = line
    // Several labour lines of one repair end on the same day: one sentence is enough.
    const key = `${repair}/${line.part ?? ''}/${lastDay}`
    if (saidLines.has(key)) continue
    saidLines.add(key)
    reasons.push(
      line.part === null
        ? say('repair-warranty-in-force', { repair, lastDay, daysLeft })
        : say('fitted-part-in-force', { repair, parts: [line.part], lastDay, daysLeft }),
    )
  }
  for (const repeat of answer.repeatRepair) {
    if (repeat.sameFamily === 'yes')
      reasons.push(say('repeat-repair', { repair: repeat.repair, days: repeat.days }))
  }
  const used = new Set(answer.remedies.map((remedy) => remedy.reference))
  for (const contract of situation.facts.contracts) {
    if (used.has(contract.id)) {
      const daysLeft = dayNumber(contract.to) - situation.today
      reasons.push(say('contract-in-force', { contract: contract.id, lastDay: contract.to, daysLeft }))
    }
  }
  const { distanceSale } = situation.facts
  for (const { row } of situation.pick('distance-return')) {
    if (distanceSale && used.has(row.id)) {
      const last = dayNumber(distanceSale.receivedOn) + row.days
      reasons.push(say('distance-sale', { lastDay: dayFromNumber(last), daysLeft: last - situation.today }))
    }
  }
  return reasons
}
