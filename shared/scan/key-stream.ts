/**
 * Tells a scanner from a person by the rhythm of the keys. A scanner is a keyboard that types at most 50 ms apart, at
 * least six characters, and ends with Enter (or Tab). Rules that hold for every sequence of keys: no key is ever
 * lost, none arrives twice, their order stays, and typing slower than that is never taken for a scan.
 *
 * How a window uses it (capture phase of `keydown`, before any field or shortcut sees the key):
 *
 * - `pass`: let the key go. Where `release` is given, first put that text in at its target: these keys were held
 *   back because they came fast, and turned out to be typing.
 * - `swallow`: `preventDefault` and `stopPropagation`, and (re)start a timer of `releaseAfterMs`; when it fires with
 *   no key in between, call `releaseHeld` and put the text in. A burst goes on after that if its keys were only late
 *   in being delivered: what counts is the time at which a key was pressed, not when a busy window gets to it.
 * - `scan`: swallow the key as well. The first keys of a burst have already reached the field, because they could
 *   have been typing: `leaks` says how many characters to take away from before the caret of which target.
 *   If `composed` is true, an input method has seen the keys and made something else of them, which can not be
 *   counted: put the field back to the value it had before the burst (take it at the key for which the new state
 *   has `burst.text.length === 1`), after `compositionend`. Keys that an input method sees are never held, as
 *   `preventDefault` does not stop it, so they would arrive twice.
 */

import { characterOf } from './key-code'

export interface KeyPress<Target = unknown> {
  /** `event.code`. */
  readonly code: string
  /** `event.key`. */
  readonly key: string
  /** `event.timeStamp`: when the key was pressed. Milliseconds since any fixed moment. */
  readonly timeStampMs: number
  /** `event.isComposing`, or `event.keyCode === 229`: an input method is at work. */
  readonly isComposing: boolean
  readonly shift: boolean
  /** Ctrl, Alt or the system key is down: a shortcut, never part of a code. */
  readonly modifier?: boolean
  /** `event.repeat`: the key is being held down. */
  readonly repeat?: boolean
  /** The field that has the focus. Compared by identity only. */
  readonly target?: Target
}

export interface Held<Target = unknown> {
  /** What the person would have seen appear. */
  readonly text: string
  readonly target: Target | undefined
}

export interface Leak<Target = unknown> {
  readonly target: Target | undefined
  /** Characters to take away from before the caret. */
  readonly count: number
}

export type KeyAnswer<Target = unknown> =
  | { readonly kind: 'pass'; readonly release?: Held<Target> }
  | { readonly kind: 'swallow' }
  | {
      readonly kind: 'scan'
      readonly raw: string
      readonly leaks: readonly Leak<Target>[]
      readonly composed: boolean
    }

export interface Burst<Target = unknown> {
  /** Read from the physical keys. */
  readonly text: string
  readonly lastMs: number
  readonly leaks: readonly Leak<Target>[]
  readonly held?: Held<Target>
  readonly composed: boolean
}

export interface KeyStream<Target = unknown> {
  readonly burst?: Burst<Target>
}

export interface KeyStep<Target = unknown> {
  readonly state: KeyStream<Target>
  readonly answer: KeyAnswer<Target>
}

export const quietKeyStream: KeyStream<never> = {}

/** Between two key presses of a scan, the Shift that a scanner presses for a capital letter counting as one. */
export const maxKeyGapMs = 50
export const minScanLength = 6
/** For the timer after `swallow`: just longer than the gap after which the keys can not be a scan any more. */
export const releaseAfterMs = 70
/** From this key of a burst on, keys are held back. Two or three fast keys are what hands do when they roll. */
const holdFromKey = 4

const terminators = new Set(['Enter', 'NumpadEnter', 'Tab'])
const silentCodes = /^(Shift(Left|Right)|CapsLock|NumLock)$/

export function nextKey<Target>(state: KeyStream<Target>, press: KeyPress<Target>): KeyStep<Target> {
  const burst = continuing(state.burst, press)
  if (silentCodes.test(press.code) || (press.code === '' && press.key === 'Shift'))
    return silentKey(state.burst, burst, press)
  if (press.modifier || press.repeat) return interrupted(state)
  if (terminators.has(press.code) || (press.code === '' && terminators.has(press.key)))
    return burst && isScan(burst) ? scanned(burst) : interrupted(state)
  const character = characterOf(press)
  if (character === undefined) return interrupted(state)
  return burst ? nextOfBurst(burst, press, character) : firstOfBurst(state, press, character)
}

/** When the timer after a `swallow` fires: gives back what was held. The burst itself may still go on. */
export function releaseHeld<Target>(state: KeyStream<Target>): {
  readonly state: KeyStream<Target>
  readonly release?: Held<Target>
} {
  const { burst } = state
  if (!burst?.held) return { state }
  return { state: { burst: withHeldLeaked(burst) }, release: burst.held }
}

function continuing<Target>(burst: Burst<Target> | undefined, press: KeyPress<Target>) {
  return burst && press.timeStampMs - burst.lastMs <= maxKeyGapMs ? burst : undefined
}

function isScan(burst: Burst): boolean {
  // One character again and again is a finger or a book on a key.
  return [...burst.text].length >= minScanLength && new Set(burst.text).size > 1
}

function scanned<Target>(burst: Burst<Target>): KeyStep<Target> {
  return {
    state: {},
    answer: { kind: 'scan', raw: burst.text, leaks: burst.leaks, composed: burst.composed },
  }
}

/** Shift writes nothing; it only keeps a burst going, because scanners press it before each capital. */
function silentKey<Target>(
  before: Burst<Target> | undefined,
  burst: Burst<Target> | undefined,
  press: KeyPress<Target>,
): KeyStep<Target> {
  if (!burst) return interrupted(before ? { burst: before } : {})
  return { state: { burst: { ...burst, lastMs: press.timeStampMs } }, answer: { kind: 'pass' } }
}

function interrupted<Target>(state: KeyStream<Target>): KeyStep<Target> {
  return { state: {}, answer: passing(state.burst?.held) }
}

function firstOfBurst<Target>(
  state: KeyStream<Target>,
  press: KeyPress<Target>,
  character: string,
): KeyStep<Target> {
  return {
    state: {
      burst: {
        text: character,
        lastMs: press.timeStampMs,
        leaks: [{ target: press.target, count: 1 }],
        composed: isComposed(press),
      },
    },
    answer: passing(state.burst?.held),
  }
}

function nextOfBurst<Target>(
  burst: Burst<Target>,
  press: KeyPress<Target>,
  character: string,
): KeyStep<Target> {
  const text = burst.text + character
  const composed = burst.composed || isComposed(press)
  const held = burst.held
  const next = { text, lastMs: press.timeStampMs, leaks: burst.leaks, composed }
  const mayHold = [...text].length >= holdFromKey && !composed
  if (mayHold && (!held || held.target === press.target))
    return {
      state: {
        burst: {
          ...next,
          held: { text: (held?.text ?? '') + seenAs(press, character), target: press.target },
        },
      },
      answer: { kind: 'swallow' },
    }
  const leaked = held ? withHeldLeaked({ ...next, held }) : next
  return {
    state: { burst: { ...leaked, leaks: addLeak(leaked.leaks, press.target, 1) } },
    answer: passing(held),
  }
}

function withHeldLeaked<Target>(burst: Burst<Target>): Burst<Target> {
  const { held, ...rest } = burst
  return held ? { ...rest, leaks: addLeak(rest.leaks, held.target, [...held.text].length) } : rest
}

function addLeak<Target>(
  leaks: readonly Leak<Target>[],
  target: Target | undefined,
  count: number,
): readonly Leak<Target>[] {
  const known = leaks.find((leak) => leak.target === target)
  if (!known) return [...leaks, { target, count }]
  return leaks.map((leak) => (leak === known ? { ...leak, count: leak.count + count } : leak))
}

function passing<Target>(held: Held<Target> | undefined): KeyAnswer<Target> {
  return held ? { kind: 'pass', release: held } : { kind: 'pass' }
}

function isComposed(press: KeyPress): boolean {
  return press.isComposing || press.key === 'Process'
}

/** A person with another layout or with Caps Lock gets the sign of that layout, not the scanner's. */
function seenAs(press: KeyPress, character: string): string {
  return [...press.key].length === 1 ? press.key : character
}
