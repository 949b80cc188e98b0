/** A backup is told by its own outlet's clock, on whatever computer it is looked at. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { momentText } from '../../renderer/ui/time-text'
import type { BackupEntry } from '../../shared/questions/backups'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { startWorkstation } from '../support/workstation'

it('names its zone; one without, or with a zone that nobody knows, is read by China’s', async () => {
  const test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  const window = openWindow(test)
  await window.signIn('administrator')
  const details = { code: 'SZ01', nameZh: '测试网点', zone: 'Europe/Lisbon' }
  test.must('manager', 'changeOutlet', { details })
  expect(await window.ask('backupNow')).toMatchObject({ kind: 'ok' })
  const listed = async () => {
    const answer = (await window.ask('backups')) as { readonly value: readonly BackupEntry[] }
    return answer.value[0]
  }
  const entry = await listed()
  expect(entry?.zone).toBe('Europe/Lisbon')
  expect(momentText(Date.UTC(2026, 5, 15, 2, 0), entry?.zone ?? '', 'zh')).toBe('2026-06-15 周一 03:00')
  const folder = test.workstation.backups.backup.folder
  const paper = join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? '')
  const manifest = JSON.parse(readFileSync(paper, 'utf8')) as Record<string, unknown>
  for (const zone of ['Mars/Base', undefined]) {
    writeFileSync(paper, JSON.stringify({ ...manifest, zone }))
    expect((await listed())?.zone).toBe('Asia/Shanghai')
  }
  await test.end()
})
