/** What a workstation is made of that is not its own: the shell's dialogs and windows, clock, keys, printing, network. */

import type { ThisComputer } from './computer-settings'
import type { HandedFile } from './handed-file'
import type { KeyWrap, StationKey } from './journal/key-file'
import type { PrintEngineParts } from './printing/engine'
import type { ChooseFolder } from './questions/backups'
import type { OpenFile } from './questions/bundle'
import type { ChooseFile } from './questions/catalogue'
import type { SaveFile } from './questions/list-files'
import type { PinCost } from './session/pins'
import type { PackageUpdates } from './updates/station-updates'

export interface WorkstationOptions {
  readonly folder: string
  /** What ships with the program: rules, calendar, checklists, sample data. */
  readonly resources: string
  readonly nowMs: () => number
  /** A clock that nobody can set; the process's own where none is given. */
  readonly steadyMs?: () => number
  readonly newId: () => string
  readonly keys: StationKey
  /** The system's key store, for a key that comes with a restored backup. */
  readonly keyWraps?: readonly KeyWrap[]
  /** The system's dialog for a folder; absent, no folder is ever chosen. */
  readonly chooseFolder?: ChooseFolder
  /** Ends the program and starts it again: a restored backup is taken over then. */
  readonly restart?: () => void
  readonly packageUpdates?: PackageUpdates
  readonly thisComputer?: ThisComputer
  /** What was opened by a double click; absent, nothing ever is. */
  readonly handedFile?: HandedFile
  readonly printing: Omit<PrintEngineParts, 'folder'>
  readonly fetch: typeof fetch
  /** Asks the person where a file should go and writes it there; absent, no file leaves the program. */
  readonly saveFile?: SaveFile
  /** Asks the person for a file and reads it; absent, no file comes in. */
  readonly openFile?: OpenFile
  readonly chooseFile?: ChooseFile
  /** The built script that loads a catalogue in a thread; absent, it is loaded here, a little at a time. */
  readonly catalogueThread?: string
  /** The built script that opens and walks a new backup in a thread; absent, it is done here, a little at a time. */
  readonly backupThread?: string
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
  readonly demo?: boolean
  /** On a copy of the records: nothing is printed, nothing is sent. */
  readonly practice?: boolean
  readonly startPractice?: () => Promise<void>
  /** Cheaper in tests only. */
  readonly pinCost?: PinCost
  readonly machine?: string
  readonly beforeCommit?: () => void
  /** Throws away the files of the windows' databases; they hold nothing that main does not. */
  readonly clearMirror?: () => Promise<void>
  /** Somebody has begun to fill in a form: paper will be wanted soon. */
  readonly formBegun?: () => void
  /** The shell's window on the customer's side of the counter; without one there is none to open. */
  readonly customerWindow?: { readonly open: () => boolean; readonly close: () => void }
}
