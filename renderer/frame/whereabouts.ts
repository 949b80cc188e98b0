/**
 * Where a person is, as plain data: one place, and the sheets over it, the newest last. Each change is one step from
 * the state it finds; it must never take away what another one has opened meanwhile.
 */

import type { PlaceId } from '../screens/places'
import type { FoundKind } from '../workstation'

export interface SheetRef {
  readonly kind: FoundKind
  readonly id: string
}

/** What a place should show on arrival, such as a filter; the place says what it understands. */
export type Aim = Readonly<Record<string, string>>

export interface Whereabouts {
  readonly place: PlaceId
  /** Places opened since signing in: they stay alive, hidden. */
  readonly visited: readonly PlaceId[]
  readonly aim: Aim | undefined
  readonly sheets: readonly SheetRef[]
}

export function startingAt(place: PlaceId): Whereabouts {
  return { place, visited: [place], aim: undefined, sheets: [] }
}

export function goneTo(before: Whereabouts, place: PlaceId, aim?: Aim): Whereabouts {
  return {
    place,
    visited: before.visited.includes(place) ? before.visited : [...before.visited, place],
    aim,
    sheets: [],
  }
}

/** One that is open already comes to the top. */
export function withSheet(before: Whereabouts, sheet: SheetRef): Whereabouts {
  return { ...before, sheets: [...withoutOne(before.sheets, sheet), sheet] }
}

/** Closes the sheet that is meant and no other: what a scan opened just now stays, however late the closing comes. */
export function withoutSheet(before: Whereabouts, sheet: SheetRef): Whereabouts {
  return { ...before, sheets: withoutOne(before.sheets, sheet) }
}

function withoutOne(sheets: readonly SheetRef[], { kind, id }: SheetRef): readonly SheetRef[] {
  return sheets.filter((one) => one.kind !== kind || one.id !== id)
}
