/**
 * The operating system's own key store as a wrap for the station key, where it can be relied on: Windows and macOS.
 * On Linux it depends on a keyring that may be absent or may change with the desktop, which would lock an outlet out
 * of its own records: there it is used only where whoever installs the program chose one
 * (`--password-store=gnome-libsecret`, docs/operations.md), and the key file's permissions are all there is elsewhere.
 */

import { app, safeStorage } from 'electron'
import type { KeyWrap } from './journal/key-file'

export function systemKeyWraps(): readonly KeyWrap[] {
  const name = process.platform === 'linux' ? chosenKeyring() : 'system'
  if (name === undefined || !safeStorage.isEncryptionAvailable()) return []
  return [
    {
      name,
      wrap: (plain) => safeStorage.encryptString(plain.toString('base64')),
      unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
    },
  ]
}

const keyrings: ReadonlySet<string> = new Set(['gnome-libsecret', 'kwallet', 'kwallet5', 'kwallet6'])

/** Its own name: a key that another keyring wrapped is not one that this one fails to open. */
function chosenKeyring(): string | undefined {
  const chosen = app.commandLine.getSwitchValue('password-store')
  if (!keyrings.has(chosen)) return undefined
  // Where the named keyring is not there, Chromium takes a store that protects nothing. Electron 25 can not say which.
  const taken = safeStorage.getSelectedStorageBackend?.()
  return taken === 'basic_text' || taken === 'unknown' ? undefined : chosen
}
