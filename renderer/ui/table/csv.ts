/**
 * A list as CSV that Excel opens in Chinese without asking (byte order mark, CRLF), and in which no cell can start
 * a formula: text that begins like one gets a leading apostrophe.
 */

export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export function csvCell(text: string): string {
  const safe = harmlessCell(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same guard for other spreadsheets. A plain number, also a negative one, stays a number. */
export function harmlessCell(text: string): string {
  if (/^-?¥?-?[\d,]+(\.\d+)?%?$/.test(text)) return text
  return /^\s*[=+\-@|\t\r]/.test(text.normalize('NFKC')) ? `'${text}` : text
}
