/** Who looks, in which language, and speaking to the server as that person. */

import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import type { DeskPerson } from '../../shared/headquarters/desk'
import { type DeskWord, deskWords, reasonText } from './words'

export const PersonContext = createContext<DeskPerson>({
  name: '',
  role: 'viewer',
  formToken: '',
  language: 'zh-CN',
  today: '',
})

export function usePerson(): DeskPerson {
  return useContext(PersonContext)
}

export type Say = (word: DeskWord, values?: Readonly<Record<string, string | number>>) => string

export function useSay(): Say {
  const { language } = usePerson()
  return useCallback(
    (word, values = {}) =>
      deskWords[word][language === 'en' ? 'en' : 'zh'].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(values[name] ?? whole),
      ),
    [language],
  )
}

/** Asks the server; a refusal comes as an error with its sentence. */
export async function call<Value>(person: DeskPerson, path: string, body?: BodyInit): Promise<Value> {
  const answer = await fetch(`/desk/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body, headers: { 'x-form-token': person.formToken } }),
  }).catch(() => undefined)
  const json = (await answer?.json().catch(() => undefined)) as
    | { readonly value?: Value; readonly refused?: string }
    | undefined
  if (answer?.ok && json && 'value' in json) return json.value as Value
  throw new Error(reasonText(json?.refused ?? 'unreachable', person.language))
}

export interface Asked<Value> {
  readonly value: Value | undefined
  readonly problem: string
  readonly reload: () => void
}

export function useAsked<Value>(path: string): Asked<Value> {
  const person = usePerson()
  const [state, setState] = useState<{ path: string; value?: Value; problem: string }>({ path, problem: '' })
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same again.
  useEffect(() => {
    let gone = false
    call<Value>(person, path).then(
      (value) => gone || setState({ path, value, problem: '' }),
      (error: Error) => gone || setState({ path, problem: error.message }),
    )
    return () => {
      gone = true
    }
  }, [person, path, turn])
  return {
    value: state.value,
    problem: state.problem,
    reload: useCallback(() => setTurn((now) => now + 1), []),
  }
}

export interface Act {
  readonly busy: boolean
  readonly problem: string
  readonly run: (work: () => Promise<void>) => void
}

/** One act at a time; what went wrong stays until the next try. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = useCallback((work: () => Promise<void>) => {
    setBusy(true)
    setProblem('')
    work()
      .catch((error: Error) => setProblem(error.message))
      .finally(() => setBusy(false))
  }, [])
  return { busy, problem, run }
}
