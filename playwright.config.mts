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
  // A shared machine may stall for seconds; what fails twice is a fault. A second try is named as flaky in the list.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
})
