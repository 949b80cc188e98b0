// Why: each folder has its own rules on what it may use (shared/ has neither Node nor a window), so each has its
// own tsconfig and all of them must pass. Prints every folder that fails, not only the first.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, run } from './lib/run.mjs'

const atOnce = 2
const folders = [
  'shared',
  'node',
  'electron',
  'renderer',
  'headquarters',
  'headquarters/page',
  'tests',
].filter((folder) => existsSync(join(projectFolder, folder, 'tsconfig.json')))

const failed = []
const waiting = [...folders]
await Promise.all(Array.from({ length: atOnce }, checkWaiting))
process.stdout.write(
  failed.length === 0
    ? `Types are right in ${folders.join(', ')}.\n`
    : `Type errors in ${folders.filter((folder) => failed.includes(folder)).join(', ')}.\n`,
)
process.exitCode = failed.length === 0 && folders.length > 0 ? 0 : 1

async function checkWaiting() {
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const { status, output } = await run('tsc', ['-p', `${folder}/tsconfig.json`, '--pretty', 'false'], {
      capture: true,
    })
    if (status === 0) continue
    failed.push(folder)
    process.stdout.write(`${folder}:\n${output.trimEnd()}\n\n`)
  }
}
