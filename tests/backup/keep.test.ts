/** Which backups stay: the newest of each of the last 24 hours, 30 days and 12 months that have one. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToKeep, usualSchedule } from '../../shared/backup/keep'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shanghai = 'Asia/Shanghai'
const startMs = Date.UTC(2026, 0, 1)

describe('keeping backups', () => {
  it('of two years of hourly backups leaves a day of hours, a month of days and a year of months', () => {
    const all = Array.from({ length: 2 * 365 * 24 }, (_, index) => startMs + index * hourMs)
    const kept = [...backupsToKeep(all, shanghai)].sort((left, right) => right - left)
    const newest = all.at(-1) ?? 0
    expect(kept.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, index) => newest - index * hourMs))
    expect(kept.length).toBeLessThanOrEqual(24 + 30 + 12)
    expect(kept.length).toBeGreaterThanOrEqual(24 + 28 + 10)
    expect(newest - (kept.at(-1) ?? 0)).toBeGreaterThan(300 * dayMs)
  })

  it('keeps the last one of a day, which is that of the day close', () => {
    const close = startMs + 12 * hourMs
    const all = [
      close - 5 * hourMs,
      close,
      ...Array.from({ length: 40 }, (_, n) => close + (n + 30) * hourMs),
    ]
    const kept = backupsToKeep(all, shanghai)
    expect(kept.has(close)).toBe(true)
    expect(kept.has(close - 5 * hourMs)).toBe(false)
  })

  it("ends a day at the outlet's midnight, whatever zone the computer is set to", () => {
    const evening = Date.UTC(2026, 10, 20, 13, 30)
    const late = Date.UTC(2026, 10, 20, 15, 59)
    const night = Date.UTC(2026, 10, 20, 16, 1)
    const later = Array.from({ length: 40 }, (_, n) => night + (n + 30) * hourMs)
    const all = [evening, late, night, ...later]
    expect([...backupsToKeep(all, shanghai)].slice(-2)).toEqual([night, late])
    const inLondon = backupsToKeep(all, 'Europe/London')
    expect(inLondon.has(night)).toBe(true)
    expect(inLondon.has(late)).toBe(false)
  })

  it('counts the hours and days that have one, so that a long holiday costs none', () => {
    const before = Array.from({ length: 30 }, (_, index) => startMs + index * dayMs)
    const after = startMs + 200 * dayMs
    const kept = backupsToKeep([...before, after], shanghai)
    expect([...kept].filter((at) => at !== after)).toHaveLength(29)
  })

  it('never throws away the newest three, and never keeps what is not there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }), { maxLength: 300 }), (minutes) => {
        const all = minutes.map((minute) => startMs + minute * 60_000)
        const kept = backupsToKeep(all, shanghai)
        const newest = [...new Set(all)].sort((left, right) => right - left).slice(0, 3)
        expect(newest.every((at) => kept.has(at))).toBe(true)
        expect([...kept].every((at) => all.includes(at))).toBe(true)
        const { hours, days, months } = usualSchedule
        expect(kept.size).toBeLessThanOrEqual(hours + days + months + 3)
        // Throwing away twice is the same as once: what stays does not depend on how often one tidies up.
        expect([...backupsToKeep([...kept], shanghai)].sort()).toEqual([...kept].sort())
      }),
      { numRuns: 200 },
    )
  })
})
