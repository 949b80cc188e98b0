/** Which tickets stand behind a figure, a bar or a line: the same cases that were counted, newest first. */

import type { Case } from '../../shared/figures/case'
import type { CauseGroup } from '../../shared/measure/state'
import { casesOfCause } from './causes'
import {
  ageOf,
  countedCases,
  type FigureDependencies,
  inCustody,
  isBreached,
  isRedo,
  lateNow,
  openCases,
  requestsBetween,
  takingsBetween,
  unclaimed,
  within24h,
} from './figures'
import { keysOf } from './figures-by'
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
  const { received, closed, repaired } = countedCases(dependencies, fromDay, toDay)
  const open = openCases(dependencies)
  const ready = closed.filter((one) => one.readyAtMs > 0)
  const repeated = dependencies.store.repeated()
  switch (figure) {
    case 'received':
      return key === '' ? received : received.filter((one) => one.receivedDay === key)
    case 'collected':
    case 'collection':
      return key === '' ? closed : closed.filter((one) => one.closedDay === key)
    case 'turnaround':
    case 'turnaround90':
      return ready
    case 'within24':
      return ready.filter((one) => !within24h(one))
    case 'breached':
      return closed.filter(isBreached)
    case 'step':
      return closed.filter((one) => one.breaches.some((breach) => breach === key))
    case 'firstTimeFix':
      return repaired.filter((one) => repeated.has(one.id))
    case 'firstTimeFixMajor':
      return repaired.filter((one) => one.major === 1 && repeated.has(one.id))
    case 'repeat':
      return received.filter((one) => one.repeatOf !== '')
    case 'redo':
      return received.filter((one) => isRedo(dependencies, one))
    case 'firstResponse':
      return received.filter((one) => one.responseMinutes >= 0)
    case 'status':
      return open.filter((one) => key === '' || one.status === key)
    case 'benchLoad':
      return open.filter((one) => one.technicianId !== '' && one.status !== 'ready')
    case 'inCustody':
      return inCustody(open)
    case 'custodyAge':
      return inCustody(open).filter((one) => ageOf(one, dependencies.nowMs()) === key)
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
      const both = [...new Set([...received, ...closed])]
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
      return takingsBetween(dependencies, from, to).map(({ ticketId }) => ticketId)
    }
    case 'incomeBy':
      return takingsBetween(dependencies, fromDay, toDay)
        .filter(({ tender, kind }) => `${tender}/${kind}` === key)
        .map(({ ticketId }) => ticketId)
    case 'stockOut':
      return requestsBetween(dependencies, fromDay, toDay)
        .filter(({ missed }) => missed)
        .map(({ ticketId }) => ticketId)
    default:
      return ticketIdsBehindVoice(dependencies, figure, fromDay, toDay)
  }
}
