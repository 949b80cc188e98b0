/**
 * Every form looks as it did when somebody last looked at it: drawn, and compared with a kept picture. A form that was
 * changed on purpose is drawn anew by `npm run references`.
 */

import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChromiumPages, startChromiumPages } from '../../scripts/lib/chromium-page'
import { compare, fromPng, type Grey } from '../../scripts/lib/grey-picture'
import { drawReference, pageReferences, referenceFolder } from '../../scripts/lib/page-references'

let pages: ChromiumPages
beforeAll(async () => {
  pages = await startChromiumPages()
})
afterAll(async () => {
  await pages?.close()
})

/** Another version of the engine draws the edges of letters a little differently; a moved line is far more. */
const mostMean = 3
const mostCells = 0.006

const keptOf = (name: string): Grey => {
  const file = new URL(`${name}.png`, referenceFolder)
  if (!existsSync(file)) throw new Error(`no picture of ${name}: run "npm run references" and look at it`)
  return fromPng(readFileSync(file))
}

describe('a printed form', () => {
  for (const reference of pageReferences)
    it(`${reference.name} looks as it was kept`, async () => {
      const difference = compare(await drawReference(pages, reference), keptOf(reference.name))
      expect(difference.isSameSize).toBe(true)
      expect(difference.mean).toBeLessThan(mostMean)
      expect(difference.cells).toBeLessThan(mostCells)
    })
})

describe('the comparison', () => {
  const page = keptOf('repair-return.a5.zh-CN')
  const changed = (change: (x: number, y: number) => number | undefined): Grey => ({
    ...page,
    pixels: page.pixels.map((value, at) => change(at % page.width, Math.floor(at / page.width)) ?? value),
  })
  const at = (x: number, y: number) => page.pixels[y * page.width + x] ?? 255

  it('sees one line that moved, a block that is missing, and another form', () => {
    const moved = changed((x, y) => (y > page.height / 2 ? at(x, y - 4) : undefined))
    const missing = changed((x, y) => (y > 100 && y < 130 && x > 20 ? 255 : undefined))
    for (const other of [moved, missing, keptOf('quotation.a5.zh-CN')]) {
      const difference = compare(other, page)
      expect(difference.cells > mostCells || difference.mean > mostMean).toBe(true)
    }
  })

  it('overlooks edges that are a shade lighter', () => {
    const lighter = changed((x, y) => Math.min(255, at(x, y) + (at(x, y) < 255 ? 17 : 0)))
    const difference = compare(lighter, page)
    expect(difference.cells).toBeLessThan(mostCells)
  })
})
