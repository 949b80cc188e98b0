export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly string[]
}
export function countVitest(report: unknown, folder: string): TestCounts
export function countPlaywright(report: unknown): TestCounts
