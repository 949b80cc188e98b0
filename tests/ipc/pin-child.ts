/**
 * One try at the PIN of somebody, at the product's own cost, in a process that is gone while the PIN is being checked:
 * the try was counted, and nobody ever hears what came of it.
 */

import { openDatabase } from '../../electron/journal/sqlite'
import { createPins } from '../../electron/session/pins'

const [file = '', waitedMs = '0'] = process.argv.slice(2)
let steadyMs = 0
const pins = createPins({
  database: openDatabase(file),
  nowMs: () => 1_800_000_000_000 + steadyMs,
  steadyMs: () => steadyMs,
})
// Whoever guesses sits out the wait that this start asks for.
steadyMs = Number(waitedMs)
void pins.check('somebody', '0000')
process.kill(process.pid, 'SIGKILL')
