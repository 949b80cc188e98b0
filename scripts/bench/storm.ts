/**
 * Ten thousand slips on bad printers with a program that is killed again and again, on the real journal and spool: how
 * many numbers, papers or reasons were lost. Takes minutes; the test of the same name weathers a smaller storm.
 */

import { judge, weather } from '../../tests/printing/storm'
import type { BenchResult } from '../bench'

export async function run(): Promise<BenchResult> {
  const from = performance.now()
  const storm = await weather(Number(process.env.STORM_SEED ?? 20_261_122), 10_000)
  const seconds = (performance.now() - from) / 1000
  const judgement = judge(storm)
  await storm.test.end()
  return {
    figures: {
      jobs: storm.jobs.length,
      kills: storm.kills,
      faults: Object.values(storm.faults).reduce((sum, count) => sum + count, 0),
      ...judgement,
      'jobs a second': Math.round(storm.jobs.length / seconds),
    },
    limits: Object.fromEntries(Object.keys(judgement).map((name) => [name, 0])),
  }
}
