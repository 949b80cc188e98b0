// Why: the suites that drive the built program in a real Electron window (tests/screens).
// One window at a time: two programs would fight over focus, printer queues and the machine's two cores.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/screens',
  testMatch: ['**/*.test.ts', '**/*.spec.ts'],
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
})
