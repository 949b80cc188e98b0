/** What stands over a lane: the state with its shape, or the person. */

import type { benchWords } from '../../i18n/bench'
import type { Translate } from '../../i18n/language'
import { StatusShape, type StatusTone } from '../../ui/status-badge'
import type { LaneHead } from './board'
import { type StatusLaneId, statusLanes } from './lanes'

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

export function laneHead(
  id: string,
  byTechnician: boolean,
  nameOf: (staffId: string) => string,
  t: Translate<typeof benchWords.entries>,
): LaneHead {
  if (byTechnician) return { label: nameOf(id) }
  const lane = statusLanes.find((candidate) => candidate.id === id)
  if (!lane) return { label: id }
  return { label: t(labels[lane.id]), mark: <StatusShape tone={marks[lane.id]} /> }
}
