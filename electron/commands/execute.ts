/**
 * The life of a command: understood, allowed, decided by pure code, appended with its rows in one transaction,
 * answered, and only then published, printed and sent. Nothing here waits for paper or the network, and no answer
 * leaves before COMMIT has returned.
 */

import type { AnyCommand, CommandContext } from '../../shared/commands/command'
import { commandNamed } from '../../shared/commands/registry'
import { type NewFact, splitStream, streamName } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import type { CommandRequest } from '../../shared/ipc'
import { type Answer, ok, refused } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'
import { type Published, type RowChange, tables, tablesOfKind, viewVersion } from '../../shared/view/tables'
import type { StoredFact } from '../journal/fact-row'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import { journalKeyId, type Sealer } from '../journal/seal'
import type { Database } from '../journal/sqlite'
import type { Folded, States } from '../journal/states'
import type { RowStore } from '../view/rows'

/** Who gives the command: a signed-in person, or the program itself (`system`: printing, setting up). */
export interface Giver {
  readonly staffId: string
  readonly role: Role
  /** Who has let it pass beside them, proved by their PIN. */
  readonly approver?: { readonly staffId: string; readonly role: Role }
}

export interface Executed {
  readonly answer: Answer<unknown>
  readonly facts: readonly StoredFact[]
  readonly published: Published | undefined
}

/** No fact of what somebody typed or pasted is larger. */
const largestTypedBytes = 64 * 1024

export interface ExecuteDependencies {
  readonly database: Database
  readonly journal: Journal
  readonly states: States
  readonly rows: RowStore
  readonly sealer: Sealer
  readonly identity: () => Identity
  readonly context: (giver: Giver) => CommandContext
  readonly newId: () => string
  /** Called between append and COMMIT by tests that pull the plug there. */
  readonly beforeCommit?: (() => void) | undefined
}

type Request = Required<Pick<CommandRequest, 'commandId' | 'name' | 'input'>> & {
  readonly expected: Readonly<Record<string, number>>
}

export function createExecute(dependencies: ExecuteDependencies) {
  const { database } = dependencies
  return (request: Request, giver: Giver): Executed => {
    const command = commandNamed(request.name)
    if (!command) return nothing(refused('not-understood', { field: 'name' }))
    if (!command.roles.includes(giver.role)) return nothing(refused('not-allowed'))
    if (!isPlainName(request.commandId)) return nothing(refused('not-understood', { field: 'commandId' }))
    const input = command.input.safeParse(request.input)
    if (!input.success) {
      const issue = input.error.issues[0]
      return nothing(
        refused('not-understood', { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' }),
      )
    }
    let done: Done | undefined
    try {
      done = database.transaction(() => {
        const result = inTransaction(dependencies, command, request, input.data, giver)
        // Numbers taken for a decision that was refused are not used up.
        if (result.answer.kind !== 'ok') throw new RollBack(result)
        dependencies.beforeCommit?.()
        return result
      })
    } catch (error) {
      if (!(error instanceof RollBack)) {
        // What was folded inside may hold facts that were never committed.
        dependencies.states.forget()
        throw error
      }
      done = error.done
    }
    rememberFolded(dependencies, done)
    return { answer: done.answer, facts: done.facts, published: done.published }
  }
}

/**
 * Facts of the program itself (what a printer did, a passcode that was shown): appended with their rows like any
 * others, with no decision to make. Published by the caller.
 */
export function createRecord(dependencies: ExecuteDependencies) {
  return (facts: readonly NewFact[], giver: Giver): Executed => {
    let done: Done
    try {
      done = dependencies.database.transaction(() => {
        const context = dependencies.context(giver)
        const stored = dependencies.journal.append(facts, {
          identity: dependencies.identity(),
          commandId: dependencies.newId(),
          actor: giver.staffId,
          nowMs: context.nowMs,
          businessDay: context.businessDay,
          newId: dependencies.newId,
        })
        const folded = foldTouched(dependencies, stored)
        dependencies.beforeCommit?.()
        return { answer: ok(null), facts: stored, folded, published: publish(dependencies, stored, folded) }
      })
    } catch (error) {
      dependencies.states.forget()
      throw error
    }
    rememberFolded(dependencies, done)
    return done
  }
}

function rememberFolded(dependencies: ExecuteDependencies, done: Done): void {
  for (const { stream, folded } of done.folded) {
    const { kind, id } = splitStream(stream)
    const aggregate = aggregateByKind.get(kind)
    if (aggregate) dependencies.states.remember(aggregate, id, folded)
  }
}

interface Done {
  readonly answer: Answer<unknown>
  readonly facts: readonly StoredFact[]
  readonly folded: readonly { readonly stream: string; readonly folded: Folded }[]
  readonly published: Published | undefined
}

class RollBack extends Error {
  constructor(readonly done: Done) {
    super('rolled back')
  }
}

function inTransaction(
  dependencies: ExecuteDependencies,
  command: AnyCommand,
  request: Request,
  input: unknown,
  giver: Giver,
): Done {
  const first = firstAnswer(dependencies, request.commandId)
  if (first) return { answer: first, facts: [], folded: [], published: undefined }
  const stale = staleStream(dependencies, request.expected)
  if (stale !== undefined) return none(refused('changed-meanwhile', { stream: stale }))
  const refs = Object.entries(command.streams(input as never))
  const unnamed = refs.find(([, ref]) => !isPlainName(ref.id))
  if (unnamed) return none(refused('not-understood', { field: unnamed[0] }))
  const loaded = refs.map(([name, ref]) => {
    const folded = dependencies.states.load(ref.aggregate, ref.id)
    return { name, stream: streamName(ref.aggregate.kind, ref.id), folded }
  })
  if (loaded.some(({ folded }) => folded.impaired)) return none(refused('stream-impaired'))
  const context = dependencies.context(giver)
  const state = Object.fromEntries(loaded.map(({ name, folded }) => [name, folded.state]))
  const decided = command.decide(input as never, state as never, context)
  if (decided.kind === 'refused') return none(decided)
  if (holdsTooMuch(decided.value.facts, input)) return none(refused('too-large'))
  const answer = ok(decided.value.value)
  const facts = dependencies.journal.append(decided.value.facts, {
    identity: dependencies.identity(),
    commandId: request.commandId,
    actor: giver.staffId,
    nowMs: context.nowMs,
    businessDay: businessDayOf(decided.value.facts, context),
    newId: dependencies.newId,
  })
  saveAnswer(dependencies, request.commandId, context.nowMs, answer)
  destroyErasedKeys(dependencies, facts, context.nowMs)
  const folded = foldTouched(dependencies, facts)
  return { answer, facts, folded, published: publish(dependencies, facts, folded) }
}

/** Headquarters sets aside what is larger than any person reads. What the program works out by itself may be: a year's figures. */
function holdsTooMuch(facts: readonly NewFact[], input: unknown): boolean {
  return (
    bytesOf(input) > largestTypedBytes && facts.some(({ payload }) => bytesOf(payload) > largestTypedBytes)
  )
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** In the same transaction as the fact: no crash may leave an erased person readable. */
function destroyErasedKeys(
  dependencies: ExecuteDependencies,
  facts: readonly StoredFact[],
  nowMs: number,
): void {
  for (const { envelope } of facts) {
    if (envelope.type === 'customerErased') dependencies.sealer.destroy(envelope.stream, nowMs)
  }
}

/** The fact that opens a day already belongs to it. */
function businessDayOf(
  facts: readonly { type: string; payload: unknown }[],
  context: CommandContext,
): string {
  const opened = facts.find((fact) => fact.type === 'dayOpened')?.payload as { day?: string } | undefined
  return opened?.day ?? context.businessDay
}

function foldTouched(dependencies: ExecuteDependencies, facts: readonly StoredFact[]): Done['folded'] {
  const streams = [...new Set(facts.map((fact) => fact.envelope.stream))]
  return streams.flatMap((stream) => {
    const { kind, id } = splitStream(stream)
    const aggregate = aggregateByKind.get(kind)
    if (!aggregate) return []
    const own = facts.filter((fact) => fact.envelope.stream === stream)
    const before = dependencies.states.load(aggregate, id)
    // Loading may have read the new facts already (nothing was remembered of this stream before).
    const missing = own.filter((fact) => fact.envelope.revision > before.revision)
    if (missing.length < own.length) dependencies.states.forget(stream)
    return [{ stream, folded: dependencies.states.applied(aggregate, before, missing) }]
  })
}

function publish(
  dependencies: ExecuteDependencies,
  facts: readonly StoredFact[],
  folded: Done['folded'],
): Published | undefined {
  const lastSeq = facts.at(-1)?.seq
  const firstSeq = facts[0]?.seq
  if (lastSeq === undefined || firstSeq === undefined) return undefined
  const written = folded.flatMap<RowChange>(({ stream, folded: { state } }) =>
    (tablesOfKind.get(splitStream(stream).kind) ?? []).flatMap((table) => {
      const row = tables[table].row(state as never)
      if (!row) return []
      dependencies.rows.put(table, row, lastSeq)
      return [{ table, row }]
    }),
  )
  // What no window keeps stays here: the takings of an open shift would give the blind count away.
  const changes = written.filter(({ table }) => tables[table].mirrored !== 'none')
  const touched = [...new Set(written.map(({ table }) => table))]
  const { journalId, epoch } = dependencies.identity()
  return {
    kind: 'rows',
    journalId,
    epoch,
    viewVersion,
    afterSeq: firstSeq - 1,
    seq: lastSeq,
    changes,
    touched,
  }
}

/**
 * What stands in an envelope in clear must read back as it was written: half a character or a NUL would come back
 * from the database as something else, and the chain would not fit any more.
 */
function isPlainName(name: string): boolean {
  return name !== '' && !/[\p{Cc}\p{Cs}]/u.test(name)
}

function staleStream(
  dependencies: ExecuteDependencies,
  expected: Readonly<Record<string, number>>,
): string | undefined {
  return Object.entries(expected).find(
    ([stream, revision]) => dependencies.journal.streamRevision(stream) !== revision,
  )?.[0]
}

function firstAnswer(dependencies: ExecuteDependencies, commandId: string): Answer<unknown> | undefined {
  const row = dependencies.database.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM commands WHERE command_id = ?',
    commandId,
  )
  const plain = row && dependencies.sealer.open(journalKeyId, `command:${commandId}`, row.sealed)
  return plain && (JSON.parse(plain.toString()) as Answer<unknown>)
}

function saveAnswer(
  dependencies: ExecuteDependencies,
  commandId: string,
  nowMs: number,
  answer: Answer<unknown>,
): void {
  // What a reveal showed is not kept a second time under the journal's own key.
  const kept = answer.kind === 'ok' && hasDetails(answer.value) ? ok(null) : answer
  const sealed = dependencies.sealer.seal(
    journalKeyId,
    `command:${commandId}`,
    Buffer.from(JSON.stringify(kept)),
  )
  if (!sealed) throw new Error('no journal key')
  dependencies.database.run(
    'INSERT INTO commands (command_id, at_ms, sealed) VALUES (?, ?, ?)',
    commandId,
    nowMs,
    sealed,
  )
}

function hasDetails(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'details' in value
}

function none(answer: Answer<unknown>): Done {
  return { answer, facts: [], folded: [], published: undefined }
}

function nothing(answer: Answer<unknown>): Executed {
  return { answer, facts: [], published: undefined }
}
