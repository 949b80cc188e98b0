/** Who is on duty, what each person did, and what other staffing would change. */

import { z } from 'zod'
import type { RotaRow } from '../rota/state'
import type { DayForecast } from '../rota/what-if'
import { everyone, managerRoles, type Role } from '../staff/roles'
import { day, question } from './spec'

export interface RotaWeek {
  readonly week: string
  /** `null`: not planned. */
  readonly planned: RotaRow | null
  /** The week before, for whoever plans "as last week". */
  readonly before: RotaRow | null
  /** The outlet's hours of each day, as a duty is typed; empty: closed. */
  readonly hours: readonly { readonly day: string; readonly text: string }[]
}

export interface PersonResult {
  readonly staffId: string
  readonly name: string
  readonly role: Role
  /** At the counter. */
  readonly received: number
  readonly handedOver: number
  readonly payments: number
  readonly takenFen: number
  readonly calls: number
  readonly complaintsAnswered: number
  /** At the bench: tickets closed in the period that this person had last. */
  readonly repaired: number
  readonly medianMinutes: number | null
  readonly firstTimeFix: number | null
  readonly breached: number
  readonly plannedMinutes: number
  /** Of the tickets closed in the period: what the customer pays for this person's own lines. */
  readonly labourFen: number
  readonly partsFen: number
  /** By the outlet's share of them. */
  readonly commissionFen: number
}

export interface Staffing {
  /** What one job has taken lately; `null`: nothing was finished, an hour is taken. */
  readonly minutesPerJob: number
  readonly measured: boolean
  readonly usualMinutes: number
  /** Waiting for a part, the customer or a maker: nobody can work on these now. */
  readonly standing: number
  readonly plan: readonly DayForecast[]
  readonly changed: readonly DayForecast[]
}

export const rotaQuestions = {
  rota: question<RotaWeek>()(everyone, z.strictObject({ week: day })),
  peopleResults: question<readonly PersonResult[]>()(
    managerRoles,
    z.strictObject({ fromDay: day, toDay: day }),
  ),
  /** "With two technicians on Saturday": the coming week as planned, and with that many on that day. */
  staffing: question<Staffing>()(managerRoles, z.strictObject({ day, technicians: z.int().min(0).max(50) })),
} as const
