import { defineConfig } from 'vitest/config'

// `npm run test:package`: on what `npm run package` made. Takes minutes, so it is not part of `npm test`.
export default defineConfig({
  test: {
    include: ['tests/package/**/*.package.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
