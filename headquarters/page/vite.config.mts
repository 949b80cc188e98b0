// Why: headquarters' React page becomes two plain files that its own server gives out. No inline script, no inline
// style, no file from anywhere else: the page's content policy allows none.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: resolve(import.meta.dirname, '../../out/headquarters'),
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'main.tsx'),
      output: { entryFileNames: 'desk.js', assetFileNames: 'desk.[ext]', codeSplitting: false },
    },
  },
})
