/**
 * When to reconcile: on the hour's quarters by default, a little earlier or later so that five thousand outlets do
 * not all knock at once, and sooner again after a failure, ever more slowly. Only one timer is ever waiting.
 */

import { Cron } from 'croner'

export interface Timers {
  readonly set: (work: () => void, ms: number) => unknown
  readonly clear: (timer: unknown) => void
}

export interface ScheduleDeps {
  readonly nowMs: () => number
  /** 0 up to 1. */
  readonly random: () => number
  readonly timers: Timers
  /** Says whether headquarters was reached. */
  readonly run: () => Promise<boolean>
  readonly pattern?: string
}

export interface Schedule {
  readonly start: () => void
  readonly stop: () => void
  /** Runs in a moment, for instance after the day was closed. */
  readonly soon: () => void
  /** 0: stopped. */
  readonly nextAtMs: () => number
}

export const usualPattern = '*/15 * * * *'
const jitterMs = 90_000
const firstRunMs = 4_000
const soonMs = 1_500
const firstRetryMs = 30_000
const longestRetryMs = 15 * 60_000
/** A timer longer than this overflows. */
const longestTimerMs = 2_000_000_000

export function createSchedule(deps: ScheduleDeps): Schedule {
  const cron = new Cron(deps.pattern ?? usualPattern, { paused: true })
  let timer: unknown
  let at = 0
  let running = false
  let started = false
  let failures = 0

  function wait(ms: number): void {
    if (timer !== undefined) deps.timers.clear(timer)
    at = deps.nowMs() + ms
    timer = deps.timers.set(fire, Math.min(Math.max(0, ms), longestTimerMs))
  }

  function fire(): void {
    timer = undefined
    running = true
    void deps.run().then(
      (reached) => done(reached),
      () => done(false),
    )
  }

  function done(reached: boolean): void {
    running = false
    failures = reached ? 0 : failures + 1
    if (!started) return
    const usual = untilNext() + deps.random() * jitterMs
    const retry = Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)) * (0.5 + deps.random())
    wait(failures === 0 ? usual : Math.min(usual, retry))
  }

  function untilNext(): number {
    const now = deps.nowMs()
    const next = cron.nextRun(new Date(now))
    return next ? Math.max(1000, next.getTime() - now) : longestRetryMs
  }

  return {
    start: () => {
      if (started) return
      started = true
      wait(firstRunMs + deps.random() * firstRunMs)
    },
    stop: () => {
      started = false
      at = 0
      if (timer !== undefined) deps.timers.clear(timer)
      timer = undefined
      cron.stop()
    },
    soon: () => {
      if (started && !running) wait(soonMs)
    },
    nextAtMs: () => at,
  }
}
