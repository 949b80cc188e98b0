/**
 * An unlock pattern: dots of a three by three field, numbered as on a telephone, joined in order. Kept sealed as text
 * like any passcode. The rules are those of the telephones themselves: no dot twice, four at least, and a line that
 * passes over a free dot takes it along.
 */

const prefix = 'pattern:'
export const fewestDots = 4
export const dots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

export function withDot(pattern: readonly number[], dot: number): readonly number[] {
  if (dot < 1 || dot > 9 || pattern.includes(dot)) return pattern
  const last = pattern.at(-1)
  const passed = last === undefined ? undefined : dotBetween(last, dot)
  return passed === undefined || pattern.includes(passed) ? [...pattern, dot] : [...pattern, passed, dot]
}

/** The dot in the middle of a straight line over three. */
function dotBetween(from: number, to: number): number | undefined {
  const [fromRow, fromColumn] = placeOf(from)
  const [toRow, toColumn] = placeOf(to)
  if ((fromRow + toRow) % 2 !== 0 || (fromColumn + toColumn) % 2 !== 0) return undefined
  const middle = ((fromRow + toRow) / 2) * 3 + (fromColumn + toColumn) / 2 + 1
  return middle === from || middle === to ? undefined : middle
}

/** Row and column from the upper left, counted from 0. */
export function placeOf(dot: number): readonly [number, number] {
  return [Math.floor((dot - 1) / 3), (dot - 1) % 3]
}

export function patternSecret(pattern: readonly number[]): string {
  return `${prefix}${pattern.join('-')}`
}

/** `undefined`: a passcode as it was typed. */
export function readPattern(secret: string): readonly number[] | undefined {
  if (!/^pattern:[1-9](-[1-9]){3,8}$/.test(secret)) return undefined
  const pattern = secret.slice(prefix.length).split('-').map(Number)
  return new Set(pattern).size === pattern.length ? pattern : undefined
}
