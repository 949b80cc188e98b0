/** What main answers about the customer's voice. Lists hold no personal data in clear; words are read on opening. */

import type { CustomerRow } from '../customer/state'
import type { TicketRow } from '../ticket/row'
import type { Complaint, ComplaintRow } from './complaint'
import type { FollowUpRow } from './follow-up'
import type { Grade, SamplingRow } from './sampling'
import type { SurveyRow } from './survey'
import type { SurveySums } from './survey-statistics'

export interface FollowUpItem {
  readonly ticket: TicketRow
  readonly dueDay: string
  /** Working days past the due day; 0: due today. */
  readonly lateDays: number
  readonly tries: number
  readonly lastTryAtMs: number
  readonly lastNote: string
  readonly technicianName: string
}

export interface FollowUpsAnswer {
  readonly today: string
  readonly due: readonly FollowUpItem[]
  /** Handed over, but not due yet. */
  readonly later: number
  /** The latest calls, newest first. */
  readonly done: readonly {
    readonly row: FollowUpRow
    readonly ticket: TicketRow
    readonly remark: string
    readonly byName: string
  }[]
}

export interface ComplaintItem extends ComplaintRow {
  /** The beginning of what was said. */
  readonly excerpt: string
  /** Of opening time until the answer is due; negative when it is late. Absent: answered. */
  readonly leftMs?: number
}

export interface ComplaintDetail {
  readonly complaint: Complaint
  readonly row: ComplaintRow
  readonly leftMs?: number
  /** By staff id: everybody who had a hand in it. */
  readonly names: Readonly<Record<string, string>>
  readonly steps: readonly { readonly type: string; readonly atMs: number; readonly actorName: string }[]
}

export interface SurveyOverview {
  readonly sums: SurveySums
  /** Given out in the period, and of those answered by now. */
  readonly sent: number
  readonly returned: number
  readonly answered: readonly (SurveyRow & { readonly suggestions: string })[]
  /** Given out and not back yet, whenever that was. */
  readonly out: readonly SurveyRow[]
}

export interface SurveyRound {
  readonly fromDay: string
  readonly toDay: string
  readonly customers: readonly {
    readonly customer: CustomerRow
    readonly state: 'due' | 'out' | 'answered'
    readonly surveyId: string
    readonly day: string
  }[]
}

export interface TechnicianGrades {
  readonly technicianId: string
  readonly name: string
  readonly graded: number
  readonly passed: number
}

export interface SamplingsAnswer {
  readonly samplings: readonly (SamplingRow & { readonly drawnByName: string })[]
  readonly byTechnician: readonly TechnicianGrades[]
}

export interface SamplingDetail {
  readonly row: SamplingRow
  readonly seed: string
  readonly standard: string
  /** The same period and seed give the same tickets again. */
  readonly drawnAgainSame: boolean
  readonly tickets: readonly {
    readonly ticketId: string
    readonly ticket: TicketRow | null
    readonly technicianName: string
    readonly grade: (Grade & { readonly actorName: string }) | null
  }[]
}
