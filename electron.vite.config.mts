// Why: how the three parts of the program (main process, preload, windows) become the files Electron loads.
// They must run on Electron 25 (Node 18, Chromium 114, no ES modules in main) as well as on the current one,
// so format and targets are stated here and not derived from the installed package's version.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'
import { packagesInside } from './scripts/lib/packages-inside'
import { changeSources, seededFault } from './scripts/lib/source-changes.mjs'

const root = import.meta.dirname
// The suites of the promises build one part with a seeded fault, beside the product.
const outFolder = resolve(root, process.env['BUILD_INTO'] ?? 'out')
const onlyPart = process.env['BUILD_ONLY']
const fault = changeSources(seededFault())
const billFolder = resolve(outFolder, 'bill')
const nodeTarget = 'node18'
const windowTarget = 'chrome114'

// The customer's second screen is a page of its own, with nothing of the staff's windows in it; so is the rescue page.
const pages = Object.fromEntries(
  ['index', 'customer', 'rescue']
    .map((name) => [name, resolve(root, `renderer/${name}.html`)] as const)
    .filter(([name, path]) => name === 'index' || existsSync(path)),
)

const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
} as const

const parts: UserConfig = {
  main: {
    plugins: [fault, packagesInside('main', billFolder)],
    publicDir: false,
    build: {
      outDir: resolve(outFolder, 'main'),
      target: nodeTarget,
      minify: true,
      // Bundles everything but package.json's "dependencies", which are the native bindings.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          'catalogue-thread': resolve(root, 'electron/catalogue-thread.ts'),
          'backup-thread': resolve(root, 'electron/backup-thread.ts'),
          'paper-thread': resolve(root, 'electron/paper-thread.ts'),
        },
        output: commonJs,
        // What main and its threads share is not put into main's own file: a thread that loads it would start main.
        experimental: { chunkOptimization: false },
      },
    },
  },
  preload: {
    plugins: [packagesInside('preload', billFolder)],
    publicDir: false,
    build: {
      outDir: resolve(outFolder, 'preload'),
      target: nodeTarget,
      minify: true,
      // A sandboxed preload can require nothing but Electron: it has to be one whole file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { ...commonJs, codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [fault, react(), packagesInside('renderer', billFolder)],
    build: {
      outDir: resolve(outFolder, 'renderer'),
      target: windowTarget,
      cssTarget: windowTarget,
      minify: true,
      // Inlined files would need `data:` where the content security policy allows none.
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages },
    },
  },
}

export default defineConfig(
  onlyPart === undefined
    ? parts
    : Object.fromEntries(Object.entries(parts).filter(([part]) => part === onlyPart)),
)
