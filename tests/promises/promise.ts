/**
 * What a suite of the promises is: a row of docs/data-safety.md, how many cases it tries, and the mutants of the
 * product that it must catch. A suite finds faults by itself and counts them; it never stops at the first.
 */

import type { SourceChange } from '../../scripts/lib/source-changes.mjs'

export interface Task {
  readonly seed: number
  readonly cases: number
  /** A folder of the suite's own, in memory where the machine has that, removed afterwards. */
  readonly folder: string
}

export interface Outcome {
  readonly cases: number
  /** A sentence for each fault, with the case that shows it. Empty: the promise was kept. */
  readonly wrong: readonly string[]
  /** Rows that the same cases show as well, with what was counted for them. */
  readonly also?: Readonly<Record<string, string>>
  /** What else was measured: `p95 6 unreadable`. */
  readonly note: string
}

export interface Mutant {
  readonly name: string
  /** What it changes in the sources, where it is made by text: a test sees that each still finds its place. */
  readonly changes?: readonly SourceChange[]
  /** Runs the suite against a product with this fault in it. The suite must find something wrong. */
  readonly run: (task: Task) => Promise<Outcome>
  readonly cases: number
}

export interface RunsWithTests {
  readonly files: readonly string[]
  /** How many cases they try there. */
  readonly cases: number
  /** In the real window, after everything else. */
  readonly window: boolean
}

export interface Suite {
  readonly row: string
  readonly promise: string
  /** What `npm test` tries, and what a night tries. */
  readonly cases: { readonly ci: number; readonly night: number }
  readonly run: (task: Task) => Promise<Outcome>
  readonly mutants: readonly Mutant[]
  /** Test files that `npm test` runs anyway: with `--within-tests` only the mutants are tried here. */
  readonly runsWithTests?: RunsWithTests
  /** Not among those that run when no row is named. */
  readonly onlyByName?: boolean
  /** It divides its cases among the processors itself: it runs before the others, and alone. */
  readonly usesEveryCore?: boolean
  /** Why it can not be shown on this machine; empty where it can. */
  readonly notHere?: () => string
}

/** The value below which 95 of 100 lie. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}
