/**
 * The code on the day slip, `A-0-1234-9f3c2a1b`: station, incarnation, how many facts its journal held when the day
 * was closed, and the start of the chain's head. From the paper alone headquarters can tell whether what it holds is
 * what was printed.
 */

export interface DayCode {
  readonly station: string
  readonly incarnation: number
  readonly count: number
  /** First characters of the hash of fact number `count`. */
  readonly head: string
}

const headLetters = 8
const shape = /^([A-Z])-?(\d{1,6})-(\d{1,12})-([0-9A-F]{8})$/

export function formatDayCode(code: DayCode): string {
  return `${code.station}-${code.incarnation}-${code.count}-${code.head.slice(0, headLetters)}`
}

/** As typed from paper: case, blanks and the kind of dash do not matter. */
export function readDayCode(typed: string): DayCode | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐-―−_]/g, '-')
    .replace(/\s/g, '')
  const match = shape.exec(plain)
  if (!match) return undefined
  const [, station = '', incarnation, count, head = ''] = match
  return { station, incarnation: Number(incarnation), count: Number(count), head: head.toLowerCase() }
}
