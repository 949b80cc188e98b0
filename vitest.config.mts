import { defineConfig } from 'vitest/config'

// Everything that runs without a window; the window suites are Playwright's (playwright.config.mts).
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/screens/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
