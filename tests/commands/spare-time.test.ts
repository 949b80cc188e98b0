/** Work that can wait stands back while somebody works at the counter, and is never kept from going on for good. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSpareTime, type SpareTime } from '../../electron/spare-time'

let spareTime: SpareTime

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  spareTime = createSpareTime(() => performance.now())
})
afterEach(() => vi.useRealTimers())

/** How long it is waited for, somebody asking at each of these moments. */
async function waits(work: () => Promise<void>, askedAtMs: readonly number[]): Promise<number> {
  const fromMs = performance.now()
  let endedMs: number | undefined
  if (askedAtMs.includes(0)) spareTime.asked()
  void work().then(() => {
    endedMs = performance.now() - fromMs
  })
  for (let atMs = 1; endedMs === undefined && atMs < 10_000; atMs += 1) {
    await vi.advanceTimersByTimeAsync(1)
    if (endedMs === undefined && askedAtMs.includes(atMs)) spareTime.asked()
  }
  return endedMs ?? Number.POSITIVE_INFINITY
}

it('nobody has asked for anything: it goes on at once', async () => {
  expect(await waits(spareTime.seen, [])).toBeLessThanOrEqual(1)
  expect(await waits(spareTime.rest, [])).toBeLessThanOrEqual(1)
})

it('paper waits until the answer that it belongs to can be seen, and a little longer where the next question follows', async () => {
  expect(await waits(spareTime.seen, [0])).toBe(60)
  expect(await waits(spareTime.seen, [0, 20])).toBe(80)
})

it('somebody who types without a pause keeps nothing waiting for good', async () => {
  const always = Array.from({ length: 10_000 }, (_, atMs) => atMs)
  expect(await waits(spareTime.seen, always)).toBeLessThanOrEqual(121)
  expect(await waits(spareTime.rest, always)).toBeLessThanOrEqual(1501)
})

it('a clock that stands still does not keep it either', async () => {
  spareTime = createSpareTime(() => 0)
  expect(await waits(spareTime.seen, [0])).toBeLessThanOrEqual(121)
})
