// Why: `node scripts/with-display.mjs <command> [arguments]` runs a command that opens windows, also on a
// machine without a display; the virtual display lives exactly as long as the command.
import { needsVirtualDisplay, openVirtualDisplay } from './lib/display.mjs'
import { run, toolEnvironment } from './lib/run.mjs'

const [command, ...args] = process.argv.slice(2)

if (command === undefined) {
  process.stderr.write('Usage: node scripts/with-display.mjs <command> [arguments]\n')
  process.exit(2)
}

try {
  const display = needsVirtualDisplay() ? await openVirtualDisplay() : undefined
  const env = toolEnvironment(display === undefined ? {} : { DISPLAY: display.name })
  const { status } = await run(command, args, { env })
  display?.close()
  process.exitCode = status
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
