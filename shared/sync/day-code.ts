/**
 * The short code on the day slip: eight letters made of the journal's head, so that headquarters can tell from the
 * paper alone whether the day it holds is the day that was printed. No letter can be mistaken for another.
 */

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function dayCode(headHash: string): string {
  const bits = BigInt(`0x${headHash.slice(0, 10)}`)
  const code = Array.from({ length: 8 }, (_, place) =>
    letters.charAt(Number((bits >> BigInt(35 - 5 * place)) & 31n)),
  ).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** As typed from paper: case, blanks and the letters that look like digits do not matter. */
export function sameDayCode(typed: string, code: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
      .replaceAll('U', 'V')
  return plain(typed) === plain(code)
}
