// Why: schedules are independent, so each processor runs its share. Sends what it found back to `simulate.ts`.
import { parentPort, workerData } from 'node:worker_threads'
import { runSchedule, type ScheduleResult } from './schedule'
import { signByDigest } from './signatures'

export interface Share {
  readonly firstSeed: number
  readonly step: number
  readonly count: number
  /** Ends at the first schedule that found something. */
  readonly untilCaught: boolean
}

export interface ShareResult {
  readonly schedules: number
  readonly steps: number
  readonly facts: number
  readonly restores: number
  readonly failed: readonly ScheduleResult[]
  /** Of each schedule, in the order in which they ran. */
  readonly traces: readonly string[]
}

const failuresKept = 20

async function runShare(share: Share): Promise<ShareResult> {
  const failed: ScheduleResult[] = []
  const sum = { schedules: 0, steps: 0, facts: 0, restores: 0 }
  const traces: string[] = []
  for (let one = 0; one < share.count; one += 1) {
    const result = await runSchedule(share.firstSeed + one * share.step)
    sum.schedules += 1
    sum.steps += result.steps
    sum.facts += result.facts
    sum.restores += result.restores
    traces.push(result.trace)
    if (result.problems.length === 0) continue
    if (failed.length < failuresKept) failed.push(result)
    if (share.untilCaught) break
  }
  return { ...sum, failed, traces }
}

signByDigest()
void runShare(workerData as Share).then((result) => parentPort?.postMessage(result))
