/**
 * Backup drills, as they happen to people: the disk dies, the stick is full, the machine is stolen, the wrong backup
 * is taken, somebody altered one. Every backup that counts can be restored; every other one is refused with a reason.
 */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsIn } from '../../electron/backup/place'
import type { BackupCheck, BackupEntry, Rehearsal } from '../../shared/questions/backups'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, type StartOptions, startWorkstation, type TestWorkstation } from '../support/workstation'

const hourMs = 3_600_000
let stick = ''
let folders: string[] = []
let open: TestWorkstation[] = []
let restarts = 0

beforeEach(() => {
  stick = quickFolder()
  folders = [stick]
  open = []
  restarts = 0
})
afterEach(async () => {
  for (const test of open) await test.workstation.close().catch(() => undefined)
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function outlet(options: StartOptions = {}): TestWorkstation {
  const folder = options.folder ?? quickFolder()
  folders.push(folder)
  const test = startWorkstation({
    chooseFolder: async () => stick,
    restart: () => {
      restarts += 1
    },
    ...options,
    folder,
  })
  open.push(test)
  return test
}

async function stopped(test: TestWorkstation): Promise<void> {
  open = open.filter((one) => one !== test)
  await test.workstation.close()
}

async function administrator(test: TestWorkstation): Promise<TestWindow> {
  await givePins(test)
  const window = openWindow(test)
  await window.signIn('administrator')
  return window
}

async function asked<Value>(window: TestWindow, name: string, input: unknown = {}): Promise<Value> {
  const answer = await window.ask(name, input)
  if (answer.kind !== 'ok') throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.value as Value
}

/** A device comes in, and its slips are through. */
async function receive(test: TestWorkstation): Promise<void> {
  test.must('counter', 'receiveDevice', intake())
  await test.workstation.spool.idle()
}

async function recoveryCode(window: TestWindow): Promise<string> {
  const { code } = await asked<{ code: string }>(window, 'makeRecoveryCode')
  await asked(window, 'keepRecoveryCode', { code })
  return code
}

const numbers = (test: TestWorkstation) =>
  test.workstation.rows.find<{ number: string }>({ table: 'tickets' }).map((row) => row.number)

describe('a backup', () => {
  it('holds everything recorded so far, also while work goes on, and counts only when it was walked', async () => {
    const test = outlet()
    await receive(test)
    const made = test.workstation.backups.backup.make('byHand')
    await receive(test)
    expect(await made).toMatchObject({ kind: 'ok' })
    const [first] = await test.workstation.backups.backup.all()
    expect(first?.facts).toBeLessThanOrEqual(test.workstation.journal.head())
    test.clock.nowMs += 1000
    await test.workstation.backups.backup.make('byHand')
    expect((await test.workstation.backups.backup.last())?.facts).toBe(test.workstation.journal.head())
  })

  it('is made each hour in which something was recorded, at a quiet moment, and not otherwise', async () => {
    const test = outlet()
    const made = async () => {
      await test.workstation.backups.schedule.tick()
      return (await test.workstation.backups.backup.all()).length
    }
    await receive(test)
    // The first one of a journal waits for nothing.
    expect(await made()).toBe(1)
    test.clock.nowMs += 2 * hourMs
    expect(await made()).toBe(1)
    await receive(test)
    expect(await made()).toBe(2)
    test.clock.nowMs += 30_000
    await receive(test)
    expect(await made()).toBe(2)
  })

  it('waits for a quiet moment, but not for ever', async () => {
    const test = outlet()
    await receive(test)
    await test.workstation.backups.backup.make('byHand')
    test.clock.nowMs += hourMs + 60_000
    await receive(test)
    await test.workstation.backups.schedule.tick()
    expect(await test.workstation.backups.backup.all()).toHaveLength(1)
    test.clock.nowMs += 10 * 60_000
    await receive(test)
    await test.workstation.backups.schedule.tick()
    expect(await test.workstation.backups.backup.all()).toHaveLength(2)
  })

  it('that is killed in the middle leaves nothing that counts, and the next one tidies up', async () => {
    const test = outlet()
    await receive(test)
    const { folder } = test.workstation.backups.backup
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'journal-20260101T000000.sqlite.new'), 'half')
    // The file is whole, but the paper that says so was not written any more.
    writeFileSync(join(folder, 'journal-20260102T000000.sqlite'), 'half')
    expect(await backupsIn(folder)).toEqual([])
    await test.workstation.backups.backup.make('byHand')
    expect(await backupsIn(folder)).toHaveLength(1)
    expect(readdirSync(folder).some((name) => name.endsWith('.new'))).toBe(false)
  })

  it('that can not be written is said, and the one before stays', async () => {
    const test = outlet()
    const window = await administrator(test)
    await asked(window, 'backupNow')
    const { folder } = test.workstation.backups.backup
    const blocked = join(folder, 'journal-20260615T020005.sqlite.new')
    mkdirSync(join(blocked, 'in-the-way'), { recursive: true })
    test.clock.nowMs += 5000
    expect(await window.ask('backupNow')).toMatchObject({ kind: 'refused', reason: 'backup-failed' })
    expect(await backupsIn(folder)).toHaveLength(1)
  })
})

describe('the second place', () => {
  it('gets every backup and every photo, read back before it counts', async () => {
    const test = outlet()
    const window = await administrator(test)
    expect(await asked(window, 'chooseBackupPlace')).toEqual({ folder: stick })
    mkdirSync(join(test.folder, 'attachments', 'ab'), { recursive: true })
    writeFileSync(join(test.folder, 'attachments', 'ab', 'a'.repeat(64)), 'a sealed photo')
    expect(await asked(window, 'backupNow')).toMatchObject({ second: 'copied' })
    const [copy] = await backupsIn(stick)
    const [own] = await test.workstation.backups.backup.all()
    expect(copy).toEqual(own)
    expect(readFileSync(join(stick, 'attachments', 'ab', 'a'.repeat(64)), 'utf8')).toBe('a sealed photo')
    expect(await asked(window, 'backupState')).toMatchObject({
      second: { folder: stick, copiedAtMs: test.clock.nowMs, problem: '' },
    })
  })

  it('that is pulled out is said, the backup counts all the same, and the next one goes there again', async () => {
    const test = outlet()
    const window = await administrator(test)
    await asked(window, 'chooseBackupPlace')
    rmSync(stick, { recursive: true })
    writeFileSync(stick, 'a stick that is not there')
    expect(await asked(window, 'backupNow')).toMatchObject({ second: 'failed' })
    expect(await asked(window, 'backupState')).toMatchObject({
      second: { problem: expect.stringMatching(/^E/) },
    })
    rmSync(stick)
    mkdirSync(stick)
    test.clock.nowMs += 1000
    expect(await asked(window, 'backupNow')).toMatchObject({ second: 'copied' })
    expect(await backupsIn(stick)).toHaveLength(1)
  })

  it('keeps the backups of another outlet on the same stick', async () => {
    const [one, two] = [outlet(), outlet()]
    for (const test of [one, two]) {
      const window = await administrator(test)
      await asked(window, 'chooseBackupPlace')
    }
    two.clock.nowMs += 7000
    await one.workstation.backups.backup.make('byHand')
    for (let turn = 0; turn < 6; turn += 1) {
      two.clock.nowMs += 1000
      await receive(two)
      await two.workstation.backups.backup.make('byHand')
    }
    const journals = (await backupsIn(stick)).map(({ journalId }) => journalId)
    expect(new Set(journals).size).toBe(2)
    // Six within a minute: the newest three stay.
    expect(journals).toHaveLength(4)
  })
})

describe('a rehearsal', () => {
  it('opens the backup, walks and folds it, says what happened since, and changes nothing', async () => {
    const test = outlet()
    const window = await administrator(test)
    await receive(test)
    await asked(window, 'backupNow')
    await receive(test)
    const [entry] = await asked<BackupEntry[]>(window, 'backups')
    const head = test.workstation.journal.head()
    const done = await asked<Rehearsal>(window, 'rehearseBackup', { place: 'here', file: entry?.file })
    expect(done.facts).toBeLessThan(head)
    expect(done.missing).toMatchObject({ facts: head - done.facts, numbers: [numbers(test)[1]], same: true })
    expect(test.workstation.journal.head()).toBe(head)
    expect(existsSync(join(test.folder, 'trial'))).toBe(false)
  })

  it('finds what a stick lost or somebody changed', async () => {
    const test = outlet()
    const window = await administrator(test)
    await receive(test)
    await asked(window, 'backupNow')
    const [entry] = await test.workstation.backups.backup.all()
    const file = join(test.workstation.backups.backup.folder, entry?.file ?? '')
    const whole = readFileSync(file)
    const rehearse = () => window.ask('rehearseBackup', { place: 'here', file: entry?.file })
    for (const at of [0, 60, 4096, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 0x40
      writeFileSync(file, altered)
      expect(await rehearse(), `byte ${at}`).toMatchObject({ reason: 'backup-altered' })
    }
    writeFileSync(file, whole)
    truncateSync(file, whole.length - 4096)
    expect(await rehearse()).toMatchObject({ reason: 'backup-altered' })
    writeFileSync(file, whole)
    expect(await rehearse()).toMatchObject({ kind: 'ok' })
  })
})

describe('restoring', () => {
  it('goes back to the backup, keeps what was there, and gives no number twice', async () => {
    let test = outlet()
    const window = await administrator(test)
    await receive(test)
    await asked(window, 'backupNow')
    await receive(test)
    const given = numbers(test)
    const [entry] = await asked<BackupEntry[]>(window, 'backups')
    const chosen = { place: 'here', file: entry?.file }
    const check = await asked<BackupCheck>(window, 'checkBackup', chosen)
    expect(check.missing.numbers).toEqual([given[1]])
    await asked(window, 'restoreBackup', chosen)
    await expect.poll(() => restarts).toBe(1)
    await stopped(test)
    test = outlet({ folder: test.folder, setUp: false })
    expect(numbers(test)).toEqual([given[0]])
    expect(test.workstation.journal.verify()).toBeUndefined()
    await receive(test)
    expect(numbers(test).filter((number) => given.includes(number))).toEqual([given[0]])
    const aside = readdirSync(test.folder).find((name) => name.startsWith('before-restore-')) ?? ''
    expect(existsSync(join(test.folder, aside, 'journal.sqlite'))).toBe(true)
  })

  it('on a new machine needs the stick and the manager’s code, and nothing else', async () => {
    const lost = outlet()
    const window = await administrator(lost)
    await asked(window, 'chooseBackupPlace')
    const code = await recoveryCode(window)
    await receive(lost)
    await asked(window, 'backupNow')
    const before = numbers(lost)
    await stopped(lost)
    rmSync(lost.folder, { recursive: true })

    let fresh = outlet({ setUp: false, machine: 'another-machine' })
    const first = openWindow(fresh)
    const { found } = await asked<{ found: BackupEntry[] }>(first, 'findBackups')
    expect(found).toMatchObject([{ outlet: 'SZ01', hasRecovery: true }])
    const chosen = { place: 'chosen', file: found[0]?.file }
    expect(await first.ask('checkBackup', chosen)).toMatchObject({ reason: 'backup-key-needed' })
    expect(await first.ask('checkBackup', { ...chosen, code: 'nonsense' })).toMatchObject({
      reason: 'recovery-code-wrong',
      detail: { what: 'typed' },
    })
    const other = '0000-0000-0000-0000-0000-0000-00'
    expect(await first.ask('restoreBackup', { ...chosen, code: other })).toMatchObject({ kind: 'refused' })
    const check = await asked<BackupCheck>(first, 'checkBackup', { ...chosen, code: code.toLowerCase() })
    expect(check.missing.same).toBe(false)
    await asked(first, 'restoreBackup', { ...chosen, code })
    await stopped(fresh)
    fresh = outlet({ folder: fresh.folder, setUp: false, machine: 'another-machine' })
    expect(numbers(fresh)).toEqual(before)
    expect(fresh.workstation.journal.verify()).toBeUndefined()
    await receive(fresh)
    expect(new Set(numbers(fresh)).size).toBe(2)
    // The people of the lost machine sign in with the PINs they had.
    const again = openWindow(fresh)
    expect(await again.signIn('manager')).toMatchObject({ kind: 'ok' })
  })

  it('is finished by the next start when the first one was cut off anywhere', async () => {
    const test = outlet()
    const window = await administrator(test)
    await receive(test)
    const code = await recoveryCode(window)
    await asked(window, 'backupNow')
    const [entry] = await asked<BackupEntry[]>(window, 'backups')
    const facts = test.workstation.journal.head()
    await receive(test)
    await asked(window, 'restoreBackup', { place: 'here', file: entry?.file, code })
    await stopped(test)
    const ready = quickFolder()
    folders.push(ready)
    cpSync(test.folder, ready, { recursive: true })
    const steps: readonly ((folder: string) => void)[] = [
      () => undefined,
      (folder) => cpSync(join(folder, 'restore-ready/station.key'), join(folder, 'station.key')),
      (folder) => rmSync(join(folder, 'restore-ready/station.key')),
      (folder) => rmSync(join(folder, 'journal.sqlite-wal'), { force: true }),
      (folder) => rmSync(join(folder, 'journal.sqlite')),
    ]
    for (const [index, cut] of steps.entries()) {
      rmSync(test.folder, { recursive: true })
      cpSync(ready, test.folder, { recursive: true })
      cut(test.folder)
      const again = outlet({ folder: test.folder, setUp: false })
      expect(again.workstation.journal.head(), `step ${index}`).toBe(facts)
      expect(again.workstation.journal.verify()).toBeUndefined()
      await stopped(again)
    }
  })

  it('refuses a backup of a newer program and one that is no journal', async () => {
    const test = outlet()
    const window = await administrator(test)
    await asked(window, 'backupNow')
    const [manifest] = await test.workstation.backups.backup.all()
    const { folder } = test.workstation.backups.backup
    const file = join(folder, manifest?.file ?? '')
    const restamp = async (change: (bytes: Buffer) => Buffer) => {
      writeFileSync(file, change(readFileSync(file)))
      const { createHash } = await import('node:crypto')
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
      writeFileSync(file.replace('.sqlite', '.json'), JSON.stringify({ ...manifest, sha256 }))
    }
    await restamp((bytes) => {
      bytes.writeUInt32BE(99, 60)
      return bytes
    })
    const check = () => window.ask('checkBackup', { place: 'here', file: manifest?.file })
    expect(await check()).toMatchObject({ reason: 'backup-newer' })
    await restamp(() => Buffer.alloc(8192, 'x'))
    expect(await check()).toMatchObject({ reason: 'backup-damaged' })
    for (const name of ['../../etc/passwd', 'journal-20260101T000000.sqlite/../x', '']) {
      expect(await window.ask('checkBackup', { place: 'here', file: name })).toMatchObject({
        kind: 'refused',
      })
    }
  })

  it('opens one that a backup tool of somebody else damaged inside, and says so', async () => {
    const test = outlet()
    const window = await administrator(test)
    for (let count = 0; count < 5; count += 1) await receive(test)
    await asked(window, 'backupNow')
    const [manifest] = await test.workstation.backups.backup.all()
    const { folder } = test.workstation.backups.backup
    const file = join(folder, manifest?.file ?? '')
    const { createHash } = await import('node:crypto')
    const whole = readFileSync(file)
    let refusedOnes = 0
    for (let at = 5000; at < whole.length; at += Math.ceil(whole.length / 48)) {
      const bytes = Buffer.from(whole)
      bytes.fill(0x5a, at, at + 200)
      writeFileSync(file, bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      writeFileSync(file.replace('.sqlite', '.json'), JSON.stringify({ ...manifest, sha256 }))
      const answer = await window.ask('checkBackup', { place: 'here', file: manifest?.file })
      if (answer.kind === 'refused') refusedOnes += 1
      expect(['ok', 'refused']).toContain(answer.kind)
    }
    expect(refusedOnes).toBeGreaterThan(0)
  })
})
