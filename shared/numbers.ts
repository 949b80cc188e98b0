/**
 * Issued numbers: `S-SZ01-AA-000123-7`. Kind, outlet, station letter with incarnation letter, counter, check
 * character (ISO 7064 MOD 37,36: finds every single wrong character and nearly every swap of two).
 * Station and incarnation are part of the number, so that two workstations that have never met, or a restored
 * backup of one, can not give the same number twice.
 */

import { mod37_36 } from 'cdigit'

/** S service ticket (on the claim receipt), L device label, P payment, Q quotation, D delivery note, C complaint, O parts order, K stocktake. */
export type NumberKind = 'S' | 'L' | 'P' | 'Q' | 'D' | 'C' | 'O' | 'K'

export interface NumberParts {
  readonly kind: NumberKind
  readonly outlet: string
  readonly station: string
  /** 0 = A, 25 = Z, 26 = BA …: how many times this station's journal was restored or copied. */
  readonly incarnation: number
  readonly counter: number
}

const pattern = /^([SLPQDCOK])-([A-Z0-9]{2,8})-([A-Z])([A-Z]{1,3})-(\d{6,9})-([0-9A-Z])$/

export function formatNumber(parts: NumberParts): string {
  const counter = parts.counter.toString().padStart(6, '0')
  const letters = `${parts.station}${incarnationLetters(parts.incarnation)}`
  const body = `${parts.kind}-${parts.outlet}-${letters}-${counter}`
  return `${body}-${checkCharacter(body)}`
}

/** Reads a number as typed or scanned (case and blanks do not matter). `undefined`: not one of ours, or mistyped. */
export function parseNumber(text: string): NumberParts | undefined {
  const upper = text.normalize('NFKC').trim().toUpperCase()
  const match = pattern.exec(upper)
  if (!match) return undefined
  const [, kind, outlet = '', station = '', letters = '', counter = ''] = match
  if (checkCharacter(upper.slice(0, -2)) !== upper.slice(-1)) return undefined
  return {
    kind: kind as NumberKind,
    outlet,
    station,
    incarnation: incarnationFromLetters(letters),
    counter: Number(counter),
  }
}

/** The label's number for a ticket, and back: same counter, another kind and check character. */
export function renumber(number: string, kind: NumberKind): string | undefined {
  const parts = parseNumber(number)
  return parts && formatNumber({ ...parts, kind })
}

export function incarnationLetters(incarnation: number): string {
  const last = String.fromCharCode(65 + (incarnation % 26))
  return incarnation < 26 ? last : incarnationLetters(Math.trunc(incarnation / 26)) + last
}

function incarnationFromLetters(letters: string): number {
  return [...letters].reduce((value, letter) => value * 26 + (letter.charCodeAt(0) - 65), 0)
}

function checkCharacter(body: string): string {
  return mod37_36.compute(body.replaceAll('-', ''))
}
