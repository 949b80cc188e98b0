/**
 * Many slips, bad printers, and a program that dies at any moment: no number is lost or given twice, no original comes
 * out twice, and every job ends in a state with a reason. STORM_JOBS and STORM_SEED choose another storm;
 * `npm run bench -- storm` weathers ten thousand jobs.
 */

import { describe, expect, it } from 'vitest'
import { judge, weather } from './storm'

const jobs = Number(process.env.STORM_JOBS ?? 600)
const seed = Number(process.env.STORM_SEED ?? 20_261_122)

describe(`${jobs} slips in a storm (seed ${seed})`, () => {
  it('lose no number, print none twice, and each end with a reason', { timeout: 900_000 }, async () => {
    const storm = await weather(seed, jobs)
    console.info(
      `seed ${seed}: ${storm.jobs.length} jobs, ${storm.kills} kills, ${JSON.stringify(storm.faults)}`,
    )
    try {
      expect(storm.jobs.length).toBeGreaterThanOrEqual(jobs)
      expect(storm.kills).toBeGreaterThan(2)

      expect(judge(storm)).toEqual({
        numbersLost: 0,
        numbersDoubled: 0,
        papersLost: 0,
        papersDoubled: 0,
        jobsWithoutReason: 0,
      })
      expect(storm.test.workstation.database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    } finally {
      await storm.test.end()
    }
  })
})
