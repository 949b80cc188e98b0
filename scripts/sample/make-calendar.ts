/**
 * Writes resources/calendar/cn.json: Chinese public holidays and make-up working days, as far as they are announced.
 * Run with `npx tsx scripts/sample/make-calendar.ts` after updating `chinese-days`; the result is committed.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { holidayFileSchema } from '../../shared/calendar/working-day'

const firstYear = 2024
const lastYear = 2027

const require = createRequire(import.meta.url)
const folder = join(require.resolve('chinese-days/package.json'), '..')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
const source = JSON.parse(readFileSync(join(folder, 'dist', 'chinese-days.json'), 'utf8')) as {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const namesEn: Record<string, string> = {}

/** `"Spring Festival,春节,4"` → `春节`. */
function namesOf(days: Record<string, string>): Record<string, string> {
  const wanted = Object.entries(days)
    .filter(([day]) => Number(day.slice(0, 4)) >= firstYear && Number(day.slice(0, 4)) <= lastYear)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    wanted.map(([day, text]) => {
      const [nameEn = '', nameZh = ''] = text.split(',')
      namesEn[nameZh] = nameEn
      return [day, nameZh]
    }),
  )
}

const holidays = namesOf(source.holidays)
const workdays = namesOf(source.workdays)
const lastKnownYear = Math.max(...Object.keys(holidays).map((day) => Number(day.slice(0, 4))))

const file = holidayFileSchema.parse({
  country: 'CN',
  source: `chinese-days ${version} (MIT), after the yearly notices of the State Council`,
  knownUntil: `${lastKnownYear}-12-31`,
  holidays,
  workdays,
  namesEn,
})
const target = join(import.meta.dirname, '..', '..', 'resources', 'calendar')
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'cn.json'), `${JSON.stringify(file, null, 2)}\n`)
console.log(
  `${Object.keys(holidays).length} holidays, ${Object.keys(workdays).length} make-up days until ${lastKnownYear}`,
)
