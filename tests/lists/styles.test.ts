/**
 * A rule such as `.list > :nth-child(2)` or `.list > * + *` is tried on every element of the window, and from then on each
 * line that a long list gains or loses has all of its lines styled anew, whatever list it is. With a class of its own beside
 * it such a rule costs nothing.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const renderer = join(__dirname, '../../renderer')

function sheets(): readonly string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))
}

function selectors(file: string): readonly string[] {
  const bare = readFileSync(join(renderer, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [...bare.matchAll(/([^{}]+)\{/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((selector) => selector.trim())
}

const ofEveryElement = /(?:^|[\s>~+(])\*?:(?:nth-|[a-z]+-of-type)|[+~]\s*[*:]|\*\s*[+~]/

it('no style asks every element for its siblings', () => {
  expect(sheets().length).toBeGreaterThan(20)
  for (const bad of ['.a > :nth-child(2)', ':where(.b > * + *)', '.c ~ *'])
    expect(bad).toMatch(ofEveryElement)
  const wrong = sheets().flatMap((file) =>
    selectors(file)
      .filter((one) => ofEveryElement.test(one))
      .map((one) => `${file}: ${one}`),
  )
  expect(wrong).toEqual([])
})
