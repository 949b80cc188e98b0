/**
 * The recovery code that headquarters keeps: it opens the station's key and backups where the outlet has lost its own
 * code, a stolen database opens nothing, and nobody looks at it without a name and a reason.
 */

import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { othersOf } from '../../electron/journal/key-file'
import { unwrapAny, unwrapByCode } from '../../electron/journal/recovery-code'
import { createEscrow, type Escrow } from '../../headquarters/escrow'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'

let at: TestHeadquarters
let outlet: TestWorkstation
let escrow: Escrow
let keyFile = ''
let stick = ''
const asked = { outlet: 'SZ01', station: 'A', person: 'admin', reason: '网点的恢复码丢了' }

beforeAll(async () => {
  at = await startTestHeadquarters()
  keyFile = join(at.dataFolder, 'escrow.key')
  stick = join(at.dataFolder, 'stick')
  mkdirSync(stick)
  escrow = createEscrow(at.pool(), keyFile, () => at.clock.nowMs)
  outlet = startWorkstation({ fetch })
  const { code } = await at.hq().office.newEnrolmentCode('SZ01', 'A', 'test')
  expect(await outlet.workstation.link.connect(at.hq().url, code)).toMatchObject({ kind: 'ok' })
  outlet.must('counter', 'receiveDevice', intake())
  await outlet.workstation.spool.idle()
  await outlet.workstation.link.runNow()
  await vi.waitFor(
    () => {
      if (outlet.keys.escrow() === undefined) throw new Error('headquarters has no code yet')
    },
    { timeout: 20_000 },
  )
}, 120_000)
afterAll(async () => {
  await outlet?.end()
  await at?.close()
})

describe('the code in escrow', () => {
  it('opens the station’s key, and is left once', async () => {
    const [newest, ...more] = (await escrow.look(asked)) ?? []
    expect(more).toEqual([])
    const wrap = othersOf(join(outlet.folder, 'station.key')).escrow
    expect(wrap && unwrapByCode(wrap, newest?.code ?? '')).toEqual(outlet.keys.masterKey())
    await outlet.workstation.link.runNow()
    expect(await escrow.look(asked)).toHaveLength(1)
    expect((await escrow.lines('SZ01'))[0]).toMatchObject({ station: 'A', looks: 2 })
  })

  it('opens a backup on another machine, whose outlet has no code of its own', async () => {
    await outlet.workstation.backups.backup.make('byHand')
    const [made] = await outlet.workstation.backups.backup.all()
    expect(made).toMatchObject({ recovery: null })
    const [newest] = (await escrow.look(asked)) ?? []
    const other = startWorkstation({ folder: quickFolder(), setUp: false })
    try {
      other.workstation.backups.secondPlace.choose(outlet.workstation.backups.backup.folder)
      const { restore } = other.workstation.backups
      expect(await restore.check('second', made?.file ?? '')).toMatchObject({
        reason: 'backup-key-needed',
        detail: { recovery: 'yes' },
      })
      expect(await restore.check('second', made?.file ?? '', newest?.code)).toMatchObject({ kind: 'ok' })
      expect(await restore.prepare('second', made?.file ?? '', newest?.code)).toMatchObject({ kind: 'ok' })
    } finally {
      await other.end()
    }
  })

  it('is not in headquarters’ database in clear, and without the key file nothing is shown', async () => {
    const [newest] = (await escrow.look(asked)) ?? []
    const plain = (newest?.code ?? '').replaceAll('-', '')
    const rows = await at.pool().query('SELECT * FROM escrow_codes')
    expect(JSON.stringify(rows.rows).replaceAll('-', '')).not.toContain(plain)
    const wrap = outlet.keys.escrow()
    expect(unwrapAny([wrap], rows.rows[0]?.sealed)).toBeUndefined()
    renameSync(keyFile, join(stick, 'escrow.key'))
    expect(await escrow.look(asked)).toBeUndefined()
    // Codes still come in: the public half stayed.
    expect(createEscrow(at.pool(), keyFile, () => 0).publicKey()).toBe(escrow.publicKey())
    renameSync(join(stick, 'escrow.key'), keyFile)
    expect(await escrow.look(asked)).toHaveLength(1)
  })

  it('does not open as another station’s, moved in the database', async () => {
    await at.pool().query("UPDATE escrow_codes SET station = 'B'")
    expect(await escrow.look({ ...asked, station: 'B' })).toEqual([])
    await at.pool().query("UPDATE escrow_codes SET station = 'A'")
  })

  it('is shown on the page to an administrator who gives a reason, and to nobody else', async () => {
    const url = at.hq().url
    const anonymous = await fetch(`${url}/outlets/SZ01/recovery`, { method: 'POST', redirect: 'manual' })
    expect(anonymous.status).not.toBe(200)
    await at.hq().people.setPassword('viewer', 'a-viewers-password', 'viewer')
    await at.hq().people.setPassword('boss', 'a-bosses-password', 'administrator')
    expect(await lookOnPage('viewer', 'a-viewers-password', '恢复码丢了')).not.toContain('<code>')
    const before = (await escrow.lines('SZ01'))[0]?.looks ?? 0
    const [newest] = (await escrow.look(asked)) ?? []
    expect(await lookOnPage('boss', 'a-bosses-password', '恢复码丢了')).toContain(newest?.code ?? 'no code')
    expect((await escrow.lines('SZ01'))[0]?.looks).toBe(before + 2)
    expect(await lookOnPage('boss', 'a-bosses-password', '')).not.toContain(newest?.code ?? 'no code')
  })
})

/** Through the page's own sign-in and form token. */
async function lookOnPage(name: string, password: string, reason: string): Promise<string> {
  const { url } = at.hq()
  const form = (fields: Record<string, string>, cookie = '') => ({
    method: 'POST',
    redirect: 'manual' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) },
    body: new URLSearchParams(fields).toString(),
  })
  const signedIn = await fetch(`${url}/sign-in`, form({ name, password }))
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await (await fetch(`${url}/outlets/SZ01`, { headers: { cookie } })).text()
  const token = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answer = await fetch(
    `${url}/outlets/SZ01/recovery`,
    form({ formToken: token, station: 'A', reason }, cookie),
  )
  return answer.text()
}
