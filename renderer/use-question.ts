/** A question as React state: asked when its input changes, the last answer kept while the next one is on its way. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { QuestionInput, QuestionName, QuestionOutput } from '../shared/questions/registry'
import { ask } from './door'

export interface Asked<Value> {
  readonly data: Value | undefined
  readonly refused:
    | { readonly reason: string; readonly detail?: Readonly<Record<string, string | number>> }
    | undefined
  readonly loading: boolean
  readonly reload: () => void
}

export interface AskedWith<Value, Input> extends Asked<Value> {
  /** What `data` is the answer to: while the next one is on its way, that is the question before. */
  readonly of: Input | undefined
}

const empty = { of: undefined, data: undefined, refused: undefined, loading: false } as const

function isEmpty(state: Omit<AskedWith<unknown, unknown>, 'reload'>): boolean {
  return state.of === undefined && state.data === undefined && !state.refused && !state.loading
}

/** `null` asks nothing. A change in `dependencies` (a row's revision) asks again. */
export function useQuestion<Name extends QuestionName>(
  name: Name,
  input: QuestionInput<Name> | null,
  dependencies: readonly (string | number | boolean | undefined)[] = [],
): AskedWith<QuestionOutput<Name>, QuestionInput<Name>> {
  const [state, setState] = useState<Omit<AskedWith<QuestionOutput<Name>, QuestionInput<Name>>, 'reload'>>({
    of: undefined,
    data: undefined,
    refused: undefined,
    loading: input !== null,
  })
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  const key = input === null ? null : JSON.stringify(input)
  const dependencyKey = JSON.stringify(dependencies)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the values they were made of
  useEffect(() => {
    latest.current += 1
    const mine = latest.current
    if (key === null) {
      setState((before) => (isEmpty(before) ? before : empty))
      return
    }
    setState((before) => (before.loading ? before : { ...before, loading: true }))
    const asked = JSON.parse(key) as QuestionInput<Name>
    void ask(name, asked).then((answer) => {
      if (mine !== latest.current) return
      if (answer.kind === 'ok')
        setState({ of: asked, data: answer.value, refused: undefined, loading: false })
      else if (answer.kind === 'refused')
        setState((before) => ({ ...before, refused: answer, loading: false }))
      else {
        const refused = { reason: 'failed', detail: { reference: answer.reference } }
        setState((before) => ({ ...before, refused, loading: false }))
      }
    })
  }, [name, key, dependencyKey, turn])

  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { ...state, reload }
}
