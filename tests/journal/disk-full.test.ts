/**
 * A full disk: refused with a reason, nothing recorded, and everything goes on once there is room, without a
 * restart. Once simulated inside SQLite (always), once on a real small file system (where one may be mounted).
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation | undefined
let mounted = ''
afterEach(async () => {
  await test?.end().catch(() => undefined)
  test = undefined
  if (mounted !== '') {
    spawnSync('umount', [mounted])
    rmSync(mounted, { recursive: true, force: true })
    mounted = ''
  }
})

const bulky = () =>
  intake({
    fault: '碎'.repeat(3900),
    newCustomer: { kind: 'person', name: '满', phones: ['13811112222'], note: '满'.repeat(900) },
  })

describe('a database that may not grow any more (simulated with max_page_count)', () => {
  it('refuses with a reason, records nothing, and takes the next one when there is room', async () => {
    test = startWorkstation({ folder: quickFolder() })
    await givePins(test)
    const window = openWindow(test)
    await window.signIn('counter')
    const { database } = test.workstation
    const pages = database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    database.exec(`PRAGMA max_page_count = ${pages + 12}`)
    const { saved, refusedAt } = await fillUp(test, window)
    expect(saved).toBeGreaterThan(0)
    expect(refusedAt).toBe('disk-full')
    database.exec('PRAGMA max_page_count = 1073741823')
    await goesOn(test, window, saved)
  })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

describe.runIf(canMount)('a disk that is really full', () => {
  it('refuses with a reason, records nothing, shows what is there, and goes on when there is room', async () => {
    mounted = mount()
    test = startWorkstation({ folder: join(mounted, 'outlet') })
    await givePins(test)
    const window = openWindow(test)
    await window.signIn('counter')
    const ballast = join(mounted, 'ballast')
    const { bavail, bsize } = statfsSync(mounted)
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 300_000), 1))
    const { saved, refusedAt } = await fillUp(test, window)
    expect(refusedAt).toBe('disk-full')
    // What is there can still be read, and neither the timers nor a second refusal bring anything down.
    expect(await window.ask('rows', { table: 'tickets' })).toMatchObject({ value: { total: saved } })
    await new Promise((resolve) => setTimeout(resolve, 2600))
    expect(await window.execute('receiveDevice', bulky())).toMatchObject({ reason: 'disk-full' })
    rmSync(ballast)
    await goesOn(test, window, saved)
  })
})

it.runIf(!canMount)(
  'a really full disk can be tried only by root on Linux, where a tmpfs may be mounted',
  () => {
    console.warn('not shown here: a really full disk (run as root on Linux); the simulated one was shown')
  },
)

async function fillUp(
  { workstation }: TestWorkstation,
  window: TestWindow,
): Promise<{ readonly saved: number; readonly refusedAt: string }> {
  let saved = 0
  for (let tries = 0; tries < 400; tries += 1) {
    const head = workstation.journal.head()
    const answer = await window.execute('receiveDevice', bulky())
    if (answer.kind === 'refused') {
      expect(workstation.journal.head()).toBe(head)
      expect(workstation.rows.count({ table: 'tickets' })).toBe(saved)
      return { saved, refusedAt: answer.reason }
    }
    expect(answer.kind).toBe('ok')
    saved += 1
  }
  return { saved, refusedAt: 'never' }
}

async function goesOn(running: TestWorkstation, window: TestWindow, saved: number): Promise<void> {
  const { journal, rows } = running.workstation
  const answer = await window.execute('receiveDevice', bulky())
  expect(answer).toMatchObject({ kind: 'ok' })
  const number = String(saved + 1).padStart(6, '0')
  expect((answer as { value: { number: string } }).value.number).toContain(`-${number}-`)
  expect(rows.count({ table: 'tickets' })).toBe(saved + 1)
  expect(journal.verify()).toBeUndefined()
}

function mount(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-full-'))
  const run = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder])
  if (run.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error('no tmpfs')
  }
  return folder
}

/** Root in a container may still not be allowed to mount. */
function mounts(): boolean {
  try {
    const folder = mount()
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
    return true
  } catch {
    return false
  }
}
