/**
 * What the bench gets done in the coming days with the people who are planned, and with others. Jobs are taken in the
 * order in which the bench takes them, each as long as jobs have taken lately; what arrives meanwhile is counted in as
 * it has arrived lately. It is an estimate and says so; nothing is stored.
 */

import type { CalendarDay } from '../calendar/calendar-day'

export interface Workday {
  readonly day: CalendarDay
  /** Technician minutes of that day; one entry for each person. */
  readonly people: readonly number[]
  /** Jobs that usually come in on such a day. */
  readonly arrivals: number
}

export interface WaitingJob {
  readonly ticketId: string
  /** Share of a whole job that is still to be done, 0 to 1. */
  readonly left: number
  /** Empty: nothing was promised. */
  readonly promisedDay: CalendarDay | ''
}

export interface DayForecast {
  readonly day: CalendarDay
  readonly people: number
  readonly minutes: number
  /** Waiting in the morning, with what comes in that day. */
  readonly waiting: number
  readonly finished: number
  /** Tickets promised for that day or before that are not done by its end. */
  readonly late: readonly string[]
}

/** `jobs` in the order in which they are taken. What comes in that day is behind them. */
export function forecast(
  workdays: readonly Workday[],
  jobs: readonly WaitingJob[],
  minutesPerJob: number,
): readonly DayForecast[] {
  let queue: { readonly job: WaitingJob | undefined; minutes: number }[] = jobs.map((job) => ({
    job,
    minutes: job.left * minutesPerJob,
  }))
  let coming = 0
  return workdays.map(({ day, people, arrivals }) => {
    coming += arrivals
    const arrived = Math.floor(coming)
    coming -= arrived
    queue.push(...Array.from({ length: arrived }, () => ({ job: undefined, minutes: minutesPerJob })))
    const waiting = queue.length
    const minutes = people.reduce((sum, one) => sum + one, 0)
    let left = minutes
    for (const one of queue) {
      if (left <= 0) break
      const worked = Math.min(left, one.minutes)
      one.minutes -= worked
      left -= worked
    }
    queue = queue.filter((one) => one.minutes > 0.5)
    return {
      day,
      people: people.length,
      minutes,
      waiting,
      finished: waiting - queue.length,
      late: queue.flatMap(({ job }) =>
        job && job.promisedDay !== '' && job.promisedDay <= day ? [job.ticketId] : [],
      ),
    }
  })
}

/** The same days with another number of people on one of them, each as long as they usually work. */
export function withPeople(
  workdays: readonly Workday[],
  day: string,
  count: number,
  usualMinutes: number,
): readonly Workday[] {
  return workdays.map((one) => {
    if (one.day !== day) return one
    const people = Array.from({ length: count }, (_, at) => one.people[at] ?? usualMinutes)
    return { ...one, people }
  })
}
