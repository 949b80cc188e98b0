/**
 * The way back from an update, as files beside the records: a copy of the program that ran before, a record of how the
 * new one's first starts went, and the backup made before it. It decides before anything is opened. Records are only
 * touched where the version before could not read them any more; what the new one left is then moved aside, not deleted.
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  afterRefusedInstall,
  judgeStart,
  type StartRecord,
  type StartVerdict,
  startRecordSchema,
} from '../../shared/release/start-health'
import { schemaOf } from '../backup/inspect'
import { readyFile, readyFolder } from '../backup/take-over'
import { writeDurably } from '../journal/durable-file'
import { type Trees, treesOf } from './trees'

export interface StartHealth {
  /** Counts this start, or says that the version before has to run instead. */
  readonly judge: (version: string) => StartVerdict
  /** A window was answered: this version stays. */
  readonly well: (version: string) => void
  /** Keeps what runs now, so that it can run again; answers what to start then. */
  readonly keepProgram: (program: RunningProgram) => Promise<string>
  readonly installing: (record: Installing) => void
  /** The system did not install it: a version that runs in another's place goes on doing so. */
  readonly notInstalled: (tried: Installing, before: StartRecord | undefined) => void
  readonly record: () => StartRecord | undefined
  /** Lays the backup ready where the version before could not read what the new one left. */
  readonly makeReadable: (record: StartRecord, outletFolder: string, nowMs: number) => void
}

type Installing = Omit<StartRecord, 'state' | 'starts' | 'notInstalled'>

export interface RunningProgram {
  readonly version: string
  /** The executable, and the folder or single file that makes it whole. */
  readonly executable: string
  readonly whole: string
}

export function createStartHealth(folder: string, trees: Trees = treesOf()): StartHealth {
  const file = join(folder, 'start.json')
  const kept = join(folder, 'kept')

  function record(): StartRecord | undefined {
    try {
      return startRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // None yet, or torn: a program without one starts as ever.
      return undefined
    }
  }
  const write = (next: StartRecord): void => writeDurably(file, JSON.stringify(next))
  const asNew = (installed: Installing): StartRecord => ({
    ...installed,
    state: 'new',
    starts: 0,
    notInstalled: '',
  })

  return {
    record,
    judge: (version) => {
      const verdict = judgeStart(record(), version)
      if (!verdict.record) return verdict
      if (verdict.kind === 'back' && !existsSync(verdict.record.previous.program)) return { kind: 'go' }
      write(verdict.record)
      return verdict
    },
    well: (version) => {
      const present = record()
      if (present?.version === version && present.state === 'new') write({ ...present, state: 'well' })
    },
    keepProgram: async ({ version, executable, whole }) => {
      // It runs from its kept copy already.
      if (dirname(whole) === kept) return executable
      const target = join(kept, `${version}-${basename(whole)}`)
      if (!existsSync(target)) {
        mkdirSync(kept, { recursive: true })
        await trees.remove(`${target}.part`)
        try {
          await trees.copy(whole, `${target}.part`)
          await rename(`${target}.part`, target)
        } catch (error) {
          await trees.remove(`${target}.part`).catch(() => undefined)
          throw error
        }
      }
      for (const name of await readdir(kept)) {
        if (name !== basename(target)) await trees.remove(join(kept, name))
      }
      return executable === whole ? target : join(target, executable.slice(whole.length))
    },
    installing: (installed) => write(asNew(installed)),
    notInstalled: (tried, before) => write(afterRefusedInstall(before, asNew(tried))),
    makeReadable: ({ previous, backup }, outletFolder, nowMs) => {
      const schema = schemaOf(join(outletFolder, 'journal.sqlite'))
      if (schema === undefined || schema <= previous.schema || !existsSync(backup)) return
      const ready = readyFolder(outletFolder)
      rmSync(ready, { recursive: true, force: true })
      mkdirSync(ready, { recursive: true })
      copyFileSync(backup, join(ready, 'journal.sqlite'))
      writeFileSync(readyFile(outletFolder), JSON.stringify({ atMs: nowMs, from: basename(backup) }))
    },
  }
}

/** What belongs together: the folder of an installed program, or an AppImage's one file. */
export function wholeOf(executable: string, appImage: string | undefined): string {
  if (appImage !== undefined && appImage !== '') return appImage
  const bundle = /^(.*\.app)\/Contents\/MacOS\/[^/]+$/.exec(executable)
  return bundle?.[1] ?? dirname(executable)
}
