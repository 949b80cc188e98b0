// Why: `npm run bill` lists what is inside the program as built: out/bill/bill-of-materials.cdx.json (CycloneDX) for
// whoever watches for advisories, and out/bill/licences.txt with every licence's own words for whoever passes it on.
// It must never be empty because nothing was built.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describePackage, type PackageInside } from './lib/packages-inside'

const project = resolve(__dirname, '..')
const folder = join(project, 'out/bill')

function main(): number {
  const parts = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^(main|preload|renderer)\.json$/.test(name))
    : []
  if (parts.length < 3) {
    console.error('The program is not built: run `npm run build` first.')
    return 1
  }
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly dependencies: Readonly<Record<string, string>>
  }
  // The native bindings lie beside the bundles, and Electron around them.
  const beside = [...Object.keys(manifest.dependencies), 'electron'].map((name) =>
    describePackage(join(project, 'node_modules', name)),
  )
  const all = new Map<string, PackageInside>()
  for (const one of [
    ...parts.flatMap((part) => JSON.parse(readFileSync(join(folder, part), 'utf8')) as PackageInside[]),
    ...beside,
  ]) {
    all.set(`${one.name}@${one.version}`, one)
  }
  const list = [...all.values()].sort((a, b) => a.name.localeCompare(b.name))
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name: 'counterbench', version: manifest.version } },
    components: list.map(({ name, version, licence }) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [{ expression: licence }],
    })),
  }
  writeFileSync(join(folder, 'bill-of-materials.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
  const rule = '='.repeat(72)
  const texts = list.map(
    ({ name, version, licence, text }) => `${name} ${version}, ${licence}\n\n${text.trim() || licence}\n`,
  )
  writeFileSync(join(folder, 'licences.txt'), texts.join(`\n${rule}\n`))
  const byLicence = new Map<string, number>()
  for (const { licence } of list) byLicence.set(licence, (byLicence.get(licence) ?? 0) + 1)
  console.log(
    `${list.length} packages: ${[...byLicence].map(([name, count]) => `${count} ${name}`).join(', ')}`,
  )
  return 0
}

process.exitCode = main()
