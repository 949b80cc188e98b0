/** HTML as values: whatever is put into a template is escaped unless it is HTML already. No script is ever written. */

export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | undefined | false | null | readonly Piece[]

export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    strings.reduce(
      (text, part, place) => text + part + (place < pieces.length ? shown(pieces[place]) : ''),
      '',
    ),
  )
}

function shown(piece: Piece): string {
  if (piece === undefined || piece === false || piece === null) return ''
  if (piece instanceof Html) return piece.text
  if (Array.isArray(piece)) return piece.map(shown).join('')
  return escapeHtml(String(piece))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}
