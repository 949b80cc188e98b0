import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

interface Change {
  readonly file: string
  readonly search: string
  readonly replace: string
}

// `npm run promises` runs some of these tests against a product with one seeded fault, which they must catch.
const mutant: readonly Change[] = process.env['PRODUCT_MUTANT']
  ? (JSON.parse(readFileSync(process.env['PRODUCT_MUTANT'], 'utf8')) as Change[])
  : []

const mutate: Plugin = {
  name: 'mutate',
  enforce: 'pre',
  transform: (code, id) => {
    const here = mutant.filter((change) => resolve(import.meta.dirname, change.file) === id.split('?')[0])
    const gone = here.find((change) => !code.includes(change.search))
    if (gone) throw new Error(`"${gone.search}" is gone from ${gone.file}`)
    const changed = here.reduce((text, change) => text.replace(change.search, () => change.replace), code)
    return here.length === 0 ? undefined : { code: changed, map: null }
  },
}

// Everything that runs without a window; the window suites are Playwright's (playwright.config.mts).
export default defineConfig({
  plugins: [mutate],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/screens/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
