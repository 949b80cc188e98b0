/**
 * Keeps the mirror in step with main: applies what is published in order, skips what it has, and fills itself
 * anew on a gap, another journal, a cursor past main's head, or when its own counts do not match. Rows and cursor
 * are written in one transaction. What is open is fetched first and can be worked with while the rest is on its way;
 * a mirror without its mark is not whole, and is filled anew by the next start.
 */

import type { SnapshotPage } from '../../shared/ipc'
import { type AnyRow, type MirroredTable, mirroredTables, type Published } from '../../shared/view/tables'
import { ask } from '../door'
import {
  databaseName,
  deleteOtherMirrors,
  type MirrorDatabase,
  type MirrorMark,
  openMirrorDatabase,
} from './database'

export type MirrorState =
  | { readonly kind: 'filling' }
  /** `whole`: what is closed is there as well. */
  | { readonly kind: 'ready'; readonly database: MirrorDatabase; readonly whole: boolean }

/** A row for each visit and slip of three months: only their open and newest ones are waited for. */
const longTables: readonly MirroredTable[] = ['tickets', 'claims', 'prints']
/** While nobody is signed in, main gives no rows. */
const retryMs = 1000
/** Damaged files can keep a database from answering for ever; a sound one on a slow disk takes a second. */
const answerMs = 15_000

type Listener = (state: MirrorState) => void

export interface Mirror {
  readonly state: () => MirrorState
  readonly onState: (listener: Listener) => () => void
  readonly receive: (message: Published) => void
  /** Checks what is there and fills it if it can not be trusted. */
  readonly start: () => Promise<void>
  readonly stop: () => void
}

/** `whenIdle`: waited for between two pages of what is closed, since the keys of whoever works go before it. */
export function createMirror(whenIdle: () => Promise<void> = async () => undefined): Mirror {
  let state: MirrorState = { kind: 'filling' }
  let database: MirrorDatabase | undefined
  let cursor = 0
  /** Kept up row by row: counting twenty thousand of them after each fact would hold up everything behind it. */
  let counts: Counts = {}
  let whole = false
  /** Which fetching of older rows is under way: one that was begun before it goes no further. */
  let fetching = 0
  const listeners = new Set<Listener>()
  let work: Promise<void> = Promise.resolve()
  let stopped = false

  function set(next: MirrorState): void {
    state = next
    for (const listener of listeners) listener(next)
  }

  /** One thing after the other: a page of a fill and a published row never overtake each other. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    work = work.then(step).catch(async (error: unknown) => {
      // Whatever went wrong, the mirror is worth nothing now; main has the rows and is asked again in a moment.
      set({ kind: 'filling' })
      if (!(error instanceof NoRows)) await throwAway()
      await new Promise((resolve) => setTimeout(resolve, retryMs))
      if (!stopped) void inTurn(fill)
    })
    return work
  }

  /** Only main can take damaged files away. */
  async function throwAway(): Promise<void> {
    database?.close()
    database = undefined
    await inTime(ask('clearMirror', {}))
  }

  async function apply(message: Published): Promise<void> {
    if (!database || message.seq <= cursor) return
    if (databaseName(message) !== database.name || message.afterSeq !== cursor) {
      await fill()
      return
    }
    const open = database
    const next = { ...counts }
    await open.transaction('rw', mirrorTables(open), async () => {
      for (const [table, rows] of changedRows(message)) {
        if (whole) {
          const there = await open.table(table).bulkGet(rows.map(({ id }) => id))
          next[table] = (next[table] ?? 0) + there.filter((row) => row === undefined).length
        }
        await open.table(table).bulkPut([...rows])
      }
      if (whole) await writeMark(open, message.seq, next)
    })
    counts = next
    cursor = message.seq
  }

  async function fill(): Promise<void> {
    set({ kind: 'filling' })
    const first = await page({ table: 'outlet' })
    if (!first) return
    const name = databaseName(first)
    database?.close()
    database = undefined
    whole = false
    await inTime(deleteOtherMirrors(''))
    const open = openMirrorDatabase(name)
    try {
      await fillFirst(open, first)
    } catch (error) {
      open.close()
      throw error
    }
  }

  async function fillFirst(open: MirrorDatabase, first: SnapshotPage): Promise<void> {
    await inTime(open.open())
    await inTime(Promise.all(mirrorTables(open).map((table) => open.table(table).clear())))
    for (const table of mirroredTables) {
      let after: string | null = ''
      while (after !== null) {
        const next = await page({ table, after, first: longTables.includes(table) })
        if (!next) return
        await inTime(open.table(table).bulkPut(next.rows as never[]))
        after = next.next
      }
    }
    // Everything that was published since is applied after this turn: a row of a page may be newer, never older.
    cursor = first.seq
    database = open
    set({ kind: 'ready', database: open, whole: false })
    fetchRest(open, longTables, '')
  }

  /** A page a turn, so that what is published meanwhile comes in between, and never under an older row. */
  function fetchRest(
    open: MirrorDatabase,
    tables: readonly MirroredTable[],
    after: string,
    mine = ++fetching,
  ): void {
    void inTurn(async () => {
      if (stopped || database !== open || mine !== fetching) return
      const [table, ...later] = tables
      if (table === undefined) return finish(open)
      const next = await page({ table, after })
      if (!next) return
      await open.table(table).bulkPut(next.rows as never[])
      const { next: last } = next
      void whenIdle().then(() =>
        last === null ? fetchRest(open, later, '', mine) : fetchRest(open, tables, last, mine),
      )
    })
  }

  async function finish(open: MirrorDatabase): Promise<void> {
    const filled = await countRows(open)
    await open.transaction('rw', mirrorTables(open), () => writeMark(open, cursor, filled))
    counts = filled
    whole = true
    set({ kind: 'ready', database: open, whole: true })
  }

  async function check(): Promise<void> {
    const first = await page({ table: 'outlet' })
    if (!first) return
    const name = databaseName(first)
    // Somebody signed in again while older rows were being fetched: what is there is kept up and stays on the screen.
    if (database?.name === name && !whole && cursor <= first.seq) return fetchRest(database, longTables, '')
    const open = openMirrorDatabase(name)
    const mark = await inTime(open.open().then(() => open.mark.get('mark'))).catch(() => undefined)
    if (mark?.seq === first.seq && (await inTime(countsMatch(open, mark)))) {
      counts = { ...mark.counts }
      cursor = mark.seq
      whole = true
      database = open
      set({ kind: 'ready', database: open, whole: true })
      void deleteOtherMirrors(name)
      return
    }
    open.close()
    await fill()
  }

  return {
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receive: (message) => {
      void inTurn(() => apply(message))
    },
    start: () => inTurn(check),
    stop: () => {
      stopped = true
      database?.close()
    },
  }
}

async function inTime<Value>(work: PromiseLike<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the copy does not answer')), answerMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Main could not answer: the database itself is not to blame. */
class NoRows extends Error {}

async function page(wanted: {
  readonly table: MirroredTable
  readonly after?: string
  readonly first?: boolean
}): Promise<SnapshotPage | undefined> {
  const answer = await ask('snapshot', { after: '', first: false, ...wanted })
  if (answer.kind === 'ok') return answer.value
  // Signed out meanwhile: the next person's sign-in starts the mirror again.
  if (answer.kind === 'refused' && answer.reason === 'locked') return undefined
  throw new NoRows(wanted.table)
}

function mirrorTables(database: MirrorDatabase): readonly string[] {
  return database.tables.map((table) => table.name)
}

type Counts = Partial<Record<MirroredTable, number>>

/** The last of each row, by table. */
function changedRows({ changes }: Published): ReadonlyMap<MirroredTable, readonly AnyRow[]> {
  const latest = new Map<MirroredTable, Map<string, AnyRow>>()
  for (const { table, row } of changes) {
    if (!isMirrored(table)) continue
    const rows = latest.get(table) ?? new Map<string, AnyRow>()
    latest.set(table, rows.set(row.id, row))
  }
  return new Map([...latest].map(([table, rows]) => [table, [...rows.values()]]))
}

function isMirrored(table: string): table is MirroredTable {
  return (mirroredTables as readonly string[]).includes(table)
}

async function writeMark(database: MirrorDatabase, seq: number, counts: Counts): Promise<void> {
  await database.mark.put({ id: 'mark', seq, counts, stamp: stampOf(seq, counts) })
}

function stampOf(seq: number, counts: Counts): string {
  return `${seq}:${mirroredTables.map((table) => `${table}=${counts[table] ?? 0}`).join()}`
}

async function countRows(database: MirrorDatabase): Promise<Counts> {
  const entries = await Promise.all(
    mirroredTables.map(async (table) => [table, await database.table(table).count()] as const),
  )
  return Object.fromEntries(entries)
}

async function countsMatch(database: MirrorDatabase, mark: MirrorMark): Promise<boolean> {
  return mark.stamp === stampOf(mark.seq, await countRows(database))
}
