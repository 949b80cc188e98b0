/**
 * What the tour leaves behind: numbered pictures, the same numbers in both languages, the paper that came out, and
 * how long each step took. A step that fails is pictured as it stood and ends its walk; the others still run.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { TestQueue } from '../lib/cups'
import type { Drive, Language } from '../lib/drive'

export interface StepResult {
  readonly step: string
  readonly ok: boolean
  readonly ms: number
  readonly error?: string
}

export interface Recorder {
  readonly step: (name: string, work: () => Promise<void>) => Promise<void>
  /** The window as it is now, at the small screen that most counters have. */
  readonly picture: (name: string) => Promise<void>
  /** The same screen in dark, on the smallest screen, and on a large monitor. */
  readonly look: (name: string) => Promise<void>
  /** A page of somebody else's, such as headquarters' own. */
  readonly pictureOf: (page: Page, name: string) => Promise<void>
  readonly paper: (queues: Readonly<Record<string, TestQueue>>) => void
}

export const small = { width: 1366, height: 768 }
const large = { width: 1920, height: 1080 }
/** The smallest screen that everything must fit on. */
const smallest = { width: 1280, height: 720 }

export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'paper'), { recursive: true })
}

export function createRecorder(dependencies: {
  readonly folder: string
  readonly walk: string
  readonly language: Language
  readonly drive: () => Drive
  readonly results: StepResult[]
  /** Told of each picture, for the guide. */
  readonly taken?: (file: string) => Promise<void>
}): Recorder {
  const { folder, walk, language, drive, results, taken } = dependencies
  let pictures = 0

  const shoot = async (name: string) => {
    const { page } = drive()
    // Lists and charts settle, and short notices fade in.
    await page.waitForTimeout(450)
    await page.screenshot({ path: join(folder, name), caret: 'initial' })
    await taken?.(join(folder, name))
  }
  const nextName = (name: string) => {
    pictures += 1
    return `${walk}-${String(pictures).padStart(2, '0')}-${name}`
  }

  return {
    step: async (name, work) => {
      const startedMs = Date.now()
      const done = (error?: string) =>
        results.push({
          step: `${walk} ${language}: ${name}`,
          ok: error === undefined,
          ms: Date.now() - startedMs,
          ...(error === undefined ? {} : { error }),
        })
      try {
        await work()
        done()
      } catch (error) {
        done(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
        await shoot(`failed-${walk}-${name.replaceAll(' ', '-')}-${language}.png`).catch(() => undefined)
        throw error
      }
    },
    picture: async (name) => shoot(`${nextName(name)}-${language}.png`),
    look: async (name) => {
      const file = nextName(name)
      await shoot(`${file}-${language}.png`)
      await drive().press('Control+Alt+d')
      await shoot(`${file}-${language}-dark.png`)
      await drive().press('Control+Alt+d')
      await resize(drive(), smallest)
      await shoot(`${file}-${language}-1280.png`)
      await resize(drive(), large)
      await shoot(`${file}-${language}-1920.png`)
      await resize(drive(), small)
    },
    pictureOf: async (page, name) => {
      const file = join(folder, `${nextName(name)}-${language}.png`)
      await page.screenshot({ path: file })
      await taken?.(file)
    },
    paper: (queues) => {
      for (const [paper, queue] of Object.entries(queues)) {
        for (const [at, pdf] of queue.received().entries()) {
          writeFileSync(join(folder, 'paper', `${language}-${paper}-${at + 1}.pdf`), pdf)
        }
      }
    },
  }
}

export async function resize(drive: Drive, size: typeof small): Promise<void> {
  await drive.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(width, height)
  }, size)
  await drive.page.waitForFunction((width) => window.innerWidth === width, size.width)
}
