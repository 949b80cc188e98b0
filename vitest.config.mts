import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { changeSources, seededFault } from './scripts/lib/source-changes.mjs'

// Everything that runs without a window; the window suites are Playwright's (playwright.config.mts).
export default defineConfig({
  // `npm run promises` runs some of these tests against a product with one seeded fault, which they must catch.
  plugins: [changeSources(seededFault())],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/screens/**', 'node_modules/**'],
    // By itself it leaves one core to who looks on; of two, that is half of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
