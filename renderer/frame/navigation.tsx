/**
 * Where the person is: one place, and the sheets open over it. Places keep what was typed and scrolled when one
 * goes away and comes back. Esc closes the newest sheet; it never leaves the place.
 */

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type PlaceId, placesFor } from '../screens/places'
import { type FoundKind, usePerson } from '../workstation'
import { readPreference, writePreference } from './preferences'

export interface SheetRef {
  readonly kind: FoundKind
  readonly id: string
}

/** What a place should show on arrival, such as a filter; the place says what it understands. */
export type Aim = Readonly<Record<string, string>>

export interface Navigation {
  readonly place: PlaceId
  /** Places opened since signing in: they stay alive, hidden. */
  readonly visited: readonly PlaceId[]
  readonly aim: Aim | undefined
  readonly sheets: readonly SheetRef[]
  readonly go: (place: PlaceId, aim?: Aim) => void
  readonly open: (sheet: SheetRef) => void
  readonly closeSheet: () => void
}

const NavigationContext = createContext<Navigation | undefined>(undefined)

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('no navigation around this component')
  return navigation
}

/** What the place was opened for; `undefined` on an ordinary visit. */
export function useAim(place: PlaceId): Aim | undefined {
  const navigation = useNavigation()
  return navigation.place === place ? navigation.aim : undefined
}

interface Whereabouts {
  readonly place: PlaceId
  readonly visited: readonly PlaceId[]
  readonly aim: Aim | undefined
  readonly sheets: readonly SheetRef[]
}

export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const person = usePerson()
  const [where, setWhere] = useState<Whereabouts>(() =>
    startOf(
      person.staffId,
      placesFor(person.role).map((p) => p.id),
    ),
  )

  const go = useCallback(
    (place: PlaceId, aim?: Aim) => {
      writePreference(`place.${person.staffId}`, place)
      setWhere((before) => ({
        place,
        visited: before.visited.includes(place) ? before.visited : [...before.visited, place],
        aim,
        sheets: [],
      }))
    },
    [person.staffId],
  )
  const open = useCallback((sheet: SheetRef) => {
    setWhere((before) => ({
      ...before,
      sheets: [...before.sheets.filter(({ kind, id }) => kind !== sheet.kind || id !== sheet.id), sheet],
    }))
  }, [])
  const closeSheet = useCallback(() => {
    setWhere((before) => ({ ...before, sheets: before.sheets.slice(0, -1) }))
  }, [])

  const navigation = useMemo(() => ({ ...where, go, open, closeSheet }), [where, go, open, closeSheet])
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>
}

function startOf(staffId: string, allowed: readonly PlaceId[]): Whereabouts {
  const remembered = allowed.find((place) => place === readPreference(`place.${staffId}`))
  const place = remembered ?? allowed[0] ?? 'counter'
  return { place, visited: [place], aim: undefined, sheets: [] }
}
