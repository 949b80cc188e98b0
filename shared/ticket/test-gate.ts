/**
 * When a repair counts as tested: every point that the checklist of its device class asks for was tried and passed,
 * and nobody has worked on the device since. A passed test does not survive a part that is fitted after it.
 */

import type { TestItem } from '../catalogue/checklist'
import { refused } from '../result'
import type { Step, Ticket } from './state'

type Type = Step['type']
const workTypes: readonly Type[] = ['repairStarted', 'partUsed', 'partReturned', 'sentOut', 'cameBack']
/** Whoever did one of these has had the device open; a second person's check is somebody else's. */
const handsOn: readonly Type[] = ['diagnosisStarted', 'faultDiagnosed', ...workTypes]

/** The last test has passed and nothing was done to the device since. */
export function testHolds(ticket: Pick<Ticket, 'test' | 'steps'>): boolean {
  if (ticket.test?.passed !== true) return false
  const tested = ticket.steps.findLastIndex(({ type }) => type === 'testRecorded')
  const worked = ticket.steps.findLastIndex(({ type }) => workTypes.includes(type))
  return tested > worked
}

/** Worked on it after it was tested: the test has to be done once more. */
export function testIsStale(ticket: Pick<Ticket, 'test' | 'steps'>): boolean {
  return ticket.test?.passed === true && !testHolds(ticket)
}

export function workedOn(ticket: Pick<Ticket, 'steps'>, staffId: string): boolean {
  return ticket.steps.some(({ type, actor }) => actor === staffId && handsOn.includes(type))
}

/** The points that must have passed: those that always count, and those that a fitted part calls for. */
export function requiredTests(
  tests: readonly TestItem[],
  fittedKinds: readonly (string | undefined)[],
): readonly TestItem[] {
  return tests.filter((item) => item.required || item.afterKinds.some((kind) => fittedKinds.includes(kind)))
}

/** Why it may not be called repaired yet, or `undefined`. */
export function testRefusal(ticket: Ticket, required: readonly TestItem[]) {
  if (ticket.test?.passed !== true) return refused('test-missing')
  if (testIsStale(ticket)) return refused('test-stale')
  const tried = new Map(ticket.test.items.map(({ id, result }) => [id, result]))
  const left = required.filter(({ id }) => tried.get(id) !== 'pass')
  if (left.length === 0) return undefined
  return refused('test-incomplete', { names: left.map(({ nameZh }) => nameZh).join('、') })
}
