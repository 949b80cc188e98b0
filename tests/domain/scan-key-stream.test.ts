// A scanner and a person share one keyboard. What is promised: every scan is seen, no typing is taken for one, and
// no key is lost, doubled or moved.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type KeyAnswer,
  type KeyPress,
  type KeyStream,
  maxKeyGapMs,
  nextKey,
  quietKeyStream,
  releaseAfterMs,
  releaseHeld,
} from '../../shared/scan/key-stream'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./:abcdefghijklmnopqrstuvwxyz'

function codeOf(character: string): { code: string; shift: boolean } {
  if (/[a-z]/i.test(character))
    return { code: `Key${character.toUpperCase()}`, shift: /[A-Z]/.test(character) }
  if (/\d/.test(character)) return { code: `Digit${character}`, shift: false }
  const signs: Record<string, { code: string; shift: boolean }> = {
    '-': { code: 'Minus', shift: false },
    '.': { code: 'Period', shift: false },
    '/': { code: 'Slash', shift: false },
    ':': { code: 'Semicolon', shift: true },
    ' ': { code: 'Space', shift: false },
  }
  return signs[character] ?? { code: 'Quote', shift: false }
}

interface Typed {
  readonly character: string
  readonly gapMs: number
  readonly isComposing: boolean
}

const enter = { code: 'Enter', key: 'Enter', isComposing: false, shift: false }

/** A window as it would be: a field that gets what passes, a timer, and what scans leave behind. */
function play(presses: readonly KeyPress<string>[]) {
  let state: KeyStream<string> = quietKeyStream
  let field = ''
  let timerAtMs: number | undefined
  const scans: { raw: string; composed: boolean }[] = []
  const answers: KeyAnswer<string>[] = []
  const release = () => {
    const released = releaseHeld(state)
    state = released.state
    field += released.release?.text ?? ''
    timerAtMs = undefined
  }
  for (const press of presses) {
    if (timerAtMs !== undefined && press.timeStampMs >= timerAtMs) release()
    const step = nextKey(state, press)
    state = step.state
    answers.push(step.answer)
    timerAtMs = step.answer.kind === 'swallow' ? press.timeStampMs + releaseAfterMs : undefined
    if (step.answer.kind === 'pass') {
      field += step.answer.release?.text ?? ''
      field += [...press.key].length === 1 ? press.key : press.key === 'Enter' ? '⏎' : ''
    }
    if (step.answer.kind === 'scan') {
      const leaked = step.answer.leaks.reduce((sum, leak) => sum + leak.count, 0)
      if (!step.answer.composed) field = [...field].slice(0, [...field].length - leaked).join('')
      scans.push({ raw: step.answer.raw, composed: step.answer.composed })
    }
  }
  release()
  return { field, scans, answers, state }
}

function pressesOf(typed: readonly Typed[], startMs = 1000, endGapMs = 5): KeyPress<string>[] {
  let nowMs = startMs
  const presses: KeyPress<string>[] = typed.map(({ character, gapMs, isComposing }) => {
    nowMs += gapMs
    return {
      ...codeOf(character),
      key: isComposing ? 'Process' : character,
      timeStampMs: nowMs,
      isComposing,
      target: 'field',
    }
  })
  return [...presses, { ...enter, timeStampMs: nowMs + endGapMs, target: 'field' }]
}

const plain = (text: string, gapMs: number): Typed[] =>
  [...text].map((character) => ({ character, gapMs, isComposing: false }))

const code = fc
  .array(fc.constantFrom(...alphabet), { minLength: 6, maxLength: 40 })
  .map((characters) => characters.join(''))
  .filter((text) => new Set(text).size > 1)

describe('a scanner', () => {
  test('is heard at any speed from 1 to 30 ms a key, with or without an input method', () => {
    const scan = fc
      .tuple(code, fc.infiniteStream(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean())), fc.boolean())
      .map(([text, stream, withInputMethod]) =>
        [...text].map((character) => {
          const [gapMs, composing] = stream.next().value as [number, boolean]
          return { character, gapMs, isComposing: withInputMethod && composing }
        }),
      )
    fc.assert(
      fc.property(scan, fc.integer({ min: 1, max: 30 }), (typed, endGapMs) => {
        const { scans, field } = play(pressesOf(typed, 1000, endGapMs))
        expect(scans.map((found) => found.raw)).toEqual([typed.map((key) => key.character).join('')])
        const composed = typed.some((key) => key.isComposing)
        expect(scans[0]!.composed).toBe(composed)
        if (!composed) expect(field).toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  test.each([1, 10, 30, 50])('is heard at %i ms a key, and the field is left as it was', (gapMs) => {
    const typing = pressesOf(plain('dead batt', 120)).slice(0, -1)
    const later = typing.at(-1)!.timeStampMs + 400
    const { scans, field } = play([...typing, ...pressesOf(plain('S-SZ01-AA-000123-7', gapMs), later, gapMs)])
    expect(scans).toEqual([{ raw: 'S-SZ01-AA-000123-7', composed: false }])
    expect(field).toBe('dead batt')
  })

  test('is not disturbed by the Shift that it presses for capitals', () => {
    const presses = pressesOf(plain('ABC-12', 40)).flatMap((press) =>
      press.shift
        ? [{ ...press, code: 'ShiftLeft', key: 'Shift', timeStampMs: press.timeStampMs - 20 }, press]
        : [press],
    )
    expect(play(presses).scans).toEqual([{ raw: 'ABC-12', composed: false }])
  })

  test('is read from the keys, so Caps Lock and another layout do not matter', () => {
    const presses = pressesOf(plain('S-SZ01-Y', 10)).map((press) => ({
      ...press,
      key: press.code === 'KeyY' ? 'z' : press.code === 'Minus' ? 'ß' : press.key.toLowerCase(),
    }))
    expect(play(presses).scans.map((scan) => scan.raw)).toEqual(['S-SZ01-Y'])
  })

  test.each(['Tab', 'NumpadEnter'])('may end with %s', (terminator) => {
    const presses = pressesOf(plain('690144341', 10))
    const last = { ...presses.at(-1)!, code: terminator, key: terminator }
    expect(play([...presses.slice(0, -1), last]).scans).toHaveLength(1)
  })

  test('may use the number pad', () => {
    const presses = pressesOf(plain('4901542', 5)).map((press) => ({
      ...press,
      code: press.code.replace('Digit', 'Numpad'),
    }))
    expect(play(presses).scans.map((scan) => scan.raw)).toEqual(['4901542'])
  })

  test('that scans twice in a row is heard twice', () => {
    const first = pressesOf(plain('AAA111', 2))
    const second = pressesOf(plain('BBB222', 2), first.at(-1)!.timeStampMs + 3)
    expect(play([...first, ...second]).scans.map((scan) => scan.raw)).toEqual(['AAA111', 'BBB222'])
  })

  test('is still heard when a busy window delivers its keys late', () => {
    const presses = pressesOf(plain('ABCDEF12', 10))
    let state: KeyStream<string> = quietKeyStream
    let inserted = ''
    let answer: KeyAnswer<string> | undefined
    for (const [index, press] of presses.entries()) {
      const step = nextKey(state, press)
      state = step.state
      answer = step.answer
      if (index === 5) {
        // The timer fires before the keys that are already waiting.
        const released = releaseHeld(state)
        state = released.state
        inserted = released.release?.text ?? ''
      }
    }
    expect(inserted).toBe('DEF')
    expect(answer).toMatchObject({ kind: 'scan', raw: 'ABCDEF12', leaks: [{ target: 'field', count: 6 }] })
  })

  test('that writes while the focus moves tells how much went where', () => {
    const presses = pressesOf(plain('ABCDEF', 10)).map((press, index) => ({
      ...press,
      target: index < 2 ? 'phone' : 'serial',
    }))
    let state: KeyStream<string> = quietKeyStream
    const answers = presses.map((press) => {
      const step = nextKey(state, press)
      state = step.state
      return step.answer
    })
    expect(answers.at(-1)).toMatchObject({
      kind: 'scan',
      leaks: [
        { target: 'phone', count: 2 },
        { target: 'serial', count: 1 },
      ],
    })
  })
})

describe('a person', () => {
  test('typing at 60 ms a key or slower is never taken for a scanner, and sees every key at once', () => {
    const typing = fc.array(
      fc.record({
        character: fc.constantFrom(...alphabet, ' '),
        gapMs: fc.integer({ min: 60, max: 900 }),
        isComposing: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(typing, fc.integer({ min: 60, max: 500 }), (typed, endGapMs) => {
        const { scans, answers } = play(pressesOf(typed, 1000, endGapMs))
        expect(scans).toEqual([])
        expect(answers.every((answer) => answer.kind === 'pass' && !answer.release)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps every key in order, however unevenly the keys come', () => {
    const typing = fc.array(
      fc.record({
        character: fc.constantFrom(...alphabet),
        gapMs: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 })),
        isComposing: fc.constant(false),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(typing, fc.integer({ min: maxKeyGapMs + 1, max: 500 }), (typed, endGapMs) => {
        const { scans, field } = play(pressesOf(typed, 1000, endGapMs))
        expect(scans).toEqual([])
        expect(field).toBe(`${typed.map((key) => key.character).join('')}⏎`)
      }),
      { numRuns: 2000 },
    )
  })

  test('gets back what was held when five fast keys and Enter were no scan', () => {
    const { scans, field } = play(pressesOf(plain('12345', 10)))
    expect(scans).toEqual([])
    expect(field).toBe('12345⏎')
  })

  test('holding a key down is not a scan', () => {
    expect(play(pressesOf(plain('aaaaaaaaaa', 33))).scans).toEqual([])
    const repeated = pressesOf(plain('abababab', 33)).map((press) => ({
      ...press,
      repeat: press.code !== 'Enter',
    }))
    expect(play(repeated).scans).toEqual([])
  })

  test('using shortcuts and arrows is not a scan', () => {
    const shortcuts = pressesOf(plain('abcdefgh', 10)).map((press) => ({ ...press, modifier: true }))
    expect(play(shortcuts).scans).toEqual([])
    const arrows = pressesOf(plain('12345678', 10)).map((press) => ({
      ...press,
      code: press.code.replace('Digit', 'Numpad'),
      key: press.code === 'Enter' ? 'Enter' : 'ArrowLeft',
    }))
    expect(play(arrows).scans).toEqual([])
  })
})
