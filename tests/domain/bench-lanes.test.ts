/** The board shows what is late first, and its clocks run in opening hours only. */

import { describe, expect, it } from 'vitest'
import { jobClocks } from '../../renderer/screens/bench/clocks'
import {
  filterJobs,
  jobsOf,
  lanesBy,
  lanesByStatus,
  lanesByTechnician,
  neighbour,
} from '../../renderer/screens/bench/lanes'
import type { BusinessCalendar } from '../../shared/calendar/business-time'
import { defaultPolicy, policySchema } from '../../shared/policy/policy'
import type { TicketRow } from '../../shared/ticket/row'
import { statuses, type TicketStatus } from '../../shared/ticket/state'

const calendar: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  hours: Array.from({ length: 7 }, () => ({ open: '09:00', close: '18:00' })),
  holidays: {},
  workdays: {},
}
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const now = at('2026-11-23T10:00')
const hour = 3_600_000
const stays = (...steps: readonly (readonly [TicketStatus, string])[]) =>
  steps.flatMap(([status, since]) => [statuses.indexOf(status), at(since)])

function row(id: string, over: Partial<TicketRow> = {}): TicketRow {
  return {
    id,
    number: `S-${id}`,
    kind: 'repair',
    status: 'repairing',
    statusSinceMs: at('2026-11-23T09:30'),
    priority: 'medium',
    receivedAtMs: at('2026-11-22T09:00'),
    promisedAtMs: at('2026-11-23T18:00'),
    readyAtMs: 0,
    open: 1,
    technicianId: '',
    modelName: 'Redmi Note 9',
    fault: '不开机',
    serial: '',
    place: 'bench',
    customerName: '',
    deviceClass: 'phone',
    stays: [],
    promisedSinceMs: 0,
    outDueDay: '',
    ...over,
  } as TicketRow
}

describe('the clocks of a job', () => {
  it('leave the night out', () => {
    const { promise } = jobClocks(
      row('a', { promisedAtMs: at('2026-11-24T10:00') }),
      calendar,
      defaultPolicy,
      now,
    )
    expect(promise?.leftMs).toBe(9 * hour)
  })

  it('are late once the promise has passed', () => {
    const { promise } = jobClocks(
      row('a', { promisedAtMs: at('2026-11-23T09:00') }),
      calendar,
      defaultPolicy,
      now,
    )
    expect(promise).toMatchObject({ late: true, leftMs: -hour, share: 0 })
  })

  it('stand still while the customer decides', () => {
    const quoted = row('a', {
      status: 'quoted',
      statusSinceMs: at('2026-11-22T17:00'),
      promisedAtMs: at('2026-11-23T09:30'),
    })
    const { promise } = jobClocks(quoted, calendar, defaultPolicy, now)
    expect(promise).toMatchObject({ late: false, paused: true, leftMs: 1.5 * hour })
  })

  it('go on afterwards from where they stood, and not from before a promise that was given anew', () => {
    const decided = row('a', {
      stays: stays(
        ['diagnosing', '2026-11-22T09:00'],
        ['quoted', '2026-11-22T17:00'],
        ['repairing', '2026-11-23T09:20'],
      ),
      promisedAtMs: at('2026-11-23T09:30'),
    })
    // An hour of the evening and twenty minutes of the morning were the customer's.
    expect(jobClocks(decided, calendar, defaultPolicy, now).promise).toMatchObject({
      late: false,
      leftMs: hour / 2 - hour + (4 / 3) * hour,
      dueMs: at('2026-11-23T10:50'),
    })
    const anew = { ...decided, promisedSinceMs: at('2026-11-23T09:25') }
    expect(jobClocks(anew, calendar, defaultPolicy, now).promise?.late).toBe(true)
  })

  it('stand still in the steps that the policy says, and in no others', () => {
    const away = row('a', {
      status: 'sentOut',
      statusSinceMs: at('2026-11-22T17:00'),
      promisedAtMs: at('2026-11-23T09:30'),
    })
    expect(jobClocks(away, calendar, defaultPolicy, now).promise?.late).toBe(true)
    const policy = policySchema.parse({ promisePausedStatuses: ['sentOut'] })
    expect(jobClocks(away, calendar, policy, now).promise).toMatchObject({ late: false, paused: true })
    const quoted = { ...away, status: 'quoted' as const }
    expect(jobClocks(quoted, calendar, policy, now).promise?.late).toBe(true)
    expect(policySchema.safeParse({ promisePausedStatuses: ['waitingForPart'] }).success).toBe(false)
  })

  it('do not stop for a missing part', () => {
    const waiting = row('a', { status: 'waitingForPart', promisedAtMs: at('2026-11-23T09:30') })
    expect(jobClocks(waiting, calendar, defaultPolicy, now).promise?.late).toBe(true)
  })

  it('count the step against its limit', () => {
    const slow = row('a', { status: 'received', statusSinceMs: at('2026-11-23T09:00') })
    expect(jobClocks(slow, calendar, defaultPolicy, now).step).toMatchObject({
      late: true,
      leftMs: -0.5 * hour,
    })
  })
})

describe('the board', () => {
  const jobs = jobsOf(
    [
      row('a', { priority: 'critical' }),
      row('b', { promisedAtMs: at('2026-11-23T09:00'), priority: 'low', technicianId: 'li' }),
      row('c', { status: 'received', statusSinceMs: now, technicianId: 'wang' }),
      row('d', { open: 0, status: 'collected' }),
    ],
    calendar,
    defaultPolicy,
    now,
  )

  it('puts what is late before what is only urgent, and leaves out what is closed', () => {
    expect(jobs.map((job) => job.row.id)).toEqual(['b', 'a', 'c'])
  })

  it('counts each lane and what is late in it', () => {
    const repairing = lanesByStatus(jobs).find(({ id }) => id === 'repairing')
    expect(repairing).toMatchObject({ late: 1, oldestMs: at('2026-11-23T09:30') })
    expect(repairing?.jobs.map((job) => job.row.id)).toEqual(['b', 'a'])
  })

  it('makes lanes of priority, place and promise, with what is late in one of its own', () => {
    const days = {
      today: '2026-11-23',
      tomorrow: '2026-11-24',
      dayOf: (atMs: number) => new Date(atMs + 8 * hour).toISOString().slice(0, 10),
    }
    const ids = (grouping: 'priority' | 'place' | 'promise') =>
      Object.fromEntries(
        lanesBy(grouping, jobs, days)
          .filter((lane) => lane.jobs.length > 0)
          .map((lane) => [lane.id, lane.jobs.map((job) => job.row.id)]),
      )
    expect(ids('priority')).toEqual({ critical: ['a'], medium: ['c'], low: ['b'] })
    expect(ids('place')).toEqual({ bench: ['b', 'a', 'c'] })
    expect(ids('promise')).toEqual({ late: ['b'], today: ['a', 'c'] })
  })

  it('names who was told of what is late, and shows that person exactly those', () => {
    const staff = [{ id: 'm1', name: '王店长', role: 'manager', active: 1 }] as const
    const late = jobsOf(
      [row('a'), row('b', { promisedAtMs: at('2026-11-23T08:00'), receivedAtMs: at('2026-11-20T09:00') })],
      calendar,
      defaultPolicy,
      at('2026-11-23T10:30'),
      staff,
    )
    expect(late.map(({ row: { id }, told }) => [id, told?.name])).toEqual([
      ['b', '王店长'],
      ['a', undefined],
    ])
    expect(filterJobs(late, { text: '', toldTo: 'm1' }).map((job) => job.row.id)).toEqual(['b'])
  })

  it('shows a lane for a technician who has nothing', () => {
    expect(lanesByTechnician(jobs, ['wang', 'zhao']).map(({ id, jobs: own }) => [id, own.length])).toEqual([
      ['', 1],
      ['wang', 1],
      ['zhao', 0],
      ['li', 1],
    ])
  })

  it('narrows to mine and nobody’s, and to every word typed', () => {
    expect(filterJobs(jobs, { text: '', mineOf: 'wang' }).map((job) => job.row.id)).toEqual(['a', 'c'])
    expect(filterJobs(jobs, { text: 'redmi 开机' })).toHaveLength(3)
    expect(filterJobs(jobs, { text: 'redmi 水' })).toHaveLength(0)
  })

  it('is walked by arrow keys, over empty lanes', () => {
    const lanes = lanesByStatus(jobs)
    expect(neighbour(lanes, undefined, 'ArrowDown')).toBe('c')
    expect(neighbour(lanes, 'c', 'ArrowRight')).toBe('b')
    expect(neighbour(lanes, 'b', 'ArrowDown')).toBe('a')
    expect(neighbour(lanes, 'a', 'ArrowDown')).toBe('a')
    expect(neighbour(lanes, 'a', 'ArrowLeft')).toBe('c')
  })
})
