/** Every sentence exists in both languages and asks for the same values. */

import { describe, expect, it } from 'vitest'
import type { Place, PlaceWords } from '../../renderer/i18n/language'
import { recordWords } from '../../renderer/i18n/record'
import { ticketWords } from '../../renderer/i18n/ticket'
import { aggregateByKind } from '../../shared/events/registry'

const files = import.meta.glob<Readonly<Record<string, unknown>>>('../../renderer/i18n/*.ts', { eager: true })

const places = Object.entries(files).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter(isPlace)
    .map((place) => ({ file, place })),
)

describe('the words of the windows', () => {
  it('are found in the language files', () => {
    expect(places.length).toBeGreaterThan(2)
  })

  for (const { file, place } of places) {
    it(`of ${file.split('/').at(-1)} say the same in Chinese and in English`, () => {
      for (const [key, words] of Object.entries(place.entries)) {
        expect(words.zh.trim(), `${key} in Chinese`).not.toBe('')
        expect(words.en.trim(), `${key} in English`).not.toBe('')
        expect(words.en, `${key} in English has no Chinese`).not.toMatch(/\p{Script=Han}/u)
        expect(placeholders(words.en), `${key} asks for the same values`).toEqual(placeholders(words.zh))
        if (words.enOne !== undefined) {
          expect(placeholders(words.zh), `${key} is counted`).toSatisfy(
            (names: readonly string[]) => names.includes('count') || names.includes('left'),
          )
        }
      }
    })
  }

  it('have a name for everything that somebody can have done', () => {
    const acts = [...aggregateByKind.values()].flatMap(({ events }) => Object.keys(events))
    const named = (act: string) =>
      Object.hasOwn(recordWords.entries, act) || Object.hasOwn(ticketWords.entries, `step_${act}`)
    expect(acts.filter((act) => !named(act))).toEqual([])
  })

  it('never use the words of the program’s inside', () => {
    for (const { place } of places) {
      for (const [key, words] of Object.entries(place.entries)) {
        expect(words.en.toLowerCase(), key).not.toMatch(/\b(event|mirror|sync|ipc|null|undefined)\b/)
      }
    }
  })
})

function isPlace(value: unknown): value is PlaceWords<Place> {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'entries' in value
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
}
