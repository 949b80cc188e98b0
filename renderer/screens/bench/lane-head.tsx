/** What stands over a lane: the state with its shape, the person, the place, the day. */

import type { Priority } from '../../../shared/ticket/events'
import { benchWords, placeText } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { StatusShape, type StatusTone } from '../../ui/status-badge'
import type { LaneHead } from './board'
import { type Grouping, type promiseLanes, type StatusLaneId, statusLanes } from './lanes'

const marks: Readonly<Record<StatusLaneId, StatusTone>> = {
  waiting: 'received',
  diagnosing: 'diagnosing',
  quoted: 'waiting',
  waitingForPart: 'waiting',
  repairing: 'repairing',
  testing: 'repairing',
  sentOut: 'waiting',
  ready: 'ready',
}

const labels = {
  waiting: 'laneWaiting',
  diagnosing: 'laneDiagnosing',
  quoted: 'laneQuoted',
  waitingForPart: 'laneWaitingForPart',
  repairing: 'laneRepairing',
  testing: 'laneTesting',
  sentOut: 'laneSentOut',
  ready: 'laneReady',
} as const satisfies Readonly<Record<StatusLaneId, keyof typeof benchWords.entries>>

const promiseLabels = {
  late: 'promiseLate',
  today: 'promiseToday',
  tomorrow: 'promiseTomorrow',
  later: 'promiseLater',
  none: 'promiseNone',
} as const satisfies Readonly<Record<(typeof promiseLanes)[number], keyof typeof jobWords.entries>>

export function useLaneHead(grouping: Grouping, nameOf: (staffId: string) => string) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const tt = useT(ticketWords)
  const language = useLanguage()
  return (id: string): LaneHead => {
    switch (grouping) {
      case 'technician':
        return { label: nameOf(id) }
      case 'priority':
        return { label: tt(`priority_${id as Priority}`) }
      case 'place':
        return { label: placeText(id, language) || '–' }
      case 'promise':
        return { label: tj(promiseLabels[id as keyof typeof promiseLabels]) }
      default: {
        const lane = statusLanes.find((candidate) => candidate.id === id)
        if (!lane) return { label: id }
        return { label: t(labels[lane.id]), mark: <StatusShape tone={marks[lane.id]} /> }
      }
    }
  }
}
