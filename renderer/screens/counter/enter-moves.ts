/**
 * Enter goes to the next field, as people at a counter expect, and never sends a form away half filled. Lists and
 * menus keep their own Enter; in a long text Shift+Enter makes a new line.
 */

import type { KeyboardEvent } from 'react'

const fields = 'input, select, textarea, [data-enter-stop]'

export function enterMoves(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (event.ctrlKey || event.altKey || event.shiftKey) return
  const from = event.target
  if (!(from instanceof HTMLElement)) return
  const isField = from.matches('input, select, textarea') || from.closest('[data-enter-stop]') !== null
  if (!isField) return
  event.preventDefault()
  nextField(event.currentTarget, from)?.focus()
}

/** The next field that can be filled; at the end, what stands there to finish (`data-enter-end`). */
export function nextField(form: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const stop = from.closest<HTMLElement>('[data-enter-stop]') ?? from
  const all = [...form.querySelectorAll<HTMLElement>(`${fields}, [data-enter-end]`)].filter(canBeFilled)
  const after = all.filter(
    (field) =>
      (stop.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !stop.contains(field),
  )
  const next = after[0]
  if (!next?.matches('[data-enter-stop]')) return next
  return next.querySelector<HTMLElement>('[tabindex="0"]') ?? next
}

function canBeFilled(field: HTMLElement): boolean {
  // Beside the way: reached by its key or the mouse.
  if (field.matches('[data-enter-skip]')) return false
  if (field.matches(':disabled') || !field.checkVisibility()) return false
  if (field.getAttribute('tabindex') === '-1' && !field.matches('[data-enter-stop]')) return false
  // Fields inside a group are reached by the group.
  const group = field.parentElement?.closest('[data-enter-stop]')
  return group === null || group === undefined || field.matches('[data-enter-stop]')
}
