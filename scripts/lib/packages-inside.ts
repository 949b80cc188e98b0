// Why: what ships is what the bundler took in, not what package.json names. Each build writes down which packages are
// inside it, with version and licence, and fails where one may not be passed on under ours.
// It must never guess: a package without a licence that is known to be fine is an error, not a blank.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

export interface PackageInside {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** The licence's own text as the package ships it; empty where it ships none. */
  readonly text: string
}

/** Licences under which a part may be passed on inside a program of another licence. */
const fine = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'Zlib',
  'Python-2.0',
])

/** The folder of a module's package: the last `node_modules/name` in its path. */
function packageFolder(id: string): string | undefined {
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, '').split('\\').join('/'))
  return found?.[1]
}

export function describePackage(folder: string): PackageInside {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string | { readonly type?: string }
  }
  const licence = typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? '')
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  const text = file ? readFileSync(join(folder, file), 'utf8') : ''
  return { name: manifest.name, version: manifest.version, licence, text }
}

/** `A OR B` is fine where one of them is, `A AND B` where both are. */
export function mayShip(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '')
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((one) => fine.has(one.trim())))
}

/** `part`: which of the builds this is; the list goes beside them, and is not part of the package. */
export function packagesInside(part: string, outFolder: string): Plugin {
  return {
    name: 'packages-inside',
    generateBundle(_options, bundle) {
      const folders = new Set<string>()
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const id of chunk.moduleIds) {
          const folder = packageFolder(id)
          if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder)
        }
      }
      const inside = [...folders].map(describePackage).sort((a, b) => a.name.localeCompare(b.name))
      const file = join(outFolder, `${part}.json`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(inside, null, 1))
      const refused = inside.filter(({ licence }) => !mayShip(licence))
      if (refused.length > 0) {
        const list = refused.map(({ name, licence }) => `${name} (${licence || 'no licence'})`).join(', ')
        this.error(`these packages may not be shipped inside the program: ${list}`)
      }
    },
  }
}
