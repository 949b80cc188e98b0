/**
 * When backups are made by themselves: after each day close, and each hour in which something was recorded. An
 * hourly one waits for a quiet moment at the counter, but not for ever.
 */

import type { Backup } from './backup'

const tickMs = 30_000
const hourMs = 3_600_000
/** Nobody has recorded anything for so long: a pause of half a second is noticed by no one. */
const quietMs = 20_000
const patienceMs = 10 * 60_000
const afterCloseMs = 3_000

export interface BackupSchedule {
  readonly start: () => void
  readonly dayClosed: () => void
  /** Looks whether one is due, and makes it. The timer does so by itself. */
  readonly tick: () => Promise<void>
  /** A backup that is being made is finished first: its database must not be closed under it. */
  readonly stop: () => Promise<void>
}

export function createBackupSchedule(parts: {
  readonly backup: Backup
  readonly facts: () => number
  readonly lastFactAtMs: () => number
  readonly nowMs: () => number
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
  readonly onDone: () => void
}): BackupSchedule {
  const { backup, nowMs } = parts
  let timer: NodeJS.Timeout | undefined
  let closing: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()
  let stopped = false

  async function make(why: 'hourly' | 'dayClose'): Promise<void> {
    if (stopped || (await backup.last())?.facts === parts.facts()) return
    const made = await backup.make(why)
    if (made.kind === 'refused') parts.log('backup', { why, refused: made.reason, ...made.detail })
    else if (made.value.second === 'failed') parts.log('backup', { why, second: 'failed' })
    parts.onDone()
  }

  async function isDue(): Promise<boolean> {
    const last = await backup.last()
    if (parts.facts() === 0) return false
    // A clock that was set back makes one backup too many, not none.
    const ageMs = last ? Math.abs(nowMs() - last.madeAtMs) : Number.POSITIVE_INFINITY
    if (ageMs < hourMs) return false
    return ageMs > hourMs + patienceMs || Math.abs(nowMs() - parts.lastFactAtMs()) > quietMs
  }

  function tick(): Promise<void> {
    work = work.then(async () => {
      if (!stopped && (await isDue())) await make('hourly')
    })
    return work
  }

  return {
    start: () => {
      timer = setInterval(() => void tick(), tickMs)
      timer.unref()
    },
    tick,
    dayClosed: () => {
      clearTimeout(closing)
      closing = setTimeout(() => {
        work = work.then(() => make('dayClose'))
      }, afterCloseMs)
      closing.unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(closing)
      await work
    },
  }
}
