/** Between the journal and headquarters' client. Placeholder while the client is being built. */

import type { StatusMessage } from '../../shared/ipc'
import type {
  Notice,
  SyncDifference,
  SyncOverview,
  SyncRehearsal,
  SyncRun,
} from '../../shared/questions/answers'
import { type Answer, ok } from '../../shared/result'

export interface HeadquartersLink {
  readonly light: () => StatusMessage['headquarters']
  readonly overview: () => SyncOverview
  readonly rehearse: () => Promise<SyncRehearsal>
  readonly runNow: () => Promise<SyncRun>
  readonly differences: () => readonly SyncDifference[]
  readonly notices: () => readonly Notice[]
  readonly connect: (url: string, code: string) => Promise<Answer<null>>
  readonly sentence: (language: 'zh-CN' | 'en') => string
  readonly dayClosed: () => void
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export function createHeadquartersLink(_dependencies: unknown): HeadquartersLink {
  const run: SyncRun = {
    runId: '',
    atMs: 0,
    ms: 0,
    outcome: 'not-connected',
    reason: '',
    sent: 0,
    received: 0,
    setAside: 0,
  }
  return {
    light: () => ({ kind: 'never', count: 0, atMs: 0 }),
    overview: () => ({
      url: '',
      connected: false,
      stationId: '',
      waiting: 0,
      lastRun: null,
      runs: [],
      nextAtMs: 0,
      stations: [],
      days: [],
      catalogueOf: '',
    }),
    rehearse: async () => ({ reachable: false, willSend: [], willReceive: [], needYou: 0 }),
    runNow: async () => run,
    differences: () => [],
    notices: () => [],
    connect: async () => ok(null),
    sentence: () => '',
    dayClosed: () => undefined,
    start: () => undefined,
    stop: async () => undefined,
  }
}
