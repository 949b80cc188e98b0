// Why: what must run in another process (a worker, Electron's own Node, a product with a seeded fault) is bundled into
// one file first. A change that no longer finds its place in the source is an error: a mutant must never be silently
// the product itself.
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'

const projectFolder = resolve(__dirname, '../..')

export interface SourceChange {
  /** From the project's folder. */
  readonly file: string
  readonly search: string
  readonly replace: string
}

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
  const applied = new Set<string>()
  const mutate: Plugin = {
    name: 'mutate',
    enforce: 'pre',
    transform: (code, id) => {
      let changed = code
      for (const change of changes) {
        if (resolve(projectFolder, change.file) !== id.split('?')[0]) continue
        if (!changed.includes(change.search)) throw new Error(`${name}: "${change.search}" is gone`)
        changed = changed.replace(change.search, () => change.replace)
        applied.add(change.search)
      }
      return changed === code ? undefined : { code: changed, map: null }
    },
  }
  const file = `${name}.${format === 'cjs' ? 'cjs' : 'mjs'}`
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    plugins: [mutate],
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
  if (applied.size !== changes.length) throw new Error(`${name}: not everything was changed`)
  return join(outFolder, file)
}
