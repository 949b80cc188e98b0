/**
 * The operating system's own key store as a wrap for the station key, where it can be relied on: Windows and
 * macOS. On Linux it depends on a keyring that may be absent or may change, which would lock an outlet out of its
 * own records; there the key file's permissions are all there is, and docs/data-safety.md says so.
 */

import { safeStorage } from 'electron'
import type { KeyWrap } from './journal/key-file'

export function systemKeyWraps(): readonly KeyWrap[] {
  if (process.platform === 'linux' || !safeStorage.isEncryptionAvailable()) return []
  return [
    {
      name: 'system',
      wrap: (plain) => safeStorage.encryptString(plain.toString('base64')),
      unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
    },
  ]
}
