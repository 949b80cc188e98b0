/** A thread that stands back while somebody works: told by a flag, and never kept from going on for good. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSpareTime } from '../../electron/spare-time'
import { standsBack } from '../../electron/stand-back'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

/** How long one rest takes after some work, in milliseconds; `worksFor`: somebody asks something every 100 ms for so long. */
async function rests(rest: () => Promise<void>, asked: () => void, worksForMs: number): Promise<number> {
  vi.advanceTimersByTime(150)
  const fromMs = performance.now()
  let endedMs: number | undefined
  if (worksForMs > 0) asked()
  void rest().then(() => {
    endedMs = performance.now() - fromMs
  })
  for (let atMs = 0; endedMs === undefined && atMs < 60_000; atMs += 100) {
    await vi.advanceTimersByTimeAsync(100)
    if (endedMs === undefined && atMs < worksForMs) asked()
  }
  return endedMs ?? Number.POSITIVE_INFINITY
}

function thread(isStopped: () => boolean = () => false) {
  const spareTime = createSpareTime(() => performance.now())
  return { rest: standsBack(spareTime.hands, isStopped), asked: spareTime.asked }
}

it('goes on at once where nobody works', async () => {
  const { rest, asked } = thread()
  expect(await rests(rest, asked, 0)).toBeLessThanOrEqual(1)
})

it('waits until nobody has asked for anything for a second', async () => {
  const { rest, asked } = thread()
  const waited = await rests(rest, asked, 3_000)
  expect(waited).toBeGreaterThanOrEqual(4_000)
  expect(waited).toBeLessThanOrEqual(5_001)
  expect(await rests(rest, asked, 0)).toBeLessThanOrEqual(1)
})

it('goes on after ten seconds all the same, and after a quarter of an hour works on', async () => {
  const { rest, asked } = thread()
  for (let step = 0; step < 90; step += 1)
    expect(await rests(rest, asked, 60_000)).toBeLessThanOrEqual(10_001)
  expect(await rests(rest, asked, 60_000)).toBeLessThanOrEqual(1)
})

it('takes no rest between small steps', async () => {
  const { rest, asked } = thread()
  asked()
  const rested = Array.from({ length: 40 }, rest)
  await vi.advanceTimersByTimeAsync(100)
  await Promise.all(rested)
})

it('does not wait when it is asked to stop', async () => {
  let stopped = false
  const { rest, asked } = thread(() => stopped)
  asked()
  const rested = rest()
  stopped = true
  await vi.advanceTimersByTimeAsync(1)
  await rested
})
