/** The row of updates: what is refused, and the faults in the product that the tests must catch. */

import type { Suite } from './promise'
import { shownByTests } from './shown-by-tests'

export const updates: Suite = shownByTests({
  row: 'R28',
  promise:
    'altered, older, replayed, expired or foreign updates: none is installed; a version that does not start goes',
  files: ['tests/updates/updates.test.ts', 'tests/updates/start-health.test.ts'],
  cases: 3000,
  mutants: [
    {
      name: 'a manifest believed whoever signed it',
      changes: [
        {
          file: 'electron/updates/updates.ts',
          search:
            'if (!releaseKeys.some((key) => isSigned(key, signed.manifest, signed.signature))) return undefined',
          replace: 'if (releaseKeys.length === 0) return undefined',
        },
      ],
    },
    {
      name: 'a package that is not compared with its hash',
      changes: [
        {
          file: 'electron/updates/updates.ts',
          search: "return hash.digest('hex') === file.sha512",
          replace: "return hash.digest('hex') !== ''",
        },
      ],
    },
    {
      name: 'a floor that is forgotten',
      changes: [
        {
          file: 'electron/updates/updates.ts',
          search: 'if (number > floor().number) writeDurably(',
          replace: 'if (number < 0) writeDurably(',
        },
      ],
    },
    {
      name: 'an update installed without its backup',
      changes: [
        {
          file: 'electron/updates/updates.ts',
          search: "if (backup === undefined) return refused('backup-failed', { problem: 'before-update' })",
          replace: "if (backup === 'never') return refused('backup-failed', { problem: 'before-update' })",
        },
      ],
    },
    {
      name: 'a version that may try for ever',
      changes: [
        {
          file: 'shared/release/start-health.ts',
          search: 'record.starts >= startsAtMost',
          replace: 'record.starts < 0',
        },
      ],
    },
  ],
})
