/**
 * `npm run tour`: drives the built program through a whole working day in both languages, and through its first
 * start, and leaves in `out/tour/` a numbered picture of every screen, every paper that came out of a real print
 * queue, and `summary.json`. `npm run guide` takes the same tour and renews the guide's pictures from it. Ends with 1 if a step failed, so that nobody takes half a tour for a whole one.
 */

import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startCups } from './lib/cups'
import { type Drive, type Language, openProgram } from './lib/drive'
import { makeDemoFolder, makeFolder, setPrinters, startHeadquarters } from './lib/drive-surroundings'
import { firstStart } from './tour/first-start'
import { beginGuide, keepForGuide, missingInGuide } from './tour/guide-pictures'
import { createRecorder, emptyFolder, resize, type StepResult, small } from './tour/record'
import { workingDay } from './tour/working-day'

const folder = resolve(__dirname, '../out/tour')
const results: StepResult[] = []
const forGuide = process.argv[2] === 'guide'
const languages = (['zh', 'en'] as const).filter((one) => (process.argv[3] ?? one) === one)

async function main(): Promise<void> {
  emptyFolder(folder)
  const only = process.argv[2] === 'guide' ? undefined : process.argv[2]
  if (forGuide) beginGuide(languages)
  for (const language of languages) {
    if (only === undefined || only === 'start') await walk(language, 'start', startWalk)
    if (only === undefined || only === 'day') await walk(language, 'day', dayWalk)
  }
  for (const name of forGuide ? missingInGuide(languages) : []) {
    results.push({ step: `guide: ${name}`, ok: false, ms: 0, error: 'the tour takes no such picture' })
  }
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(results, null, 2)}\n`)
  const failed = results.filter(({ ok }) => !ok)
  for (const { step, error } of failed) process.stderr.write(`Failed: ${step}: ${error}\n`)
  process.stdout.write(`${results.length - failed.length} of ${results.length} steps are in ${folder}\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

type Walk = (language: Language) => Promise<void>

/** What breaks off one walk is already in the results, or is put there. */
async function walk(language: Language, name: string, work: Walk): Promise<void> {
  const before = results.length
  try {
    await work(language)
  } catch (error) {
    if (results.slice(before).every(({ ok }) => ok)) {
      results.push({ step: `${name} ${language}: prepare`, ok: false, ms: 0, error: String(error) })
    }
  }
}

async function startWalk(language: Language): Promise<void> {
  const data = makeFolder('tour-start')
  let drive: Drive | undefined
  try {
    drive = await openProgram({ userData: data.path })
    await prepare(drive, language)
    const opened = drive
    await firstStart(drive, recorderFor('start', language, opened))
    complain(drive, `start ${language}`)
  } finally {
    await drive?.close()
    data.remove()
  }
}

async function dayWalk(language: Language): Promise<void> {
  const cups = await startCups()
  const data = await makeDemoFolder('tour-day')
  const headquarters = await startHeadquarters(`${data.path}/headquarters`)
  let drive: Drive | undefined
  try {
    const queues = {
      roll80: await cups.addPdfQueue(),
      a5: await cups.addPdfQueue(),
      label60x40: await cups.addPdfQueue(),
      a4: await cups.addPdfQueue(),
    }
    const names = Object.fromEntries(Object.entries(queues).map(([paper, { name }]) => [paper, name]))
    setPrinters(data.path, names, language === 'zh' ? 'zh-CN' : 'en')
    drive = await openProgram({
      userData: data.path,
      args: ['--demo', `--headquarters=${headquarters.url}`],
    })
    await prepare(drive, language)
    const opened = drive
    const recorder = recorderFor('day', language, opened)
    try {
      await workingDay({ drive, headquarters, queues }, recorder)
    } finally {
      recorder.paper(queues)
    }
    complain(drive, `day ${language}`)
  } finally {
    await drive?.close()
    await headquarters.stop()
    await cups.close()
    data.remove()
  }
}

function recorderFor(walkName: string, language: Language, drive: Drive): ReturnType<typeof createRecorder> {
  return createRecorder({
    ...{ folder, walk: walkName, language, results },
    drive: () => drive,
    ...(forGuide ? { taken: (file) => keepForGuide(drive.page, language, file) } : {}),
  })
}

async function prepare(drive: Drive, language: Language): Promise<void> {
  await resize(drive, small)
  await drive.speak(language)
}

function complain({ complaints }: Drive, name: string): void {
  results.push({
    step: `${name}: the window complained about nothing`,
    ok: complaints.length === 0,
    ms: 0,
    ...(complaints.length === 0 ? {} : { error: complaints.join(' | ').slice(0, 500) }),
  })
}

void main()
