/**
 * What the exchange remembers between runs. Nothing here is needed to be right: what is lost or damaged is asked of
 * headquarters again. Only the counter may never go back by itself; headquarters says when it has.
 */

import { z } from 'zod'
import type { SyncDifference, SyncRun } from '../../shared/questions/sync'
import { counterCeiling, type Witness, witnessSchema } from '../../shared/sync/protocol'
import type { JournalPort } from './journal-port'

const connectionSchema = z.object({
  url: z.string(),
  hqId: z.string(),
  hqKey: z.string(),
  keyId: z.string(),
  epoch: z.int().positive(),
  outlet: z.string(),
  station: z.string(),
  /** SHA-256 of headquarters' certificate; empty: the ordinary rules of TLS. */
  pin: z.string().default(''),
})
export type Connection = Readonly<z.output<typeof connectionSchema>>

const runSchema = z.object({
  runId: z.string(),
  atMs: z.number(),
  ms: z.number(),
  outcome: z.enum(['agree', 'difference', 'offline', 'refused', 'not-connected']),
  reason: z.string(),
  sent: z.number(),
  received: z.number(),
  setAside: z.number(),
})
const differenceSchema = z.object({
  id: z.string(),
  what: z.string(),
  day: z.string(),
  here: z.string(),
  there: z.string(),
  streams: z.array(z.string()),
})
const daySchema = z.object({
  facts: z.int(),
  digest: z.string(),
  thereFacts: z.int(),
  thereDigest: z.string(),
  agrees: z.boolean(),
})
export type KnownDay = Readonly<z.output<typeof daySchema>>
const chainSchema = z.object({
  incarnation: z.int(),
  count: z.int(),
  head: z.string(),
  verified: z.int(),
})
export type KnownChain = Readonly<z.output<typeof chainSchema>>
const fileSchema = z.object({
  number: z.int(),
  atMs: z.number(),
  facts: z.int(),
  codes: z.array(z.string()),
})
/** A file that was written for a stick, or an answer that came back on one. */
export type KnownFile = Readonly<z.output<typeof fileSchema>>
const onceSchema = z.object({ incarnation: z.int(), count: z.int() })
export type KnownOnce = Readonly<z.output<typeof onceSchema>>
const asideSchema = z.object({ incarnation: z.int(), originSeq: z.int(), reason: z.string() })
export type KnownAside = Readonly<z.output<typeof asideSchema>>

/** Made once: a schema costs far more to make than to ask. */
const schemas = {
  connection: connectionSchema.optional(),
  counter: z.int().nonnegative(),
  runs: z.array(runSchema),
  differences: z.array(differenceSchema),
  days: z.record(z.string(), daySchema),
  chains: z.array(chainSchema),
  setAside: z.array(asideSchema),
  forkSent: z.int(),
  file: fileSchema.optional(),
  once: z.array(onceSchema),
  lossesNoted: z.record(z.string(), z.int()),
  unreadable: z.array(z.string()),
} as const

export interface Bookkeeping {
  readonly connection: () => Connection | undefined
  readonly saveConnection: (connection: Connection) => void
  readonly witness: () => Witness
  readonly saveWitness: (witness: Witness) => void
  readonly nextCounter: () => number
  readonly counterWasSeen: (counter: number) => void
  readonly runs: () => readonly SyncRun[]
  readonly addRun: (run: SyncRun) => void
  readonly differences: () => readonly SyncDifference[]
  readonly saveDifferences: (differences: readonly SyncDifference[]) => void
  readonly days: () => Readonly<Record<string, KnownDay>>
  readonly saveDays: (days: Readonly<Record<string, KnownDay>>) => void
  readonly chains: () => readonly KnownChain[]
  readonly saveChains: (chains: readonly KnownChain[]) => void
  readonly setAside: () => readonly KnownAside[]
  readonly saveSetAside: (rows: readonly KnownAside[]) => void
  /** Up to where the facts after a fork were handed over. */
  readonly forkSent: (incarnation: number) => number
  readonly saveForkSent: (incarnation: number, count: number) => void
  readonly file: (way: 'written' | 'answered') => KnownFile | undefined
  readonly saveFile: (way: 'written' | 'answered', file: KnownFile) => void
  /** What this station once had by the word of others: another station, or a printed day slip. */
  readonly once: () => readonly KnownOnce[]
  readonly saveOnce: (rows: readonly KnownOnce[]) => void
  /** Losses that somebody has seen and signed for: how far, by incarnation. */
  readonly lossesNoted: () => Readonly<Record<string, number>>
  readonly saveLossesNoted: (noted: Readonly<Record<string, number>>) => void
  readonly unreadable: () => readonly string[]
  readonly saveUnreadable: (lines: readonly string[]) => void
}

export const noWitness: Witness = { epoch: 0, ladder: [], acknowledged: [] }
const runsKept = 60
/** Counters are reserved by the hundred, so that not every request costs a write to the disk. */
const counterBlock = 100

export function createBookkeeping(journal: JournalPort): Bookkeeping {
  let counter: number | undefined
  let reserved = 0

  function read<Schema extends z.ZodType>(
    key: string,
    schema: Schema,
    otherwise: z.output<Schema>,
  ): z.output<Schema> {
    const text = journal.get(`sync/${key}`)
    if (text === undefined) return otherwise
    try {
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : otherwise
    } catch {
      return otherwise
    }
  }
  const write = (key: string, value: unknown): void => journal.set(`sync/${key}`, JSON.stringify(value))

  function reserve(from: number): void {
    reserved = from + counterBlock
    write('counter', reserved)
  }

  return {
    connection: () => read('connection', schemas.connection, undefined),
    saveConnection: (connection) => write('connection', connection),
    witness: () => read('witness', witnessSchema, noWitness),
    saveWitness: (witness) => write('witness', witness),
    nextCounter: () => {
      counter ??= read('counter', schemas.counter, 0)
      counter += 1
      if (counter >= reserved) reserve(counter)
      return counter
    },
    counterWasSeen: (seen) => {
      if (seen >= counterCeiling || seen <= (counter ?? 0)) return
      counter = seen
      reserve(seen)
    },
    runs: () => read('runs', schemas.runs, []),
    addRun: (run) => write('runs', [run, ...read('runs', schemas.runs, [])].slice(0, runsKept)),
    differences: () => read('differences', schemas.differences, []),
    saveDifferences: (differences) => write('differences', differences),
    days: () => read('days', schemas.days, {}),
    saveDays: (days) => write('days', days),
    chains: () => read('chains', schemas.chains, []),
    saveChains: (chains) => write('chains', chains),
    setAside: () => read('set-aside', schemas.setAside, []),
    saveSetAside: (rows) => write('set-aside', rows.slice(-500)),
    forkSent: (incarnation) => read(`fork/${incarnation}`, schemas.forkSent, 0),
    saveForkSent: (incarnation, count) => write(`fork/${incarnation}`, count),
    file: (way) => read(`file/${way}`, schemas.file, undefined),
    saveFile: (way, file) => write(`file/${way}`, file),
    once: () => read('once', schemas.once, []),
    saveOnce: (rows) => {
      if (JSON.stringify(rows) !== JSON.stringify(read('once', schemas.once, []))) write('once', rows)
    },
    lossesNoted: () => read('losses-noted', schemas.lossesNoted, {}),
    saveLossesNoted: (noted) => write('losses-noted', noted),
    unreadable: () => read('unreadable', schemas.unreadable, []),
    saveUnreadable: (lines) => write('unreadable', lines.slice(-100)),
  }
}
