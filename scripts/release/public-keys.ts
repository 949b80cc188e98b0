// Why: prints whose signatures the package being made believes: the released keys of resources/release-keys.json and,
// for everything that is not a release, this checkout's own.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { publicHalf, releaseKey } from './keys'

const file = resolve(__dirname, 'release-keys.json')
const released = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly string[]) : []

process.stdout.write([...new Set([publicHalf(releaseKey()), ...released])].join(' '))
