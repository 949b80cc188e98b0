/**
 * A printer behind the `connect` port that has good and bad moments by a seed, without a network and without waiting.
 * What came out of it is remembered, which is what a clerk would see lying there.
 */

import { EventEmitter } from 'node:events'
import type { Connect } from '../../electron/printing/transport-tcp'

export type Chance = () => number

/** mulberry32: the same seed, the same storm. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Mood =
  | 'well'
  | 'paper-out'
  | 'cover-open'
  | 'off'
  | 'hangs-up'
  | 'tears-in-the-middle'
  | 'dies-after-the-cut'
  | 'kill-before-paper'
  | 'kill-after-paper'

/** How often in a thousand jobs. */
const moods: readonly (readonly [Mood, number])[] = [
  ['paper-out', 50],
  ['cover-open', 40],
  ['off', 40],
  ['hangs-up', 30],
  ['tears-in-the-middle', 40],
  ['dies-after-the-cut', 40],
  ['kill-before-paper', 6],
  ['kill-after-paper', 6],
]

export interface StormPrinter {
  readonly connect: Connect
  /** The code on every paper that came out whole, in order. */
  readonly papers: () => readonly string[]
  readonly faults: () => Readonly<Record<string, number>>
}

export function createStormPrinter(chance: Chance, kill: () => void, isDead: () => boolean): StormPrinter {
  const papers: string[] = []
  const faults: Record<string, number> = {}

  function pick(): Mood {
    let left = chance() * 1000
    for (const [mood, often] of moods) {
      left -= often
      if (left < 0) {
        faults[mood] = (faults[mood] ?? 0) + 1
        return mood
      }
    }
    return 'well'
  }

  class Line extends EventEmitter {
    readonly #mood = isDead() ? 'off' : pick()
    #job = Buffer.alloc(0)
    #ended = false

    constructor() {
      super()
      queueMicrotask(() => {
        if (this.#mood === 'off') this.#fail('ECONNREFUSED')
        else {
          this.emit('connect')
          if (this.#mood === 'hangs-up') this.#close()
        }
      })
    }

    setNoDelay(): void {}

    write(bytes: Uint8Array, done?: (error?: Error) => void): boolean {
      if (this.#ended) {
        queueMicrotask(() => done?.(new Error('closed')))
        return false
      }
      queueMicrotask(() => {
        done?.()
        this.#take(Buffer.from(bytes))
      })
      return true
    }

    end(done?: () => void): void {
      queueMicrotask(() => {
        done?.()
        this.#close()
      })
    }

    destroy(): void {
      this.#close()
    }

    #take(bytes: Buffer): void {
      if (bytes.length === 12 && bytes[0] === 0x10) {
        this.emit('data', Buffer.from([1, 2, 3, 4].map((question) => statusOf(this.#mood, question))))
        return
      }
      this.#job = Buffer.concat([this.#job, bytes])
      const whole = this.#job.subarray(-3).equals(Buffer.from([0x1d, 0x72, 1]))
      if (this.#mood === 'tears-in-the-middle') this.#fail('ECONNRESET')
      else if (whole) this.#finish()
    }

    #finish(): void {
      if (this.#mood !== 'kill-before-paper') papers.push(codeOf(this.#job))
      if (this.#mood === 'kill-before-paper' || this.#mood === 'kill-after-paper') this.#killed()
      else if (this.#mood === 'dies-after-the-cut') this.#fail('ECONNRESET')
      else this.emit('data', Buffer.from([0]))
    }

    /** The program is gone; its line is cut, whatever it would have said next is never recorded. */
    #killed(): void {
      kill()
      this.#fail('ECONNRESET')
    }

    #fail(code: string): void {
      this.#ended = true
      this.emit('error', Object.assign(new Error(code), { code }))
      this.emit('close')
    }

    #close(): void {
      if (this.#ended) return
      this.#ended = true
      this.emit('close')
    }
  }

  return {
    connect: () => new Line() as unknown as ReturnType<Connect>,
    papers: () => papers,
    faults: () => faults,
  }
}

function statusOf(mood: Mood, question: number): number {
  const fixed = 0b0001_0010
  if (mood === 'cover-open' && question === 2) return fixed | 0b0100
  if (mood === 'paper-out' && question === 4) return fixed | 0b110_0000
  return fixed
}

/** The QR code's content, stored by GS ( k … 1 P 0: `S-SZ01-AA-000123-7`, on a reprint followed by `.n`. */
function codeOf(job: Buffer): string {
  const found = /1P0([A-Z]-[A-Z0-9]+-[A-Z]+-\d+-[0-9A-Z](?:\.\d+)?)/.exec(job.toString('latin1'))
  if (!found?.[1]) throw new Error('a paper without a code')
  return found[1]
}
