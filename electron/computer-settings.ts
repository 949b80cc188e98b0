/**
 * How the program behaves on this computer: whether it opens with the system, and whether it takes the whole screen
 * and can not be left. A file beside the records, and on Linux the entry that the desktop starts at sign-in.
 */

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './journal/durable-file'

export const computerSettingsSchema = z.object({
  autostart: z.boolean().default(false),
  kiosk: z.boolean().default(false),
})
export type ComputerSettings = z.output<typeof computerSettingsSchema>

export interface ThisComputer {
  readonly read: () => ComputerSettings
  readonly set: (settings: ComputerSettings) => void
  readonly quit: () => void
}

export function readComputerSettings(file: string): ComputerSettings {
  try {
    return computerSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or torn: an ordinary window that a person opens.
    return { autostart: false, kiosk: false }
  }
}

export function keepComputerSettings(file: string, settings: ComputerSettings): void {
  writeDurably(file, JSON.stringify(settings))
}

/** The folder is `~/.config`, or what the system names in its place. */
export function setDesktopEntry(
  configFolder: string,
  wanted: { readonly program: string; readonly args: readonly string[] } | undefined,
): void {
  const file = join(configFolder, 'autostart', 'counterbench.desktop')
  if (!wanted) {
    if (existsSync(file)) rmSync(file)
    return
  }
  const line = [wanted.program, ...wanted.args].map(quoted).join(' ')
  writeDurably(
    file,
    `[Desktop Entry]\nType=Application\nName=Counterbench\nExec=${line}\nX-GNOME-Autostart-enabled=true\n`,
  )
}

/** As the desktop entry specification asks for it; a percent sign would name one of its fields. */
function quoted(part: string): string {
  return `"${part.replace(/(["\\`$])/g, '\\$1').replaceAll('%', '%%')}"`
}
