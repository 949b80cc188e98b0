/**
 * R17: the drills as a matrix. One outlet with three backups; each of them torn, scribbled over, altered by somebody who
 * knows SQLite, opened with the wrong key, of a newer program, made while people work, on a full disk, and killed at
 * every step of being made. What counts can be restored as it was; everything else is refused with its reason.
 */

import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBackup } from '../../electron/backup/backup'
import { createJournalCopier, type JournalCopier } from '../../electron/backup/copy-journal'
import { inspect } from '../../electron/backup/inspect'
import { inspectHere } from '../../electron/backup/inspector'
import { backupsIn, sha256Of } from '../../electron/backup/place'
import { createRestore } from '../../electron/backup/restore'
import { createSecondPlace } from '../../electron/backup/second-place'
import { keyFile } from '../../electron/journal/key-file'
import { newRecoveryCode, wrapByCode } from '../../electron/journal/recovery-code'
import type { KeyProvider } from '../../electron/journal/seal'
import { openDatabase } from '../../electron/journal/sqlite'
import { type BackupManifest, manifestName } from '../../shared/backup/manifest'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const code = newRecoveryCode()
let test: TestWorkstation
let copier: JournalCopier
let desk = ''
/** Oldest first; the last one is what the drills damage. */
let made: readonly BackupManifest[] = []
let last: BackupManifest
let whole = Buffer.alloc(0)

beforeAll(async () => {
  desk = quickFolder()
  test = startWorkstation({ folder: join(desk, 'outlet') })
  copier = createJournalCopier(test.workstation.database)
  test.keys.keepRecovery(wrapByCode(test.keys.masterKey(), code, 1))
  for (let generation = 0; generation < 3; generation += 1) {
    for (let visit = 0; visit < 3; visit += 1) await receive()
    test.clock.nowMs += 60_000
    expect(await test.workstation.backups.backup.make('byHand')).toMatchObject({ kind: 'ok' })
  }
  made = [...(await backupsIn(place()))].reverse()
  expect(made).toHaveLength(3)
  last = made[2] as BackupManifest
  whole = readFileSync(join(place(), last.file))
})
afterAll(async () => {
  await test.end()
  await copier.close()
  rmSync(desk, { recursive: true, force: true })
})

const place = (): string => test.workstation.backups.backup.folder

async function receive(): Promise<void> {
  test.must('counter', 'receiveDevice', intake())
  await test.workstation.spool.idle()
}

interface Drill {
  /** Absent: the backup as it is. */
  readonly bytes?: Buffer
  /** Whoever damaged it also wrote the paper anew. */
  readonly restamped?: boolean
  readonly keys?: KeyProvider
  readonly code?: string
}

/** In a folder of its own, as on a stick: the reason of the refusal, or how many facts a restore would bring. */
async function drill({ bytes = whole, restamped = false, keys = test.keys, code }: Drill): Promise<string> {
  const folder = join(desk, 'drill')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const file = join(folder, last.file)
  writeFileSync(file, bytes)
  const paper = restamped ? { ...last, bytes: bytes.length, sha256: await sha256Of(file) } : last
  writeFileSync(join(folder, manifestName(last.file)), JSON.stringify(paper))
  const restore = createRestore({ folder, placeFolder: () => folder, keys, wraps: [], nowMs: () => 0 })
  const answer = await restore.prepare('chosen', last.file, code)
  tried('R17')
  if (answer.kind === 'refused') {
    expect(existsSync(join(folder, 'restore-ready'))).toBe(false)
    return answer.reason
  }
  return heldIn(join(folder, 'restore-ready', 'journal.sqlite'), test.keys)
}

/** Every fact as it reads, so that one that says something else is another answer. */
async function heldIn(file: string, keys: KeyProvider): Promise<string> {
  let held = ''
  const found = await inspect(file, keys, ({ journal }) => {
    const facts = journal.facts(0, 10_000).map(({ hash, payload }) => [hash, payload])
    held = `${facts.length} facts ${createHash('sha256').update(JSON.stringify(facts)).digest('hex')}`
  })
  return found.kind === 'good' ? held : found.problem
}

it('is restored as it was made, by the key and by the code', async () => {
  const held = await drill({})
  expect(held).toMatch(new RegExp(`^${last.facts} facts `))
  expect(await drill({ code })).toBe(held)
  expect(await drill({ code: code.toLowerCase().replaceAll('-', ' ') })).toBe(held)
})

it('torn off anywhere it is refused, also with a paper that fits', async () => {
  const held = await drill({})
  const { length } = whole
  const cuts = [0, 1, 99, 100, 4095, 4096, 4097, 8192, length / 3, length / 2, length - 4096, length - 1]
  for (const cut of cuts.map(Math.floor)) {
    const bytes = whole.subarray(0, cut)
    expect(await drill({ bytes }), `at ${cut}`).toBe('backup-altered')
    // The last page may be one that nothing uses any more.
    const answers = cut < length / 2 ? ['backup-damaged'] : ['backup-damaged', held]
    expect(answers, `at ${cut}, with its paper`).toContain(await drill({ bytes, restamped: true }))
  }
})

it('scribbled over it is refused, or nothing of the records was hit', async () => {
  const held = await drill({})
  const refused: string[] = []
  for (let at = 16; at < whole.length; at += Math.ceil(whole.length / 24)) {
    const bytes = Buffer.from(whole)
    bytes.fill(0x5a, at, at + 64)
    expect(await drill({ bytes }), `byte ${at}`).toBe('backup-altered')
    const answer = await drill({ bytes, restamped: true })
    if (/^backup-(damaged|newer)$/.test(answer)) refused.push(answer)
    else expect(answer, `byte ${at}, with its paper`).toBe(held)
  }
  expect(refused.length).toBeGreaterThan(2)
})

it('altered by somebody who knows SQLite it is refused: any fact, any column, an order, a gap', async () => {
  const facts = last.facts
  const columns = ['type', 'stream', 'actor', 'business_day', 'command_id', 'hlc', 'station'] as const
  const changes = [1, Math.floor(facts / 2), facts].flatMap((seq) => [
    ...columns.map((column) => `UPDATE events SET ${column} = ${column} || 'x' WHERE seq = ${seq}`),
    `UPDATE events SET recorded_at_ms = recorded_at_ms + 1 WHERE seq = ${seq}`,
    `UPDATE events SET sealed = zeroblob(length(sealed)) WHERE seq = ${seq}`,
    ...(seq < facts ? [`DELETE FROM events WHERE seq = ${seq}`] : []),
    ...(seq < facts ? [`UPDATE events SET seq = 1000000 WHERE seq = ${seq}`] : []),
  ])
  for (const change of changes) {
    const file = join(desk, 'altered.sqlite')
    writeFileSync(file, whole)
    const database = openDatabase(file)
    const triggers = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`)
    expect(database.run(change), change).toBe(1)
    database.exec('PRAGMA journal_mode = DELETE')
    database.close()
    const altered = await drill({ bytes: readFileSync(file), restamped: true })
    expect(altered, change).toBe('backup-damaged')
  }
})

it('is not opened by another key, another code, or by none', async () => {
  const other = keyFile(join(desk, 'other.key'))
  expect(await drill({ keys: other })).toBe('backup-key-needed')
  expect(await drill({ code: newRecoveryCode() })).toBe('recovery-code-wrong')
  expect(await drill({ code: code.slice(0, -1) })).toBe('recovery-code-wrong')
  expect(await drill({ code: 'what the manager was called' })).toBe('recovery-code-wrong')
})

it('of a newer program is refused, however much newer', async () => {
  for (const schema of [last.schema + 1, 99, 2 ** 31 - 1, 2 ** 32 - 1]) {
    const bytes = Buffer.from(whole)
    bytes.writeUInt32BE(schema, 60)
    expect(await drill({ bytes, restamped: true }), `schema ${schema}`).toBe('backup-newer')
  }
})

it('an older one says what it lacks', async () => {
  const { restore } = test.workstation.backups
  for (const [age, { file, facts }] of made.entries()) {
    const head = test.workstation.journal.head()
    const answer = await restore.check('here', file)
    if (answer.kind === 'refused') throw new Error(answer.reason)
    const { missing } = answer.value
    expect(missing).toMatchObject({ facts: head - facts, same: true })
    expect(missing.numbers).toHaveLength(3 * (made.length - 1 - age))
    tried('R17')
  }
})

it('made while people work it is whole: what was there when it began, and no half visit', async () => {
  for (const visits of [1, 2, 5, 10]) {
    const before = test.workstation.journal.head()
    const file = join(desk, `while-${visits}.sqlite`)
    const copied = copier.copyTo(file, new AbortController().signal)
    for (let visit = 0; visit < visits; visit += 1) {
      test.must('counter', 'receiveDevice', intake())
      await new Promise((resolve) => setImmediate(resolve))
    }
    await copied
    expect(await inspect(file, test.keys)).toMatchObject({ kind: 'good', inspected: { facts: before } })
    await test.workstation.spool.idle()
    tried('R17')
  }
})

/** A backup of the running outlet into folders of the drill's own. */
function backupInto(folder: string, copyTo?: (target: string) => Promise<void>) {
  mkdirSync(folder, { recursive: true })
  const stick = join(folder, 'stick')
  const second = createSecondPlace(join(folder, 'backup-place.json'))
  second.choose(stick)
  const { journalId, outlet, station, incarnation } = last
  const backup = createBackup({
    copier: copyTo ? { ...copier, copyTo } : copier,
    inspector: (file, keys) => inspectHere(file, keys, { isStopped: () => false }),
    keys: test.keys,
    folder: join(folder, 'own'),
    attachments: join(folder, 'attachments'),
    second,
    identity: () => ({ epoch: 1, journalId, outlet, station, incarnation }),
    outletName: () => '测试网点',
    zone: () => 'Asia/Shanghai',
    nowMs: () => test.clock.nowMs,
    erased: () => ({ customers: [], attachments: [] }),
  })
  return { backup, own: join(folder, 'own'), stick }
}

it('for which there is no room, or that the disk does not take, counts nowhere; the one before stays', async () => {
  const folder = join(desk, 'full')
  await backupInto(folder).backup.make('byHand')
  for (const problem of ['ENOSPC', 'EIO', 'EROFS']) {
    for (const written of [0, 1, 4096, Math.floor(whole.length / 2), whole.length]) {
      test.clock.nowMs += 1000
      const { backup, own, stick } = backupInto(folder, async (target) => {
        writeFileSync(target, whole.subarray(0, written))
        throw Object.assign(new Error(problem), { code: problem })
      })
      expect(await backup.make('hourly')).toMatchObject({ reason: 'backup-failed', detail: { problem } })
      for (const there of [own, stick]) {
        expect(await backupsIn(there)).toHaveLength(1)
        expect(readdirSync(there).filter((name) => name.includes('.new'))).toEqual([])
      }
      tried('R17')
    }
  }
})

it('killed at any step of being made leaves what was there, and the next one is good and tidies up', async () => {
  const folder = join(desk, 'killed')
  await backupInto(folder).backup.make('byHand')
  test.clock.nowMs += 1000
  const left: string[] = []
  let before = ''
  const unwatch = beforeEachStep(() => {
    const now = listing(folder)
    if (now === before) return
    before = now
    const kept = join(desk, `left-${left.length}`)
    cpSync(folder, kept, { recursive: true })
    left.push(kept)
  })
  try {
    await backupInto(folder).backup.make('hourly')
  } finally {
    unwatch()
  }
  expect(left.length).toBeGreaterThan(8)
  const copied = left.find((kept) => halfMade(kept) !== undefined) ?? ''
  for (const share of [0, 0.1, 0.5, 0.9]) {
    const kept = join(desk, `left-${left.length}`)
    cpSync(copied, kept, { recursive: true })
    truncateSync(join(kept, 'own', halfMade(kept) ?? ''), Math.floor(whole.length * share))
    left.push(kept)
  }
  for (const [step, kept] of left.entries()) {
    test.clock.nowMs += 1000
    const { backup, own, stick } = backupInto(kept)
    for (const there of [own, stick]) await allGood(there, `step ${step}`)
    expect(await backup.make('hourly'), `step ${step}`).toMatchObject({ value: { second: 'copied' } })
    for (const there of [own, stick]) {
      await allGood(there, `after step ${step}`)
      expect((await backupsIn(there))[0]?.madeAtMs).toBe(test.clock.nowMs)
      expect(readdirSync(there).filter((name) => name.includes('.new'))).toEqual([])
    }
    rmSync(kept, { recursive: true })
    tried('R17')
  }
}, 180_000)

/** Every name with its size. */
const listing = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(folder, name)).size}`)
    .join('\n')

const halfMade = (folder: string): string | undefined =>
  readdirSync(join(folder, 'own')).find((name) => name.endsWith('.sqlite.new'))

/** By their hash: what was walked once is not walked again at the next step. */
const walked = new Set<string>()

async function allGood(folder: string, when: string): Promise<void> {
  const listed = await backupsIn(folder)
  expect(listed.length, when).toBeGreaterThan(0)
  for (const { file, facts, sha256 } of listed) {
    expect(await sha256Of(join(folder, file)), when).toBe(sha256)
    if (walked.has(sha256)) continue
    const copy = join(desk, 'looked-at.sqlite')
    cpSync(join(folder, file), copy)
    const found = await inspect(copy, test.keys)
    expect(found, when).toMatchObject({ kind: 'good', inspected: { facts } })
    walked.add(sha256)
  }
}

/** Told before each call that changes a folder: what lies there then is what a kill at this moment would leave. */
function beforeEachStep(tell: () => void): () => void {
  const names = ['mkdir', 'open', 'rename', 'rm', 'writeFile', 'copyFile'] as const
  const functions = promises as unknown as Record<string, (...given: unknown[]) => unknown>
  const real = names.map((name) => [name, functions[name]] as const)
  for (const [name, work] of real) {
    functions[name] = (...given) => {
      tell()
      return work?.(...given)
    }
  }
  syncBuiltinESMExports()
  return () => {
    for (const [name, work] of real) if (work) functions[name] = work
    syncBuiltinESMExports()
  }
}
