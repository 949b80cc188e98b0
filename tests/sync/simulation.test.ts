/** A first handful of the bad months that `npm run simulate -- sync` runs by the ten thousand. */

import { expect, test } from 'vitest'
import { runSchedule } from '../../scripts/simulation/schedule'

const schedules = 150

test('after any bad month, two runs on a good line are enough: nothing lost, doubled or different', async () => {
  const firstSeed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000_000))
  for (let seed = firstSeed; seed < firstSeed + schedules; seed += 1) {
    const { problems } = await runSchedule(seed)
    expect(problems, `SEED=${seed}`).toEqual([])
  }
})

test('the same seed gives the same trace', async () => {
  const first = await runSchedule(4711)
  expect(await runSchedule(4711)).toEqual(first)
})
