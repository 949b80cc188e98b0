// Why: how the three parts of the program (main process, preload, windows) become the files Electron loads.
// They must run on Electron 25 (Node 18, Chromium 114, no ES modules in main) as well as on the current one,
// so format and targets are stated here and not derived from the installed package's version.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { packagesInside } from './scripts/lib/packages-inside'

const root = import.meta.dirname
const billFolder = resolve(root, 'out/bill')
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

export default defineConfig({
  main: {
    plugins: [packagesInside('main', billFolder)],
    publicDir: false,
    build: {
      outDir: resolve(root, 'out/main'),
      target: nodeTarget,
      minify: true,
      // Bundles everything but package.json's "dependencies", which are the native bindings.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          'catalogue-thread': resolve(root, 'electron/catalogue-thread.ts'),
        },
        output: commonJs,
      },
    },
  },
  preload: {
    plugins: [packagesInside('preload', billFolder)],
    publicDir: false,
    build: {
      outDir: resolve(root, 'out/preload'),
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
    plugins: [react(), packagesInside('renderer', billFolder)],
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: windowTarget,
      cssTarget: windowTarget,
      minify: true,
      // Inlined files would need `data:` where the content security policy allows none.
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages },
    },
  },
})
