/**
 * Where the person is: one place, and the sheets open over it. Places keep what was typed and scrolled when one
 * goes away and comes back. Esc closes the newest sheet; it never leaves the place.
 */

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type PlaceId, placesFor } from '../screens/places'
import { usePerson } from '../workstation'
import { readPreference, writePreference } from './preferences'
import {
  type Aim,
  goneTo,
  type SheetRef,
  startingAt,
  type Whereabouts,
  withoutSheet,
  withSheet,
} from './whereabouts'

export interface Navigation extends Whereabouts {
  readonly go: (place: PlaceId, aim?: Aim) => void
  readonly open: (sheet: SheetRef) => void
  readonly close: (sheet: SheetRef) => void
}

const NavigationContext = createContext<Navigation | undefined>(undefined)
const OwnSheetContext = createContext<SheetRef | undefined>(undefined)

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

/** Around a sheet that was opened here: it closes itself by this. */
export const OwnSheet = OwnSheetContext.Provider

/** Closes the sheet that this is a part of; nothing for one that a screen opened by itself. */
export function useCloseSheet(): () => void {
  const { close } = useNavigation()
  const own = useContext(OwnSheetContext)
  return useCallback(() => own && close(own), [close, own])
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
      setWhere((before) => goneTo(before, place, aim))
    },
    [person.staffId],
  )
  const open = useCallback((sheet: SheetRef) => setWhere((before) => withSheet(before, sheet)), [])
  const close = useCallback((sheet: SheetRef) => setWhere((before) => withoutSheet(before, sheet)), [])

  const navigation = useMemo(() => ({ ...where, go, open, close }), [where, go, open, close])
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>
}

function startOf(staffId: string, allowed: readonly PlaceId[]): Whereabouts {
  const remembered = allowed.find((place) => place === readPreference(`place.${staffId}`))
  return startingAt(remembered ?? allowed[0] ?? 'counter')
}
