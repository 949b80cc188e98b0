/**
 * The door of the rescue window: the records can not be opened, so nobody can sign in. It answers what is wrong, opens
 * the key by the manager's code, and restores from a backup. It never deletes, and of a newer program's journal it
 * touches nothing.
 */

import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupQuestions } from '../../shared/questions/backups'
import type { RescueProblem, RescueState } from '../../shared/questions/rescue'
import { type Answer, ok, refused } from '../../shared/result'
import {
  KeyNotAvailable,
  type KeyWrap,
  keyFile,
  type OtherOpenings,
  othersOf,
  writeKeyFile,
} from '../journal/key-file'
import { NewerJournal } from '../journal/migrations'
import { KeyOfAnother, RecordsGone } from '../journal/open-journal'
import { readRecoveryCode, unwrapAny } from '../journal/recovery-code'
import type { KeyProvider } from '../journal/seal'
import { type ChooseFolder, type ChosenFolder, restoreHandlers } from '../questions/backups'
import { backupsIn } from './place'
import { createRestore } from './restore'

export interface RescueParts {
  readonly folder: string
  readonly wraps: readonly KeyWrap[]
  readonly error: unknown
  readonly version: string
  readonly nowMs: () => number
  readonly chooseFolder: ChooseFolder
  readonly restart: () => void
  readonly quit: () => void
}

const requestSchema = z.strictObject({ name: z.string().max(60), input: z.unknown() })
const codeSchema = z.strictObject({ code: z.string().min(1).max(80) })

/** Text in, text out, as at the ordinary door. */
export function createRescueDoor(parts: RescueParts): (windowId: number, text: string) => Promise<string> {
  const { folder, wraps } = parts
  const chosen: ChosenFolder = { folder: '' }
  const restore = createRestore({
    folder,
    placeFolder: (place) =>
      place === 'here' ? join(folder, 'backups') : place === 'chosen' ? chosen.folder : '',
    keys: presentKey(folder, wraps),
    wraps,
    nowMs: parts.nowMs,
    ...(isDamaged(parts.error) ? { damaged: join(folder, 'journal.sqlite') } : {}),
  })
  const handlers = restoreHandlers({
    restore,
    choose: parts.chooseFolder,
    chosen,
    restart: parts.restart,
  })

  async function state(): Promise<RescueState> {
    return { problem: await problemOf(parts), folder, version: parts.version }
  }

  async function openWithCode(code: string): Promise<Answer<null>> {
    if (readRecoveryCode(code) === undefined) return refused('recovery-code-wrong', { what: 'typed' })
    const others = await openingsNear(parts)
    const key = unwrapAny([others.recovery, others.escrow], code)
    if (!key) return refused('recovery-code-wrong', { what: isAny(others) ? 'other' : 'none' })
    const file = join(folder, 'station.key')
    if (existsSync(file)) copyFileSync(file, `${file}.before-${parts.nowMs()}`)
    writeKeyFile(file, key, wraps, others)
    setTimeout(parts.restart, 300)
    return ok(null)
  }

  async function answer(windowId: number, text: string): Promise<Answer<unknown>> {
    const request = requestSchema.safeParse(parsed(text))
    if (!request.success) return refused('not-understood', { field: 'request' })
    const { name, input } = request.data
    if (name === 'rescueState') return ok(await state())
    if (name === 'quit') {
      setTimeout(parts.quit, 100)
      return ok(null)
    }
    // A newer program's records are whole: there is nothing to rescue.
    if ((await problemOf(parts)).kind === 'newer') return refused('not-allowed')
    if (name === 'openWithCode') {
      const given = codeSchema.safeParse(input)
      return given.success ? openWithCode(given.data.code) : refused('not-understood', { field: 'code' })
    }
    if (name !== 'findBackups' && name !== 'checkBackup' && name !== 'restoreBackup') {
      return refused('not-allowed')
    }
    const given = backupQuestions[name].input.safeParse(input ?? {})
    if (!given.success) return refused('not-understood', { field: '' })
    const handle = handlers[name] as (input: unknown, asker: object) => Promise<Answer<unknown>>
    return handle(given.data, { windowId, person: undefined })
  }

  return async (windowId, text) => {
    try {
      return JSON.stringify(await answer(windowId, text))
    } catch {
      return JSON.stringify({ kind: 'failed', reference: 'rescue' })
    }
  }
}

/** Neither of a newer program nor under another key. */
function isDamaged(error: unknown): boolean {
  return !(error instanceof NewerJournal || error instanceof KeyNotAvailable || error instanceof KeyOfAnother)
}

async function problemOf(parts: RescueParts): Promise<RescueProblem> {
  const { error } = parts
  if (error instanceof NewerJournal) return { kind: 'newer' }
  if (error instanceof KeyNotAvailable || error instanceof KeyOfAnother) {
    return { kind: 'key', code: isAny(await openingsNear(parts)) }
  }
  if (error instanceof RecordsGone) return { kind: 'gone' }
  return { kind: 'damaged' }
}

/** Beside the key, or with the newest backup of this machine. */
async function openingsNear({ folder, error }: RescueParts): Promise<OtherOpenings> {
  if (error instanceof KeyNotAvailable && isAny(error.others)) return error.others
  // The key beside the journal may be another's, and so are its codes then.
  const here =
    error instanceof KeyOfAnother ? {} : (safely(() => othersOf(join(folder, 'station.key'))) ?? {})
  if (isAny(here)) return here
  const [newest] = await backupsIn(join(folder, 'backups'))
  return { recovery: newest?.recovery ?? undefined, escrow: newest?.escrow ?? undefined }
}

function isAny({ recovery, escrow }: OtherOpenings): boolean {
  return recovery !== undefined || escrow !== undefined
}

function presentKey(folder: string, wraps: readonly KeyWrap[]): KeyProvider | undefined {
  const file = join(folder, 'station.key')
  return existsSync(file) ? safely(() => keyFile(file, wraps)) : undefined
}

function safely<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
