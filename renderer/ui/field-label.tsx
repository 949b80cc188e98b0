/** A label with its Alt key: the letter is underlined, and Alt+letter puts the focus into the field. */

import type { RefObject } from 'react'
import classes from './fields.module.css'
import { useHotkeys } from './hotkeys'

export interface FieldLabelProps {
  readonly text: string
  readonly altKey?: string | undefined
  readonly target: RefObject<HTMLElement | null>
}

export function FieldLabel({ text, altKey, target }: FieldLabelProps) {
  const letter = altKey?.toUpperCase() ?? ''
  useHotkeys(
    letter === ''
      ? []
      : [{ keys: `Alt+${letter}`, label: text, run: () => target.current?.focus(), hidden: true }],
  )
  if (letter === '') return text
  const at = text.toUpperCase().indexOf(letter)
  return at < 0 ? (
    <>
      {text} <span className={classes.altKey}>{letter}</span>
    </>
  ) : (
    <>
      {text.slice(0, at)}
      <span className={classes.altKey}>{text.slice(at, at + 1)}</span>
      {text.slice(at + 1)}
    </>
  )
}
