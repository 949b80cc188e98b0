/**
 * The pictures of the guide are pictures of the tour: which ones, under which names, small enough to travel with the
 * program. `npm run guide` takes the tour and renews them all; a picture that the tour no longer takes is an error.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '../lib/drive'

/** The tour's name of a picture, without its number → the guide's. */
const wanted: Readonly<Record<string, string>> = {
  'start-outlet': 'first-start',
  'day-counter-filled': 'take-in',
  'day-received': 'received',
  'day-bench-board': 'board',
  'day-job-diagnosed': 'job',
  'day-job-test': 'tests',
  'day-parts-found': 'parts',
  'day-custody-1': 'custody',
  'day-hand-over': 'hand-over',
  'day-day-closed': 'day-closed',
  'day-manager-today': 'manager-today',
  'day-manager-figures': 'figures',
  'day-headquarters': 'headquarters',
  'day-desk': 'desk',
  'day-settings-3': 'staff',
  'day-settings-8': 'data-safety',
}

const guide = resolve(__dirname, '../../docs/guide')
const folderOf = (language: Language): string => join(guide, language === 'zh' ? 'zh-CN' : 'en', 'pictures')
const taken = new Set<string>()

export function beginGuide(languages: readonly Language[]): void {
  for (const language of languages) {
    rmSync(folderOf(language), { recursive: true, force: true })
    mkdirSync(folderOf(language), { recursive: true })
  }
}

/** `file` is what the tour just wrote: `day-07-counter-filled-zh.png`. The window itself packs it as WebP. */
export async function keepForGuide(page: Page, language: Language, file: string): Promise<void> {
  const match = /([a-z]+)-\d\d-(.+)-(?:zh|en)\.png$/.exec(file)
  const name = match && wanted[`${match[1]}-${match[2]}`]
  if (!name) return
  const png = readFileSync(file).toString('base64')
  const packed = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.82).split(',')[1] ?? ''
  }, png)
  writeFileSync(join(folderOf(language), `${name}.webp`), Buffer.from(packed, 'base64'))
  taken.add(`${language} ${name}`)
}

export function missingInGuide(languages: readonly Language[]): readonly string[] {
  return languages
    .flatMap((language) => Object.values(wanted).map((name) => `${language} ${name}`))
    .filter((name) => !taken.has(name))
}
