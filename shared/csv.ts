/**
 * A list as CSV that Excel opens in Chinese without asking (byte order mark, CRLF), and in which no cell can start
 * a formula: not at its beginning, however it is padded, and not on any of its lines, because a careless reader
 * takes a line of a cell for a row of its own.
 */

export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export function csvCell(text: string): string {
  const safe = harmlessCell(text)
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same guard for other spreadsheets. A plain number, also a negative one, stays a number. */
export function harmlessCell(text: string): string {
  if (isPlainNumber(text)) return text
  const safe = cleanText(text)
    .split(/(\r\n|[\r\n\t])/)
    .map((piece) => (isActive(piece) ? `'${piece}` : piece))
    .join('')
  // Some readers take a leading tab or line end away and read on.
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe
}

/** As people write amounts and counts here: `-12`, `1,234.50`, `¥880.00`, `-¥5`, `12.5%`. */
export function isPlainNumber(text: string): boolean {
  return /^-?¥?-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?$/.test(text)
}

/**
 * Without signs that no spreadsheet may hold (NUL, other controls, code points that are no characters): each would
 * end a cell early, or take its neighbour along. What is half a sign is shown as a question mark.
 */
function cleanText(text: string): string {
  return text.replace(/[^\P{Cc}\t\r\n]|\p{Noncharacter_Code_Point}/gu, '').replace(/\p{Cs}|\uFFFD/gu, '?')
}

/** The signs a formula begins with, also full-width or small, behind anything that is not seen. */
function isActive(piece: string): boolean {
  return /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]*[=+\-@|\u2212]/u.test(piece.normalize('NFKC'))
}
