// Why: what must run in another process (a worker, Electron's own Node, a product with a seeded fault) is bundled into
// one file first.
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { changeSources, type SourceChange } from './source-changes.mjs'

const projectFolder = resolve(__dirname, '../..')

export interface Bundle {
  /** From the project's folder. */
  readonly entry: string
  readonly outFolder: string
  readonly name: string
  readonly changes?: readonly SourceChange[]
  /** `cjs` carries every package along but the native ones, and runs on the Node inside the oldest Electron. */
  readonly format: 'es' | 'cjs'
}

const natives = ['@photostructure/sqlite', '@node-rs/argon2']

/** The bundled file's path. */
export async function bundle({ entry, outFolder, name, changes = [], format }: Bundle): Promise<string> {
  const file = `${name}.${format === 'cjs' ? 'cjs' : 'mjs'}`
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    plugins: [changeSources(changes)],
    ...(format === 'cjs' ? { ssr: { noExternal: true, external: natives } } : {}),
    build: {
      ssr: join(projectFolder, entry),
      outDir: outFolder,
      emptyOutDir: false,
      minify: false,
      target: format === 'cjs' ? 'node18' : 'node20',
      rollupOptions: {
        output: { entryFileNames: file, format, ...(format === 'cjs' ? { codeSplitting: false } : {}) },
      },
    },
  })
  return join(outFolder, file)
}
