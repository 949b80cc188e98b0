/**
 * The page engine of tests, gallery and benchmarks: the system's Chromium with script and network off, as in the
 * program's own hidden window. Same engine family, no window needed.
 */

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type BrowserContext, chromium } from '@playwright/test'
import type { PageEngine, Pixels } from '../../electron/printing/page-printer'
import type { PageJob } from '../../electron/printing/render-page'

export interface ChromiumPages extends Required<PageEngine> {
  readonly close: () => Promise<void>
}

const executables = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome']

export async function startChromiumPages(): Promise<ChromiumPages> {
  const executablePath = executables.find((path) => path !== undefined && existsSync(path))
  if (!executablePath) throw new Error('Chromium is missing: install the package "chromium".')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  return {
    htmlToPdf: (page) => pdf(context, page),
    htmlToPixels: async (page, widthDots) => rasterise(await pdf(context, page), widthDots),
    close: () => browser.close(),
  }
}

async function pdf(context: BrowserContext, job: PageJob): Promise<Uint8Array> {
  const page = await context.newPage()
  try {
    if (job.heightMillimetres === undefined) {
      await page.setViewportSize({ width: Math.round(pixels(job.widthMillimetres)), height: 400 })
    }
    await page.setContent(job.html, { waitUntil: 'load' })
    let height = job.heightMillimetres
    if (height === undefined) {
      const session = await context.newCDPSession(page)
      const metrics = await session.send('Page.getLayoutMetrics')
      height = metrics.cssContentSize.height / (96 / 25.4) + 1
    }
    const margin = job.marginMillimetres
    return await page.pdf({
      width: `${job.widthMillimetres}mm`,
      height: `${height}mm`,
      printBackground: true,
      margin: {
        top: `${margin.top}mm`,
        right: `${margin.right}mm`,
        bottom: `${margin.bottom}mm`,
        left: `${margin.left}mm`,
      },
      ...(job.footerHtml
        ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: job.footerHtml }
        : {}),
    })
  } finally {
    await page.close()
  }
}

/** Poppler draws the PDF; its grey map becomes four bytes a pixel. */
function rasterise(bytes: Uint8Array, widthDots: number): Pixels {
  const grey = execFileSync(
    'pdftoppm',
    ['-gray', '-singlefile', '-scale-to-x', `${widthDots}`, '-scale-to-y', '-1', '-'],
    {
      input: bytes,
      maxBuffer: 200_000_000,
    },
  )
  const [, width = 0, height = 0] = (
    /^P5\s(\d+)\s(\d+)\s255\s/.exec(grey.toString('latin1', 0, 40)) ?? []
  ).map(Number)
  const pixels = grey.subarray(grey.length - width * height)
  const rgba = new Uint8Array(width * height * 4)
  pixels.forEach((value, at) => {
    rgba.fill(value, at * 4, at * 4 + 3)
    rgba[at * 4 + 3] = 255
  })
  return { width, height, rgba }
}

function pixels(millimetres: number): number {
  return (millimetres * 96) / 25.4
}
