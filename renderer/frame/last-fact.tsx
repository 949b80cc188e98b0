/**
 * The last thing that was recorded, told in the bottom line and to a screen reader, with Undo where the business
 * has a way back. Undo is a new fact of its own; nothing recorded is ever taken out.
 */

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

export interface LastFact {
  readonly text: string
  readonly undo?: () => void
}

interface FactBoard {
  readonly tell: (fact: LastFact) => void
  readonly clear: () => void
}

const FactContext = createContext<FactBoard | undefined>(undefined)
const LastContext = createContext<LastFact | undefined>(undefined)

export function LastFactProvider({ children }: { readonly children: ReactNode }) {
  const [last, setLast] = useState<LastFact>()
  const board = useMemo(() => ({ tell: setLast, clear: () => setLast(undefined) }), [])
  return (
    <FactContext.Provider value={board}>
      <LastContext.Provider value={last}>{children}</LastContext.Provider>
    </FactContext.Provider>
  )
}

/** For whoever tells: the same for ever, so that nobody but the bottom line is drawn for a new fact. */
export function useLastFact(): FactBoard {
  const board = useContext(FactContext)
  if (!board) throw new Error('no last fact around this component')
  return board
}

export function useToldFact(): LastFact | undefined {
  return useContext(LastContext)
}
