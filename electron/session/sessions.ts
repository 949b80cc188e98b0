/** Who is signed in at which window. Lives in main's memory only: a restart locks every window. */

import type { Person } from '../../shared/ipc'

export interface Sessions {
  readonly person: (windowId: number) => Person | undefined
  readonly open: (windowId: number, person: Person) => void
  readonly close: (windowId: number) => void
  /** Asks that the window be told its status again. */
  readonly touch: (windowId: number) => void
  /** A person whose role or place changed is signed out everywhere. */
  readonly closeStaff: (staffId: string) => void
}

export function createSessions(onChange: (windowId: number) => void): Sessions {
  const open = new Map<number, Person>()
  const close = (windowId: number): void => {
    open.delete(windowId)
    onChange(windowId)
  }
  return {
    person: (windowId) => open.get(windowId),
    open: (windowId, person) => {
      open.set(windowId, person)
      onChange(windowId)
    },
    close,
    touch: onChange,
    closeStaff: (staffId) => {
      for (const [windowId, person] of open) if (person.staffId === staffId) close(windowId)
    },
  }
}
