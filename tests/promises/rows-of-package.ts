/** The row of the package: shown on what `npm run package` made, and so only where it is asked for by name. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Suite } from './promise'
import { shownByTests } from './shown-by-tests'

const dist = join(__dirname, '../../dist')

export const packagedProbes: Suite = {
  ...shownByTests({
    row: 'R29',
    promise: 'the packaged program runs nothing but itself, whatever somebody at the machine starts it with',
    files: ['tests/package/installed.package.ts'],
    cases: 20,
    ofPackage: 'somebody at the machine',
  }),
  onlyByName: true,
  notHere: () =>
    existsSync(dist) && readdirSync(dist).some((name) => name.endsWith('.deb'))
      ? ''
      : 'there is no package yet: run `npm run package` first',
}
