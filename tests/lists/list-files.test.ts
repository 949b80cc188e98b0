/** Main decides what leaves: who may take which list, under what name, how large, and what is said of the paper. */

import { afterEach, describe, expect, it } from 'vitest'
import { standardView } from '../../renderer/ui/table/column'
import { readViews, withDefault, withoutView, withView } from '../../renderer/ui/table/view-store'
import { maxPieceLength, safeFileName } from '../../shared/lists'
import type { Role } from '../../shared/staff/roles'
import { people, startWorkstation, type TestWorkstation } from '../support/workstation'

let station: TestWorkstation | undefined
afterEach(async () => {
  await station?.end()
  station = undefined
})

interface Saved {
  readonly windowId: number
  readonly name: string
  readonly text: string
}

async function desk(role: Role, answer: 'saved' | 'cancelled' | 'not-written' = 'saved') {
  const saved: Saved[] = []
  station = startWorkstation({
    saveFile: async (windowId, name, bytes) => {
      saved.push({ windowId, name, text: Buffer.from(bytes).toString() })
      return answer
    },
  })
  const { door, setPin } = station.workstation
  const { staffId } = people[role]
  await setPin(staffId, '1357')
  door.attach(1, () => undefined)
  const ask = async (name: string, input: unknown) =>
    JSON.parse(await door.ask(1, JSON.stringify({ name, input }))) as Record<string, unknown>
  expect((await ask('signIn', { staffId, pin: '1357' }))['kind']).toBe('ok')
  return { ask, saved }
}

const piece = (changes: Readonly<Record<string, unknown>> = {}) => ({
  list: 'custody',
  transferId: 'transfer-1',
  name: '在店机器 2026-06-15',
  format: 'csv',
  piece: 0,
  pieces: 1,
  base64: Buffer.from('一').toString('base64'),
  ...changes,
})

describe('a file out of the program', () => {
  it('arrives whole from its pieces, under the name that was wished', async () => {
    const { ask, saved } = await desk('technician')
    expect(await ask('saveFile', piece({ pieces: 2 }))).toMatchObject({ value: { state: 'more' } })
    const last = piece({ piece: 1, pieces: 2, base64: Buffer.from('二').toString('base64') })
    expect(await ask('saveFile', last)).toMatchObject({ value: { state: 'saved' } })
    expect(saved).toEqual([{ windowId: 1, name: '在店机器 2026-06-15.csv', text: '一二' }])
  })

  it('is refused to who may not see the list, for a list that is not named, and with a piece missing', async () => {
    const { ask, saved } = await desk('technician')
    expect(await ask('saveFile', piece({ list: 'manager-tickets' }))).toMatchObject({ reason: 'not-allowed' })
    expect(await ask('saveFile', piece({ list: 'constructor' }))).toMatchObject({ reason: 'not-allowed' })
    expect(await ask('saveFile', piece({ piece: 1, pieces: 2 }))).toMatchObject({ reason: 'file-broken' })
    expect(saved).toEqual([])
  })

  it('is refused over 20 MB, and says so when the disk takes nothing', async () => {
    const { ask, saved } = await desk('counter', 'not-written')
    const base64 = Buffer.alloc((maxPieceLength * 3) / 4).toString('base64')
    const answers: unknown[] = []
    for (let at = 0; at < 40; at += 1)
      answers.push((await ask('saveFile', piece({ piece: at, pieces: 40, base64 })))['reason'])
    expect(answers).toContain('file-too-large')
    expect(saved).toEqual([])
    expect(await ask('saveFile', piece())).toMatchObject({ reason: 'file-not-written' })
  })

  it('has a name that no system takes for a path, a device or another kind of file', () => {
    expect(safeFileName('../../etc/passwd', 'csv')).toBe('etc passwd.csv')
    expect(safeFileName('C:\\Windows\\x', 'xlsx')).toBe('C Windows x.xlsx')
    expect(safeFileName('CON', 'csv')).toBe('list.csv')
    expect(safeFileName('list\u202Evsc.exe\0', 'csv')).toBe('list vsc.exe.csv')
    expect(safeFileName(' ... ', 'csv')).toBe('list.csv')
    expect(safeFileName('单.csv', 'csv')).toBe('单.csv')
  })
})

describe('a list on paper', () => {
  it('goes to the A4 printer and is no record', async () => {
    const { ask } = await desk('counter')
    const head = station?.workstation.journal.head()
    const list = {
      list: 'counter-tickets',
      language: 'zh-CN',
      title: '今日服务单',
      filter: '手机',
      columns: [{ title: '单号', width: 180, align: 'start' }],
      rows: [['S-1'], ['S-2']],
      totals: [{ label: '应收', value: '¥8.80' }],
    }
    expect(await ask('printList', list)).toMatchObject({ kind: 'ok', value: { outcome: 'printed' } })
    expect(station?.workstation.journal.head()).toBe(head)
    expect(await ask('printList', { ...list, list: 'unheard-of' })).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('the views of a list', () => {
  const view = { ...standardView([], {}), text: '手机', widths: { number: 120 }, groupBy: 'status' }

  it('come back as they were kept, and the deleted one is not the first any more', () => {
    const kept = withDefault(withView({ saved: [] }, 'a', '手机单', view), 'a')
    expect(readViews(JSON.stringify(kept))).toEqual(kept)
    expect(withView(kept, 'b', '手机单', { ...view, text: '' }).saved).toHaveLength(1)
    expect(withoutView(kept, 'a')).toEqual({ saved: [] })
  })

  it('are as if never kept when they can not be read', () => {
    for (const text of [
      '',
      '{',
      'null',
      '{"saved":[{"id":1}]}',
      '{"saved":[{"id":"a","name":"b","view":{}}]}',
    ])
      expect(readViews(text)).toEqual({ saved: [] })
  })
})
