/**
 * What a catalogue adds to the start of the real program: the same folder with it and without it, in turn, several times
 * each, from the spawn until the counter can be worked at. Everything else on the disk is the same in both.
 */

import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram } from '../../../tests/support/program'

const rounds = 7

export interface Starts {
  readonly withMs: number
  readonly withoutMs: number
  readonly addedMs: number
}

export async function measureStarts(userData: string): Promise<Starts> {
  const outlet = join(userData, 'outlet')
  const aside = join(userData, 'aside')
  mkdirSync(aside, { recursive: true })
  const move = (from: string, to: string): void => {
    for (const name of readdirSync(from).filter((file) => /^catalogue-v\d/.test(file)))
      renameSync(join(from, name), join(to, name))
  }
  const withIt: number[] = []
  const without: number[] = []
  // The first start after an import and the first with a cold cache are nobody's daily start.
  await start(userData)
  for (let round = 0; round < rounds; round += 1) {
    withIt.push(await start(userData))
    move(outlet, aside)
    without.push(await start(userData))
    move(aside, outlet)
  }
  // Each pair was measured under the same load; the middle of their differences says more than that of the sums.
  const added = withIt.map((ms, round) => ms - (without[round] ?? Number.NaN))
  return { withMs: median(withIt), withoutMs: median(without), addedMs: median(added) }
}

async function start(userData: string): Promise<number> {
  const startedMs = performance.now()
  const program = await startProgram(userData)
  try {
    await program.signIn('counter')
    await program.page.waitForSelector('#counter-device', { timeout: 60_000 })
    return performance.now() - startedMs
  } finally {
    await program.app.close()
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}
