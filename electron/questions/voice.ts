/** The customer's voice as the windows ask for it: calls to make, complaints, surveys, samples. */

import { isCalendarDay } from '../../shared/calendar/calendar-day'
import { ok, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import type { SamplingsAnswer } from '../../shared/voice/answers'
import { type Complaint, type ComplaintRow, complaintRow } from '../../shared/voice/complaint'
import {
  gradeOf,
  type Sampling,
  type SamplingRow,
  samplingAggregate,
  samplingRow,
} from '../../shared/voice/sampling'
import { drawSample } from '../../shared/voice/sampling-draw'
import type { Journal } from '../journal/journal'
import {
  closedTickets,
  complaintOf,
  followUps,
  leftUntilAnswer,
  surveyOverview,
  surveyRound,
  type VoiceDependencies,
} from '../lookup/voice'
import type { Handlers } from './handler'

type Names =
  | 'followUps'
  | 'complaints'
  | 'complaint'
  | 'surveyOverview'
  | 'surveyRound'
  | 'samplings'
  | 'sampling'

const excerptLength = 120

export function voiceHandlers(
  dependencies: VoiceDependencies & { readonly journal: Journal },
): Handlers<Names> {
  const { rows, states, staffName, journal } = dependencies
  return {
    followUps: () => ok(followUps(dependencies)),
    complaints: ({ show, limit }) => {
      const open = show === 'open'
      const found = rows.find<ComplaintRow>({
        table: 'complaints',
        filter: [{ column: 'open', op: 'is', value: open ? 1 : 0 }],
        sort: open
          ? { column: 'dueAtMs', descending: false }
          : { column: 'registeredAtMs', descending: true },
        limit,
      })
      const calendar = dependencies.calendar()
      return ok(
        found.map((row) => ({
          ...row,
          excerpt: complaintOf(dependencies, row.id)?.content.slice(0, excerptLength) ?? '',
          ...leftUntilAnswer(row, calendar, dependencies.nowMs()),
        })),
      )
    },
    complaint: ({ complaintId }) => {
      const complaint = complaintOf(dependencies, complaintId)
      if (!complaint) return ok(null)
      const row = complaintRow(complaint)
      const facts = journal.stream(`complaint/${complaintId}`)
      return ok({
        complaint,
        row,
        ...leftUntilAnswer(row, dependencies.calendar(), dependencies.nowMs()),
        names: Object.fromEntries(peopleOf(complaint).map((staffId) => [staffId, staffName(staffId)])),
        steps: facts
          .filter(({ envelope }) => envelope.type !== 'complaintTold')
          .map(({ envelope }) => ({
            type: envelope.type,
            atMs: envelope.recordedAtMs,
            actorName: staffName(envelope.actor),
          })),
      })
    },
    surveyOverview: ({ fromDay, toDay }) => {
      if (!isCalendarDay(fromDay) || !isCalendarDay(toDay) || toDay < fromDay) {
        return refused('period-not-possible')
      }
      return ok(surveyOverview(dependencies, fromDay, toDay))
    },
    surveyRound: () => ok(surveyRound(dependencies)),
    samplings: () => {
      const found = rows.find<SamplingRow>({
        table: 'samplings',
        sort: { column: 'drawnAtMs', descending: true },
        limit: 200,
      })
      return ok({
        samplings: found.map((row) => ({ ...row, drawnByName: staffName(row.drawnBy) })),
        byTechnician: byTechnician(
          found.map((row) => states.load(samplingAggregate, row.id).state as Sampling),
          staffName,
        ),
      })
    },
    sampling: ({ samplingId }) => {
      const sampling = states.load(samplingAggregate, samplingId).state as Sampling | undefined
      if (!sampling) return ok(null)
      const { fromDay, toDay, seed, sharePercent, ticketIds, standard } = sampling
      const again = drawSample(closedTickets(rows, fromDay, toDay), seed, sharePercent)
      return ok({
        row: samplingRow(sampling),
        seed,
        standard,
        drawnAgainSame: again.length === ticketIds.length && again.every((id, at) => id === ticketIds[at]),
        tickets: ticketIds.map((ticketId) => {
          const ticket = rows.get<TicketRow>('tickets', ticketId) ?? null
          const grade = gradeOf(sampling, ticketId)
          return {
            ticketId,
            ticket,
            technicianName: ticket?.technicianId ? staffName(ticket.technicianId) : '',
            grade: grade ? { ...grade, actorName: staffName(grade.actor) } : null,
          }
        }),
      })
    },
  }
}

function peopleOf(complaint: Complaint): readonly string[] {
  return [
    complaint.registeredBy,
    ...complaint.answeredBy,
    ...[complaint.measures, complaint.passedOn, ...complaint.verifications].flatMap((step) =>
      step ? [step.actor] : [],
    ),
  ]
}

function byTechnician(
  samplings: readonly Sampling[],
  staffName: (staffId: string) => string,
): SamplingsAnswer['byTechnician'] {
  const sums = new Map<string, { graded: number; passed: number }>()
  for (const grade of samplings.flatMap((sampling) => sampling.grades)) {
    const before = sums.get(grade.technicianId) ?? { graded: 0, passed: 0 }
    sums.set(grade.technicianId, {
      graded: before.graded + 1,
      passed: before.passed + (grade.passed ? 1 : 0),
    })
  }
  return [...sums]
    .map(([technicianId, sum]) => ({ technicianId, name: staffName(technicianId), ...sum }))
    .sort((a, b) => b.graded - a.graded)
}
