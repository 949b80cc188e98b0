/**
 * Many slips, bad printers, and a program that dies at any moment: no number is lost or given twice, no original comes
 * out twice, and every job ends in a state with a reason. Ten thousand jobs, outlet after outlet, each in a storm of its own;
 * STORM_JOBS and STORM_SEED choose another one, and `npm run bench -- storm` weathers as many at one outlet.
 */

import { describe, expect, it } from 'vitest'
import { tried } from '../support/tried'
import { judge, weather } from './storm'

const jobs = Number(process.env.STORM_JOBS ?? 10_000)
const seed = Number(process.env.STORM_SEED ?? 20_261_122)
const outlets = Math.ceil(jobs / 1000)

describe(`${jobs} slips in a storm (seed ${seed})`, () => {
  it('lose no number, print none twice, and each end with a reason', { timeout: 900_000 }, async () => {
    let kills = 0
    for (let outlet = 0; outlet < outlets; outlet += 1) {
      const storm = await weather(seed + outlet, Math.ceil(jobs / outlets))
      kills += storm.kills
      try {
        expect(judge(storm), `seed ${seed + outlet}`).toEqual({
          numbersLost: 0,
          numbersDoubled: 0,
          papersLost: 0,
          papersDoubled: 0,
          jobsWithoutReason: 0,
        })
        const { database } = storm.test.workstation
        expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
      } finally {
        await storm.test.end()
      }
      tried('R18', storm.jobs.length)
    }
    console.info(`seed ${seed}: ${jobs} jobs at ${outlets} outlets, ${kills} kills`)
    expect(kills).toBeGreaterThan(jobs / 300)
  })
})
