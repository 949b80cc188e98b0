/** File names that mean the same on every system, whatever somebody has typed or sent. */

/** Names that Windows keeps for devices, with or without an ending. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i

/** A text as the stem of a file name: no separators, no leading dot, no device, not too long, never empty. */
export function fileName(text: string): string {
  const plain = text
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
    .slice(0, 80)
    .replace(/[.\s-]+$/g, '')
  if (plain === '') return 'document'
  return devices.test(plain.split('.')[0] ?? '') ? `_${plain}` : plain
}

/** The same for a whole name: its ending is kept where it is an ordinary one. */
export function fileNameWithEnding(name: string): string {
  const [, stem = name, ending = ''] = /^(.*)(\.[a-z0-9]{1,12})$/is.exec(name) ?? []
  return `${fileName(stem)}${ending.toLowerCase()}`
}
