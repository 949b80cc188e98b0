/** Moving through a list by keys: one active cell, as in a spreadsheet. */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Lines } from './use-lines'

export interface ActiveCell {
  readonly line: number
  readonly column: number
}

export interface GridKeys {
  readonly active: ActiveCell
  readonly setActive: (cell: ActiveCell) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export function useGridKeys<Row extends object>(options: {
  readonly lines: Lines<Row>
  readonly columnIds: readonly string[]
  /** A new question (filter, order): back to the first line. */
  readonly question: string
  readonly scrollTo: (line: number) => void
  readonly screenful: () => number
  readonly onOpen: ((row: Row) => void) | undefined
  /** Space, Shift with arrows, Ctrl+A: choosing rows. */
  readonly choose:
    | {
        readonly toggle: (line: number) => void
        readonly extend: (line: number) => void
        readonly all: () => void
      }
    | undefined
  readonly toggleGroup: (key: string, open?: boolean) => void
}): GridKeys {
  const { lines, columnIds, scrollTo } = options
  const [active, setActive] = useState<ActiveCell>({ line: 0, column: 0 })
  const last = Math.max(0, lines.count - 1)

  // A filter made the list shorter than where we stood.
  useEffect(() => {
    if (active.line > last) setActive((before) => ({ ...before, line: last }))
  }, [active.line, last])

  const asked = useRef(options.question)
  useEffect(() => {
    if (asked.current === options.question) return
    asked.current = options.question
    setActive((before) => ({ ...before, line: 0 }))
    scrollTo(0)
  })

  function toLine(line: number) {
    const next = Math.min(Math.max(line, 0), last)
    setActive((before) => ({ ...before, line: next }))
    scrollTo(next)
  }

  function toColumn(column: number) {
    setActive((before) => ({ ...before, column: Math.min(Math.max(column, 0), columnIds.length - 1) }))
  }

  function sideways(step: 1 | -1) {
    const at = lines.at(active.line)
    if (at?.kind === 'group') options.toggleGroup(at.key, step === 1)
    else toColumn(active.column + step)
  }

  function open() {
    const at = lines.at(active.line)
    if (at?.kind === 'group') options.toggleGroup(at.key)
    else if (at) options.onOpen?.(at.row)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.altKey) return
    const { choose } = options
    if (choose && (event.key === ' ' || (event.ctrlKey && event.key.toLowerCase() === 'a'))) {
      event.preventDefault()
      if (event.key === ' ') choose.toggle(active.line)
      else choose.all()
      return
    }
    if (choose && event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const next = Math.min(Math.max(active.line + (event.key === 'ArrowDown' ? 1 : -1), 0), last)
      choose.extend(active.line)
      choose.extend(next)
      toLine(next)
      return
    }
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => toLine(active.line + 1),
      ArrowUp: () => toLine(active.line - 1),
      PageDown: () => toLine(active.line + options.screenful()),
      PageUp: () => toLine(active.line - options.screenful()),
      ArrowRight: () => sideways(1),
      ArrowLeft: () => sideways(-1),
      Home: () => (event.ctrlKey ? toLine(0) : toColumn(0)),
      End: () => (event.ctrlKey ? toLine(last) : toColumn(columnIds.length - 1)),
      Enter: open,
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  return { active, setActive, onKeyDown }
}
