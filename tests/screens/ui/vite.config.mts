// Why: serves the gallery of the UI kit for design work. It is not part of the program and never bundled with it.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: resolve(import.meta.dirname, '../../..'),
  cacheDir: resolve(import.meta.dirname, '../../../node_modules/.vite-gallery'),
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5199, strictPort: true, hmr: false },
})
