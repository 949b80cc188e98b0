// Why: the commands of a release, one each, so that the ceremony in docs/release.md is followed and not improvised:
// `npm run release -- key FILE | journal | sign … | verify FOLDER | publish FOLDER DATA`. They never upload anything.
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { schemaVersion } from '../electron/journal/migrations'
import { readManifest } from '../electron/updates/updates'
import { updateManifestName } from '../shared/release/manifest'
import { keepJournal, missingOf } from './release/keep-journal'
import { makeKey, publicHalf, releaseKey } from './release/keys'
import { makeSignedManifest, wrongIn } from './release/manifest'

const project = resolve(__dirname, '..')
const version = (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string })
  .version
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    channel: { type: 'string', default: 'stable' },
    number: { type: 'string' },
    outlets: { type: 'string' },
    days: { type: 'string', default: '30' },
    again: { type: 'boolean', default: false },
  },
})
const [command = '', first = '', second = ''] = positionals

void run().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})

async function run(): Promise<void> {
  switch (command) {
    case 'key':
      process.stdout.write(
        `The public half, for scripts/release/release-keys.json:\n${makeKey(resolve(first))}\n`,
      )
      return
    case 'journal':
      return keepJournal(version, values.again)
    case 'sign': {
      const number = Number(values.number)
      if (!Number.isInteger(number) || number < 1)
        throw new Error('Give --number=N, one more than the last release.')
      const missing = missingOf(version)
      if (missing !== undefined) throw new Error(missing)
      const text = await makeSignedManifest({
        folder: resolve(first),
        channel: values.channel,
        version,
        number,
        nowMs: Date.now(),
        days: Number(values.days),
        schema: schemaVersion,
        notes: JSON.parse(readFileSync(join(project, 'docs/releases', `${version}.json`), 'utf8')),
        ...(values.outlets ? { outlets: values.outlets.split(',') } : {}),
        key: releaseKey(),
      })
      writeFileSync(join(resolve(first), updateManifestName), text)
      process.stdout.write(`Signed ${version} as number ${number} for ${values.channel}.\n`)
      return
    }
    case 'verify': {
      const wrong = await wrongIn(resolve(first), [publicHalf(releaseKey())])
      if (wrong !== undefined) throw new Error(wrong)
      process.stdout.write('Signature and every file are right.\n')
      return
    }
    case 'publish': {
      const wrong = await wrongIn(resolve(first), [publicHalf(releaseKey())])
      if (wrong !== undefined) throw new Error(wrong)
      const manifest = readManifest(readFileSync(join(first, updateManifestName), 'utf8'), [
        publicHalf(releaseKey()),
      ])
      const target = join(resolve(second), 'updates', manifest?.channel ?? '')
      mkdirSync(target, { recursive: true })
      // The manifest last: a station never reads of a file that is not there yet.
      const names = [...readdirSync(first).filter((name) => name !== updateManifestName), updateManifestName]
      for (const name of names) {
        if (statSync(join(first, name)).isFile()) cpSync(join(first, name), join(target, name))
      }
      process.stdout.write(`Published in ${target}.\n`)
      return
    }
    default:
      throw new Error(
        'npm run release -- key FILE | journal | sign FOLDER --number=N | verify FOLDER | publish FOLDER DATA',
      )
  }
}
