/**
 * Breaks text into lines of a receipt as a typesetter would: Latin words stay whole, Chinese breaks anywhere, and
 * no line starts with a full stop or ends with an opening bracket. Widths are print columns.
 */

/** In print columns: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width
}

const neverFirst = '。，、；：？！）】》”’…—%,.;:?!)]}·'
const neverLast = '（【《“‘([{￥¥$'

export function foldText(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => foldParagraph(paragraph, columns))
}

function foldParagraph(paragraph: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const piece of piecesOf(paragraph)) {
    const pieceWidth = textWidth(piece)
    if (width + pieceWidth <= columns) {
      line += piece
      width += pieceWidth
      continue
    }
    if (piece === ' ') continue
    if (line !== '') lines.push(line.trimEnd())
    line = ''
    width = 0
    // A word longer than the paper is cut, because it would be lost otherwise.
    for (const letter of pieceWidth > columns ? [...piece] : [piece]) {
      const letters = textWidth(letter)
      if (width + letters > columns) {
        lines.push(line)
        line = ''
        width = 0
      }
      line += letter
      width += letters
    }
  }
  return [...lines, line.trimEnd()]
}

/** What must not be torn apart: words, a character with the punctuation that belongs to it, single blanks. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (const letter of text) {
    const before = pieces.at(-1)
    const latin = letter !== ' ' && letterWidth(letter) === 1
    const joins =
      before !== undefined &&
      before !== ' ' &&
      (neverFirst.includes(letter) ||
        (letter !== ' ' && neverLast.includes(before.at(-1) ?? '')) ||
        (latin && letterWidth(before.at(-1) ?? '') === 1))
    if (joins) pieces[pieces.length - 1] = before + letter
    else pieces.push(letter)
  }
  return pieces
}

function letterWidth(letter: string): number {
  return letter < '\u0080' ? 1 : 2
}
