/** A seeded fault that no longer finds its place in the source would be the product itself. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { suites } from './all'

const project = join(__dirname, '../..')

it('every mutant of the promises still finds its place, and its tests exist', () => {
  const lost = suites.flatMap((suite) => [
    ...suite.mutants.flatMap(({ changes = [] }) =>
      changes
        .filter(({ file, search }) => {
          const path = join(project, file)
          return !existsSync(path) || !readFileSync(path, 'utf8').includes(search)
        })
        .map(({ file, search }) => `${suite.row}: "${search}" is gone from ${file}`),
    ),
    ...(suite.runsWithTests?.files ?? [])
      .filter((file) => !existsSync(join(project, file)))
      .map((file) => `${suite.row}: ${file} is gone`),
  ])
  expect(lost).toEqual([])
})
