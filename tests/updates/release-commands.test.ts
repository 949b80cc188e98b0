/** The commands of a release as the ceremony in docs/release.md gives them, on a folder of packages and a server's data. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { missingOf } from '../../scripts/release/keep-journal'
import { quickFolder } from '../support/folders'

const project = join(__dirname, '../..')
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }
const packageName = `counterbench_${version}_amd64.deb`
let folder = ''
let packages = ''
let key = ''

function run(script: string, ...args: readonly string[]) {
  const command = script.endsWith('.ts') ? ['--import', 'tsx', script] : [script]
  const done = spawnSync(process.execPath, [...command, ...args], {
    cwd: project,
    env: {
      ...process.env,
      COUNTERBENCH_RELEASE_KEY: existsSync(key) ? key : '',
      COUNTERBENCH_UPDATES: '',
    },
    encoding: 'utf8',
  })
  return { status: done.status, said: `${done.stdout}${done.stderr}` }
}
const release = (...args: readonly string[]) => run('scripts/release.ts', ...args)

beforeAll(() => {
  folder = quickFolder()
  packages = join(folder, 'packages')
  key = join(folder, 'safe/release.pem')
  mkdirSync(packages)
  writeFileSync(join(packages, packageName), Buffer.alloc(2000, 'a package '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes a key once, readable by its owner alone, and never over another', () => {
  const made = release('key', key)
  expect(made.said).toMatch(/^[\w-]{43}$/m)
  expect(statSync(key).mode & 0o077).toBe(0)
  const before = readFileSync(key, 'utf8')
  expect(release('key', key).said).toContain('a key is never replaced')
  expect(readFileSync(key, 'utf8')).toBe(before)
})

it('signs what left its journal, for a channel and a number; without a number it signs nothing', () => {
  expect(missingOf(version)).toBeUndefined()
  expect(missingOf('9.9.9')).toContain('9.9.9 has left no journal yet')
  expect(release('sign', packages).status).toBe(1)
  expect(existsSync(join(packages, 'update.json'))).toBe(false)
  const signed = release('sign', packages, '--number=7', '--channel=beta', '--outlets=SZ01,BJ01')
  expect(signed.said).toContain(`Signed ${version} as number 7 for beta.`)
})

it('verifies it, and publishes it under its channel, the manifest last', () => {
  expect(release('verify', packages)).toMatchObject({ status: 0 })
  const published = release('publish', packages, join(folder, 'data'))
  expect(published.status, published.said).toBe(0)
  for (const name of [packageName, 'update.json']) {
    expect(existsSync(join(folder, 'data/updates/beta', name)), name).toBe(true)
  }
})

it('publishes nothing that is not what was signed', () => {
  writeFileSync(join(packages, packageName), Buffer.alloc(2000, 'another '))
  const refused = release('publish', packages, join(folder, 'elsewhere'))
  expect(refused).toMatchObject({ status: 1 })
  expect(refused.said).toContain(`${packageName} is not what was signed`)
  expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
})

it('makes no release from the runtime for tests, with debugging open, or without key and address', () => {
  for (const more of [[], ['--unfused']]) {
    const refused = run('scripts/package.mjs', '--release', ...more)
    expect(refused.status).toBe(1)
    expect(refused.said).toMatch(/needs Electron|debugging left open|COUNTERBENCH_UPDATES/)
  }
})
