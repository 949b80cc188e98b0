/**
 * Who is erased is erased from the backups as well: their key is in none that can be reached, here or on the stick,
 * and every backup still proves itself, opens, and is restored without them.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsIn } from '../../electron/backup/place'
import { purgePlace } from '../../electron/backup/purge'
import { newRecoveryCode, wrapByCode } from '../../electron/journal/recovery-code'
import { makePractice } from '../../electron/practice'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const code = newRecoveryCode()
let stick = ''
let base = ''
let folder = ''
let test: TestWorkstation
const customerId = 'customer-erased-1'
const reason = '本人要求'

beforeEach(async () => {
  stick = quickFolder()
  base = quickFolder()
  folder = join(base, 'outlet')
  test = startWorkstation({ folder, chooseFolder: async () => stick })
  test.workstation.backups.secondPlace.choose(stick)
  test.keys.keepRecovery(wrapByCode(test.keys.masterKey(), code, 1))
})
afterEach(async () => {
  await test.workstation.close().catch(() => undefined)
  for (const one of [stick, base]) rmSync(one, { recursive: true, force: true })
})

/** Two backups, of two days, with the person and their photo in them. */
async function backUpTwice(): Promise<Buffer> {
  await givePins(test)
  const window = openWindow(test)
  await window.signIn('counter')
  const base64 = Buffer.from('a photo of a scratched screen').toString('base64')
  const photo = await window.ask('attach', { base64, mime: 'image/png' })
  const photos = photo.kind === 'ok' ? [(photo.value as { hash: string }).hash] : []
  const input = intake({ customerId, photos })
  test.must('counter', 'receiveDevice', input)
  test.must('counter', 'cancelTicket', { ticketId: input.ticketId, reason: '客户改主意' })
  await test.workstation.spool.idle()
  for (let made = 0; made < 2; made += 1) {
    test.clock.nowMs += 86_400_000
    await test.workstation.backups.backup.make('byHand')
  }
  const row = test.workstation.database.get<{ wrapped: Uint8Array }>(
    'SELECT wrapped FROM keys WHERE key_id = ?',
    `customer/${customerId}`,
  )
  return Buffer.from(row?.wrapped ?? [])
}

function filesWith(place: string, bytes: Buffer): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => readFileSync(file).includes(bytes))
}

const attachmentsOf = (place: string) => {
  const inside = join(place, 'attachments')
  return existsSync(inside)
    ? readdirSync(inside, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0
}

describe('an erased person', () => {
  it('is in no backup any more, here or in the second place, and each of them still proves itself', async () => {
    const wrapped = await backUpTwice()
    const backups = join(folder, 'backups')
    expect(filesWith(backups, wrapped)).toHaveLength(2)
    expect(filesWith(stick, wrapped)).toHaveLength(2)
    expect(attachmentsOf(stick)).toBe(1)
    test.must('administrator', 'eraseCustomer', { customerId, reason })
    await test.workstation.backups.backup.purge()
    for (const place of [backups, stick]) {
      expect(filesWith(place, wrapped)).toEqual([])
      expect((await backupsIn(place)).map(({ erasures }) => erasures)).toEqual([1, 1])
    }
    expect(attachmentsOf(stick)).toBe(0)
    const { restore } = test.workstation.backups
    for (const place of ['here', 'second'] as const) {
      for (const { file } of await restore.list(place)) {
        expect(await restore.check(place, file)).toMatchObject({ kind: 'ok' })
        expect(await restore.rehearse(place, file)).toMatchObject({ kind: 'ok' })
      }
    }
  })

  it('stays erased where such a backup is restored on another machine, which knows of nobody', async () => {
    await backUpTwice()
    test.must('administrator', 'eraseCustomer', { customerId, reason })
    await test.workstation.backups.backup.purge()
    await test.workstation.close()
    const elsewhere = quickFolder()
    let other = startWorkstation({ folder: elsewhere, setUp: false, chooseFolder: async () => stick })
    try {
      other.workstation.backups.secondPlace.choose(stick)
      const [newest] = await other.workstation.backups.restore.list('second')
      const ready = await other.workstation.backups.restore.prepare('second', newest?.file ?? '', code)
      expect(ready).toMatchObject({ kind: 'ok' })
      other = await other.reopen()
      await other.workstation.start()
      expect(
        other.workstation.database.get<{ n: number }>(
          "SELECT count(*) AS n FROM events WHERE type = 'customerErased'",
        )?.n,
      ).toBe(1)
      expect(other.workstation.rows.get<{ erased: number }>('customers', customerId)?.erased).toBe(1)
      expect(other.give('administrator', 'eraseCustomer', { customerId, reason })).toMatchObject({
        reason: 'customer-unknown',
      })
      expect(await other.workstation.backups.backup.make('byHand')).toMatchObject({ kind: 'ok' })
    } finally {
      await other.workstation.close()
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })

  it('goes from a stick that was away as soon as it is back, and from what a restore set aside', async () => {
    const wrapped = await backUpTwice()
    const away = `${stick}-away`
    renameSync(stick, away)
    const aside = join(folder, 'before-restore-1')
    mkdirSync(aside)
    test.workstation.database.run('VACUUM INTO ?', join(aside, 'journal.sqlite'))
    const practice = join(folder, '..', 'practice')
    await makePractice({ copyTo: test.workstation.backups.copyTo, folder, target: practice })
    test.must('administrator', 'eraseCustomer', { customerId, reason })
    await test.workstation.backups.backup.purge()
    expect(filesWith(aside, wrapped)).toEqual([])
    expect(filesWith(join(practice, 'outlet'), wrapped)).toEqual([])
    renameSync(away, stick)
    expect(filesWith(stick, wrapped)).toHaveLength(2)
    await test.workstation.backups.backup.make('byHand')
    expect(filesWith(stick, wrapped)).toEqual([])
  })

  it('leaves the old backup or the new one where the power went in the middle, and the next time finishes it', async () => {
    const wrapped = await backUpTwice()
    const backups = join(folder, 'backups')
    test.must('administrator', 'eraseCustomer', { customerId, reason })
    const journalId = (await backupsIn(backups))[0]?.journalId ?? ''
    const erased = { customers: [customerId], attachments: [] }
    const [{ file } = { file: '' }] = await backupsIn(backups)
    const paper = join(backups, file.replace('.sqlite', '.json'))
    const before = readFileSync(paper)
    await purgePlace(backups, journalId, erased)
    // As if only the first of the two renames had happened.
    writeFileSync(`${paper}.purged`, readFileSync(paper))
    writeFileSync(paper, before)
    writeFileSync(join(backups, `${file}.purged-wal`), '')
    await purgePlace(backups, journalId, erased)
    expect(filesWith(backups, wrapped)).toEqual([])
    expect(await test.workstation.backups.restore.check('here', file)).toMatchObject({ kind: 'ok' })
    expect(readdirSync(backups).filter((name) => name.endsWith('.purged'))).toEqual([])
  })

  it('another journal’s backups on the same stick are not touched', async () => {
    await backUpTwice()
    const [one] = await backupsIn(stick)
    const before = readFileSync(join(stick, one?.file ?? ''))
    expect(await purgePlace(stick, 'another-journal', { customers: ['x'], attachments: [] })).toBe(0)
    expect(readFileSync(join(stick, one?.file ?? '')).equals(before)).toBe(true)
  })
})
