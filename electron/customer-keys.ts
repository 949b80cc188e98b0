/**
 * The customer's screen has no keyboard: a finger or a pen on it takes the system's focus, but what is typed or scanned
 * meanwhile is the clerk's. Every key is passed on to the clerk's window as it came, and after a moment of quiet that
 * window has the focus again. Nothing typed ever reaches the customer's page.
 */

import type { BrowserWindow, Input, WebContents } from 'electron'

/** Longer than the pause between two keys of any scanner: a scan is not torn between two windows. */
const quietMs = 400

export function passKeysOn(from: WebContents, to: () => BrowserWindow | undefined): void {
  let timer: NodeJS.Timeout | undefined
  from.on('before-input-event', (event, input) => {
    event.preventDefault()
    const clerk = to()
    if (!clerk) return
    for (const sent of eventsOf(input)) clerk.webContents.sendInputEvent(sent)
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!clerk.isDestroyed()) clerk.focus()
    }, quietMs)
  })
  from.once('destroyed', () => clearTimeout(timer))
}

type Sent = Parameters<WebContents['sendInputEvent']>[0]

function eventsOf(input: Input): readonly Sent[] {
  const keyCode = input.key === 'Enter' ? 'Return' : input.key
  const held = [
    ...(input.shift ? (['shift'] as const) : []),
    ...(input.control ? (['control'] as const) : []),
    ...(input.alt ? (['alt'] as const) : []),
    ...(input.meta ? (['meta'] as const) : []),
  ]
  if (input.type === 'keyUp') return [{ type: 'keyUp', keyCode, modifiers: held }]
  if (input.type !== 'keyDown') return []
  const writes = [...input.key].length === 1 || input.key === 'Enter'
  const char: Sent = { type: 'char', keyCode: input.key === 'Enter' ? '\r' : input.key, modifiers: held }
  const down: Sent = { type: 'keyDown', keyCode, modifiers: held }
  return writes && !input.control && !input.alt ? [down, char] : [down]
}
