/**
 * Reconciling with headquarters, as the rest of the program sees it. Runs that overlap are one run; whatever the
 * network or headquarters does ends as an outcome with a reason, never as an exception, and never stops the counter
 * from working.
 */

import type { KeyObject } from 'node:crypto'
import { bundleCrypto } from '../../node/bundle-crypto'
import type { StatusMessage } from '../../shared/ipc'
import type { BundleTaken, BundleWritten } from '../../shared/questions/bundle'
import type { SyncDifference, SyncOverview, SyncRehearsal, SyncRun } from '../../shared/questions/sync'
import { ok, type Result, refused } from '../../shared/result'
import { normalPin } from '../../shared/sync/pin'
import { batchLimit, type HelloAnswer } from '../../shared/sync/protocol'
import { createBookkeeping, noWitness } from './bookkeeping'
import { type BundleDeps, type BundleRefusal, takeAnswer, writeRequest } from './bundle'
import type { CataloguePull } from './catalogue-pull'
import { addressOf, type ConnectRefusal, connectRefusal, speakTheSame } from './connect-rules'
import type { EscrowSender } from './escrow'
import { type ExchangeDeps, hello, Interrupted, ownHave, pullAll, pushAll } from './exchange'
import { createHeadquartersClient, type FetchLike, type HeadquartersClient } from './headquarters-client'
import type { JournalPort } from './journal-port'
import { pinnedFetch } from './pinned-fetch'
import { onceHere, prove } from './reconcile'
import { rehearse } from './rehearse'
import { createSchedule, type Timers } from './schedule'
import type { SerialPull } from './serial-pull'

export interface SyncDeps {
  readonly journal: JournalPort
  /** The station's own Ed25519 private key, the same for as long as the station lives. */
  readonly keys: { readonly signingKey: () => KeyObject }
  readonly fetch: FetchLike
  readonly clock: { readonly nowMs: () => number }
  readonly random: { readonly number: () => number; readonly hex: (bytes: number) => string }
  readonly log: (message: string) => void
  /** After every run, and after connecting: something on screen may be different now. */
  readonly onRun: (run: SyncRun) => void
  /** Name and version, shown at headquarters. */
  readonly program?: string
  readonly pattern?: string
  readonly timers?: Timers
  readonly limitMs?: number
  /** Fewer in one batch than the protocol allows. */
  readonly factsAtOnce?: number
  readonly catalogueOf?: () => string
  /** Fetched after a run, beside the work, and gone on with after the next one. */
  readonly catalogue?: CataloguePull
  /** Likewise. */
  readonly serials?: SerialPull
  /** After a run, beside the work, until headquarters has the code. */
  readonly escrow?: EscrowSender
}

/** The same exchange, carried on a stick. */
export interface SyncFiles {
  readonly write: () => Result<
    BundleWritten & { readonly name: string; readonly text: string },
    BundleRefusal
  >
  readonly take: (text: string) => Promise<Result<BundleTaken, BundleRefusal>>
  readonly last: () => {
    readonly written: BundleWritten | null
    readonly answered: BundleWritten | null
  }
}

export interface Sync {
  readonly files: SyncFiles
  readonly runNow: () => Promise<SyncRun>
  readonly rehearse: () => Promise<SyncRehearsal>
  readonly overview: () => SyncOverview
  readonly differences: () => readonly SyncDifference[]
  readonly address: () => string
  /** Somebody has seen what no copy has any more; it is not shown again. */
  readonly noteLosses: () => void
  readonly connect: (
    url: string,
    enrolmentCode: string,
    pin?: string,
  ) => Promise<Result<null, ConnectRefusal>>
  readonly status: () => StatusMessage['headquarters']
  readonly start: () => void
  /** Waits for a run that is on its way. */
  readonly stop: () => Promise<void>
  /** To be called when a day was closed. */
  readonly soon: () => void
}

const neverRun: SyncRun = {
  runId: '',
  atMs: 0,
  ms: 0,
  outcome: 'not-connected',
  reason: '',
  sent: 0,
  received: 0,
  setAside: 0,
}
const daysShown = 60
const restarts = 3

const systemTimers: Timers = {
  set: (work, ms) => setTimeout(work, ms).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

export function createSync(deps: SyncDeps): Sync {
  const { journal } = deps
  const { nowMs } = deps.clock
  const books = createBookkeeping(journal)
  // While connecting, the pin that was typed; it is kept only with the connection that it made.
  let typedPin: string | undefined
  let otherCertificate = false
  const pinned = pinnedFetch(
    deps.fetch,
    () => typedPin ?? books.connection()?.pin ?? '',
    () => {
      otherCertificate = true
    },
  )
  const client = createHeadquartersClient({
    fetch: pinned,
    signingKey: deps.keys.signingKey,
    nowMs,
    randomHex: deps.random.hex,
    books,
    ...(deps.limitMs === undefined ? {} : { limitMs: deps.limitMs }),
  })
  const most = deps.factsAtOnce ?? batchLimit
  const program = deps.program ?? 'counterbench'
  const exchange: ExchangeDeps = { journal, client, books, nowMs, program, pace: { facts: most, most } }
  const bundles: BundleDeps = {
    ...exchange,
    crypto: bundleCrypto(deps.keys.signingKey),
    randomHex: deps.random.hex,
    catalogue: deps.catalogue,
    serials: deps.serials,
    fetchLists,
  }
  let current: Promise<SyncRun> | undefined

  const schedule = createSchedule({
    nowMs,
    random: deps.random.number,
    timers: deps.timers ?? systemTimers,
    run: async () => (await runNow()).outcome !== 'offline',
    ...(deps.pattern === undefined ? {} : { pattern: deps.pattern }),
  })

  function runNow(): Promise<SyncRun> {
    current ??= run().finally(() => {
      current = undefined
    })
    return current
  }

  async function run(): Promise<SyncRun> {
    const startedAtMs = nowMs()
    const runId = deps.random.hex(8)
    const done = await outcome()
    const run: SyncRun = { runId, atMs: startedAtMs, ms: Math.max(0, nowMs() - startedAtMs), ...done }
    // Not being connected is a state, not something that happens every quarter of an hour.
    if (run.outcome !== 'not-connected') books.addRun(run)
    deps.onRun(run)
    return run
  }

  async function outcome(): Promise<Omit<SyncRun, 'runId' | 'atMs' | 'ms'>> {
    const nothing = { sent: 0, received: 0, setAside: 0 }
    if (!books.connection()) return { outcome: 'not-connected', reason: '', ...nothing }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once()
      } catch (error) {
        if (!(error instanceof Interrupted)) {
          deps.log(`sync: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
          return { outcome: 'offline', reason: 'internal', ...nothing }
        }
        const { fault } = error
        // Another life of headquarters began while we spoke: begin again, so that our witness is heard.
        if (fault.kind === 'refused' && fault.reason === 'epoch-changed' && attempt < restarts) continue
        return { outcome: fault.kind === 'refused' ? 'refused' : 'offline', reason: fault.reason, ...nothing }
      }
    }
  }

  async function once(): Promise<Omit<SyncRun, 'runId' | 'atMs' | 'ms'>> {
    const greeting = await hello(exchange)
    const pushed = await pushAll(exchange, greeting.have)
    const received = await pullAll(exchange)
    const proof = await prove(exchange, pushed.days, greeting.wentBack)
    fetchLists(client, greeting)
    deps.escrow
      ?.leave(client, books.connection())
      .catch((error: Error) => deps.log(`escrow: ${error.message}`))
    return {
      outcome: proof.differences.length === 0 ? 'agree' : 'difference',
      reason: greeting.wentBack ? 'headquarters-went-back' : '',
      sent: pushed.sent,
      received,
      setAside: pushed.setAside,
    }
  }

  /** Beside the work, a page at a time; each goes on with its next page after the next run. */
  function fetchLists(from: HeadquartersClient, greeting: HelloAnswer): void {
    const { hqId, epoch, catalogueVersion, serialVersion } = greeting
    const fetched = (name: string, fetching: Promise<boolean> | undefined): Promise<void> =>
      Promise.resolve(fetching)
        .then((changed) => {
          const [last] = books.runs()
          if (changed && last) deps.onRun(last)
        })
        .catch((error: Error) => deps.log(`${name}: ${error.message}`))
    void fetched('serials', deps.serials?.to(from, { hqId, epoch, version: serialVersion }))
    void fetched('catalogue', deps.catalogue?.to(from, { hqId, epoch, version: catalogueVersion }))
  }

  function waiting(): number {
    const there = new Map(books.witness().acknowledged.map((one) => [one.incarnation, one.count]))
    return ownHave(journal).reduce(
      (sum, own) => sum + Math.max(0, own.count - (there.get(own.incarnation) ?? 0)),
      0,
    )
  }

  async function connect(url: string, code: string, pin = ''): Promise<Result<null, ConnectRefusal>> {
    if (pin.trim() !== '' && normalPin(pin) === undefined) return refused('pin-wrong')
    typedPin = normalPin(pin) ?? ''
    otherCertificate = false
    try {
      const done = await enrol(url, code, typedPin)
      return done.kind === 'refused' && otherCertificate ? refused('certificate-differs') : done
    } finally {
      typedPin = undefined
    }
  }

  async function enrol(url: string, code: string, pin: string): Promise<Result<null, ConnectRefusal>> {
    const address = addressOf(url)
    if (address.kind === 'refused') return address
    const { outlet, station, journalId, incarnation } = journal.identity()
    if (outlet === '') return refused('station-not-set-up')
    const about = await client.about(address.value)
    if (about.kind === 'offline') {
      return refused(about.reason === 'not-headquarters' ? 'not-headquarters' : 'headquarters-unreachable')
    }
    if (about.kind === 'refused' || !speakTheSame(about.value)) return refused('protocol-differs')
    const request = { code: code.normalize('NFKC').trim(), outlet, station, journalId, incarnation }
    const enrolled = await client.enrol(address.value, request)
    if (enrolled.kind === 'offline') {
      return refused(enrolled.reason === 'not-headquarters' ? 'not-headquarters' : 'headquarters-unreachable')
    }
    if (enrolled.kind === 'refused') return refused(connectRefusal(enrolled.reason))
    const { hqId, epoch, keyId, hqKey } = enrolled.value
    if (enrolled.value.outlet !== outlet || enrolled.value.station !== station) {
      return refused('not-headquarters')
    }
    if (books.connection()?.hqId !== hqId) forgetOtherHeadquarters()
    books.saveConnection({ url: address.value, hqId, hqKey, keyId, epoch, outlet, station, pin })
    return ok(null)
  }

  /** Another headquarters has given other numbers; what was said of the first means nothing to it. */
  function forgetOtherHeadquarters(): void {
    books.saveWitness(noWitness)
    books.saveDays({})
    books.saveChains([])
    books.saveSetAside([])
    books.saveDifferences([])
    books.saveUnreadable([])
    books.saveOnce([])
    for (const own of ownHave(journal)) books.saveForkSent(own.incarnation, 0)
    if (journal.headquartersCursor() !== 0) journal.applyHeadquarters([], 0)
  }

  function status(): StatusMessage['headquarters'] {
    const [last] = books.runs()
    if (!books.connection() || !last) return { kind: 'never', count: waiting(), atMs: 0 }
    const open = waiting()
    const at = { count: open, atMs: last.atMs + last.ms }
    if (last.outcome === 'offline' || last.outcome === 'refused') return { kind: 'offline', ...at }
    const differences = books.differences().length
    if (differences > 0) return { kind: 'difference', ...at, count: differences }
    return { kind: open > 0 ? 'waiting' : 'agree', ...at }
  }

  /** Never beside a run: both move the same cursors. */
  async function take(text: string): Promise<Result<BundleTaken, BundleRefusal>> {
    while (current) await current
    const taking = takeAnswer(bundles, text)
    current = taking.then(
      () => books.runs()[0] ?? neverRun,
      () => neverRun,
    )
    void current.finally(() => {
      current = undefined
    })
    const taken = await taking
    deps.onRun(books.runs()[0] ?? neverRun)
    return taken
  }

  return {
    runNow,
    files: {
      write: () => writeRequest(bundles),
      take,
      last: () => ({ written: books.file('written') ?? null, answered: books.file('answered') ?? null }),
    },
    rehearse: async () => {
      const nothing = { reachable: false, willSend: [], willReceive: [], needYou: books.differences().length }
      if (!books.connection()) return nothing
      try {
        return { reachable: true, ...(await rehearse(exchange)) }
      } catch (error) {
        if (!(error instanceof Interrupted)) deps.log(`rehearsal: ${String(error)}`)
        return nothing
      }
    },
    overview: () => {
      const connection = books.connection()
      const chains = new Map(books.chains().map((chain) => [chain.incarnation, chain]))
      const { outlet, station } = journal.identity()
      const runs = books.runs()
      return {
        url: connection?.url ?? '',
        connected: connection !== undefined,
        stationId: `${outlet}/${station}`,
        waiting: waiting(),
        lastRun: runs[0] ?? null,
        runs,
        nextAtMs: schedule.nextAtMs(),
        stations: ownHave(journal).map((own) => {
          const there = chains.get(own.incarnation)
          return {
            station,
            incarnation: own.incarnation,
            here: { count: own.count, head: own.head },
            there: there ? { count: there.count, head: there.head } : null,
          }
        }),
        days: Object.entries(books.days())
          .sort(([left], [right]) => (left < right ? 1 : -1))
          .slice(0, daysShown)
          .map(([day, known]) => ({
            day,
            here: dayText(known.facts, known.digest),
            there: dayText(known.thereFacts, known.thereDigest),
            agrees: known.agrees,
          })),
        catalogueOf: deps.catalogueOf?.() ?? '',
      }
    },
    differences: () => books.differences(),
    noteLosses: () => {
      books.saveLossesNoted(
        Object.fromEntries(
          onceHere({ journal, books }).map(({ incarnation, count }) => [incarnation, count]),
        ),
      )
      books.saveDifferences(books.differences().filter((one) => one.what !== 'lost-everywhere'))
    },
    address: () => books.connection()?.url ?? '',
    connect,
    status,
    start: schedule.start,
    stop: async () => {
      schedule.stop()
      await current
      await deps.catalogue?.stop()
      await deps.serials?.stop()
    },
    soon: schedule.soon,
  }
}

function dayText(facts: number, digest: string): string {
  return digest === '' ? String(facts) : `${facts} · ${digest.slice(0, 8)}`
}
