// Why: a fault in main or in a screen shows in the real window only. The part that has the fault is built anew beside
// the product; everything else of the application is the product's own.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run, toolEnvironment } from './run.mjs'
import type { SourceChange } from './source-changes.mjs'

const project = resolve(__dirname, '../..')
const parts = ['main', 'preload', 'renderer'] as const
export type ProgramPart = (typeof parts)[number]

/** An application folder (`COUNTERBENCH_APPLICATION`) whose `part` has these changes. The product must be built. */
export async function faultyProgram(
  part: ProgramPart,
  changes: readonly SourceChange[],
  folder: string,
): Promise<string> {
  const application = join(folder, 'application')
  const out = join(application, 'out')
  mkdirSync(out, { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(application, 'node_modules'))
  // Copied, since a program looks for its parts beside where its files really are.
  for (const name of ['package.json', 'resources', ...parts.map((one) => `out/${one}`)]) {
    if (name !== `out/${part}`) cpSync(join(project, name), join(application, name), { recursive: true })
  }
  const mutant = join(folder, 'mutant.json')
  writeFileSync(mutant, JSON.stringify(changes))
  const { status, output } = await run('electron-vite', ['build', '--logLevel', 'error'], {
    env: toolEnvironment({ PRODUCT_MUTANT: mutant, BUILD_ONLY: part, BUILD_INTO: out }),
    capture: true,
    limitMs: 5 * 60_000,
  })
  if (status !== 0) throw new Error(`the program with a fault was not built: ${output}`)
  return application
}
