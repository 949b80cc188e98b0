/**
 * The lists that may leave the screen, as a file or on paper, and who may take them along: who may see a list may
 * take it, nobody else. A list that is not named here can be neither saved nor printed.
 */

import { counterRoles, everyone, managerRoles, type Role } from './staff/roles'

export const listRoles = {
  'counter-tickets': counterRoles,
  'counter-queue': counterRoles,
  'counter-invoices': counterRoles,
  'manager-tickets': managerRoles,
  custody: everyone,
  unclaimed: everyone,
  accessories: everyone,
  'shelf-audit': everyone,
  bench: everyone,
  /** Only its views are kept: the board itself is no table. */
  'bench-board': everyone,
  parts: everyone,
  record: managerRoles,
  figures: managerRoles,
  'bundle-slip': managerRoles,
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type ListId = keyof typeof listRoles

export function mayTakeList(list: string, role: Role): boolean {
  return Object.hasOwn(listRoles, list) && (listRoles[list as ListId] as readonly Role[]).includes(role)
}

/** The largest file a window may have saved, in bytes. */
export const maxFileBytes = 20_000_000
/** Base64 of one piece: a message carries a megabyte at most. */
export const maxPieceLength = 700_000
/** More rows are a file, not paper: fifty sheets. */
export const maxPrintedRows = 2_000

export type FileKind = 'csv' | 'xlsx' | 'pdf' | 'bin' | 'json'

/**
 * A name that stays in the chosen folder and that Windows, macOS and Linux all take: no path, no device name, no
 * sign that turns the reading direction (which hides an extension), no leading or trailing dot.
 */
export function safeFileName(wanted: string, extension: FileKind): string {
  const bare = wanted
    .normalize('NFC')
    .replace(/\.(csv|xlsx|pdf|bin|json)$/iu, '')
    .replace(/[<>:"/\\|?*]|\p{C}|\p{Zl}|\p{Zp}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
    .slice(0, 80)
    .trim()
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(bare)
  return `${bare === '' || isDevice ? 'list' : bare}.${extension}`
}
