/** Which tickets stand behind a figure, a bar or a line: the same cases that were counted, newest first. */

import type { Case } from '../../shared/figures/case'
import type { CauseGroup } from '../../shared/measure/state'
import { casesOfCause } from './causes'
import { isBreached, isRedo, redoDays, within24h } from './day-tallies'
import {
  ageOf,
  type FigureDependencies,
  inCustody,
  isOnBench,
  lateNow,
  openCases,
  unclaimed,
} from './figures'
import { keysOf } from './figures-by'
import { openPeriod } from './period-figures'
import { ticketIdsBehindVoice } from './voice-figures'

export interface Wanted {
  readonly figure: string
  readonly key: string
  readonly fromDay: string
  readonly toDay: string
}

export function idsBehind(dependencies: FigureDependencies, wanted: Wanted): readonly string[] {
  const cases = casesBehind(dependencies, wanted)
  if (cases) return [...cases].sort((a, b) => b.receivedAtMs - a.receivedAtMs).map(({ id }) => id)
  return [...new Set(otherIds(dependencies, wanted))].filter((id) => id !== '')
}

function casesBehind(
  dependencies: FigureDependencies,
  { figure, key, fromDay, toDay }: Wanted,
): readonly Case[] | undefined {
  const { received, closed, ready, repaired } = openPeriod(dependencies, fromDay, toDay)
  const { isRepeated } = dependencies.store
  switch (figure) {
    case 'received':
      return key === '' ? received() : received().filter((one) => one.receivedDay === key)
    case 'collected':
    case 'collection':
      return key === '' ? closed() : closed().filter((one) => one.closedDay === key)
    case 'turnaround':
    case 'turnaround90':
      return ready()
    case 'within24':
      return ready().filter((one) => !within24h(one))
    case 'breached':
      return closed().filter(isBreached)
    case 'step':
      return closed().filter((one) => one.breaches.some((breach) => breach === key))
    case 'firstTimeFix':
      return repaired().filter((one) => isRepeated(one.id))
    case 'firstTimeFixMajor':
      return repaired().filter((one) => one.major === 1 && isRepeated(one.id))
    case 'repeat':
      return received().filter((one) => one.repeatOf !== '')
    case 'redo':
      return received().filter((one) => isRedo(dependencies.store, one, redoDays.redo))
    case 'redo30':
      return received().filter((one) => isRedo(dependencies.store, one, redoDays.redo30))
    case 'receivedBy':
      return received().filter((one) => one.receivedBy === key)
    case 'handedOverBy':
      return closed().filter((one) => one.handedOverBy === key)
    case 'repairedBy':
      return closed().filter((one) => one.technicianId === key)
    case 'firstResponse':
      return received().filter((one) => one.responseMinutes >= 0)
    case 'status':
      return openCases(dependencies).filter((one) => key === '' || one.status === key)
    case 'benchLoad':
      return openCases(dependencies).filter(isOnBench)
    case 'inCustody':
      return inCustody(openCases(dependencies))
    case 'custodyAge':
      return inCustody(openCases(dependencies)).filter((one) => ageOf(one, dependencies.nowMs()) === key)
    case 'breaches':
      return lateNow(dependencies)
    case 'unclaimed':
      return unclaimed(dependencies)
    case 'cause-fault':
    case 'cause-model':
    case 'cause-part':
    case 'cause-batch': {
      const group = figure.slice('cause-'.length) as CauseGroup
      return casesOfCause(dependencies, group, key, fromDay, toDay)
    }
    case 'technician':
    case 'model':
    case 'fault':
    case 'part':
    case 'shift': {
      const keys = keysOf(dependencies, figure)
      const both = [...new Set([...received(), ...closed()])]
      return both.filter((one) => keys(one).includes(key))
    }
    default:
      return undefined
  }
}

function otherIds(
  dependencies: FigureDependencies,
  { figure, key, fromDay, toDay }: Wanted,
): readonly string[] {
  switch (figure) {
    case 'income': {
      const [from, to] = key === '' ? [fromDay, toDay] : [key, key]
      return openPeriod(dependencies, from, to)
        .takings()
        .map(({ ticketId }) => ticketId)
    }
    case 'incomeBy':
      return openPeriod(dependencies, fromDay, toDay)
        .takings()
        .filter(({ tender, kind }) => `${tender}/${kind}` === key)
        .map(({ ticketId }) => ticketId)
    case 'takenBy':
      return openPeriod(dependencies, fromDay, toDay)
        .takings()
        .filter(({ by }) => by === key)
        .map(({ ticketId }) => ticketId)
    case 'stockOut':
      return openPeriod(dependencies, fromDay, toDay)
        .requests()
        .filter(({ missed }) => missed)
        .map(({ ticketId }) => ticketId)
    default:
      return ticketIdsBehindVoice(dependencies, figure, fromDay, toDay)
  }
}
