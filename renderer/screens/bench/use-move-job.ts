/**
 * What it means to put a card into another lane. Some lanes are one fact (start, assign); for the others the work
 * that leads there is asked for, because a job does not become quoted or ready by being dragged.
 */

import type { Failed, Refused } from '../../../shared/result'
import { allowsStep, type TicketStep } from '../../../shared/ticket/rules'
import { execute } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { benchWords } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useT } from '../../i18n/language'
import type { JobSection } from './job-sheet'
import type { Grouping, Job, StatusLaneId } from './lanes'

export interface MoveJobProps {
  readonly jobs: readonly Job[]
  readonly grouping: Grouping
  readonly nameOf: (staffId: string) => string
  readonly openJob: (ticketId: string, section?: JobSection) => void
  readonly onProblem: (problem: Refused | Failed | undefined) => void
}

type Way =
  | { readonly kind: 'command'; readonly name: 'startDiagnosis' | 'startRepair' }
  | { readonly kind: 'section'; readonly section: JobSection; readonly step: TicketStep }

const ways: Readonly<Record<StatusLaneId, Way | undefined>> = {
  waiting: undefined,
  diagnosing: { kind: 'command', name: 'startDiagnosis' },
  quoted: { kind: 'section', section: 'quote', step: 'giveQuote' },
  waitingForPart: { kind: 'section', section: 'parts', step: 'awaitPart' },
  repairing: { kind: 'command', name: 'startRepair' },
  testing: { kind: 'section', section: 'test', step: 'recordTest' },
  sentOut: { kind: 'section', section: 'out', step: 'sendOut' },
  ready: { kind: 'section', section: 'ready', step: 'makeReady' },
}

export function useMoveJob(props: MoveJobProps): (ticketId: string, laneId: string) => Promise<void> {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const { tell } = useLastFact()
  return async (ticketId, laneId) => {
    const row = props.jobs.find((job) => job.row.id === ticketId)?.row
    if (!row) return
    props.onProblem(undefined)
    const options = { expected: { [`ticket/${row.id}`]: row.revision } }
    const refuse = () =>
      props.onProblem({ kind: 'refused', reason: 'not-now', detail: { status: row.status } })
    if (props.grouping !== 'technician' && props.grouping !== 'board')
      return tell({ text: tj('laneCannotTake') })
    if (props.grouping === 'technician') {
      if (laneId === '') return refuse()
      const answer = await execute('assignTicket', { ticketId, technicianId: laneId }, options)
      if (answer.kind !== 'ok') return props.onProblem(answer)
      return tell({ text: t('assigned', { number: row.number, name: props.nameOf(laneId) }) })
    }
    const way = ways[laneId as StatusLaneId]
    const step = way?.kind === 'command' ? way.name : way?.step
    if (!way || step === undefined || !allowsStep(row, step)) return refuse()
    if (way.kind === 'section') return props.openJob(ticketId, way.section)
    const answer = await execute(way.name, { ticketId }, options)
    if (answer.kind !== 'ok') return props.onProblem(answer)
    tell({ text: t('started', { number: row.number, what: t(way.name) }) })
  }
}
