// Why: writes the signed list of hashes that the installed program checks itself against. Called while packaging.
// The key is the file that COUNTERBENCH_RELEASE_KEY names; it is read here and nowhere else.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listName, signedList } from '../../electron/release/self-check'
import { releaseKey } from './keys'

const [resources = '', version = ''] = process.argv.slice(2)

void signedList(resources, version, releaseKey()).then((text) =>
  writeFileSync(join(resources, listName), text),
)
