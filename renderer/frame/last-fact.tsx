/**
 * The last thing that was recorded, told in the bottom line and to a screen reader, with Undo where the business
 * has a way back. Undo is a new fact of its own; nothing recorded is ever taken out.
 */

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

export interface LastFact {
  readonly text: string
  readonly undo?: () => void
}

interface FactBoard {
  readonly last: LastFact | undefined
  readonly tell: (fact: LastFact) => void
  readonly clear: () => void
}

const FactContext = createContext<FactBoard | undefined>(undefined)

export function LastFactProvider({ children }: { readonly children: ReactNode }) {
  const [last, setLast] = useState<LastFact>()
  const tell = useCallback((fact: LastFact) => setLast(fact), [])
  const clear = useCallback(() => setLast(undefined), [])
  const board = useMemo(() => ({ last, tell, clear }), [last, tell, clear])
  return <FactContext.Provider value={board}>{children}</FactContext.Provider>
}

export function useLastFact(): FactBoard {
  const board = useContext(FactContext)
  if (!board) throw new Error('no last fact around this component')
  return board
}
