/**
 * A field is drawn again only when something that can be seen of it has changed. Forms give their fields new functions
 * with every key; these are called as they are at that moment, and never compared.
 */

import { type ComponentType, memo, useRef } from 'react'

type Call = (...given: readonly unknown[]) => unknown

export function drawnWhenSeen<Props extends object>(Field: ComponentType<Props>): ComponentType<Props> {
  const Drawn = memo(Field as ComponentType<object>, sameLooks)
  return function Steady(props: Props) {
    const latest = useRef<object>(props)
    latest.current = props
    const calls = useRef<Record<string, Call>>({})
    const shown = Object.entries(props).map(([name, value]) => [
      name,
      typeof value === 'function' ? steady(calls.current, name, latest) : value,
    ])
    return <Drawn {...(Object.fromEntries(shown) as object)} />
  }
}

function steady(calls: Record<string, Call>, name: string, latest: { readonly current: object }): Call {
  calls[name] ??= (...given) =>
    (latest.current as Readonly<Record<string, Call | undefined>>)[name]?.(...given)
  return calls[name]
}

function sameLooks(before: object, now: object): boolean {
  const [was, is] = [before, now] as readonly Readonly<Record<string, unknown>>[]
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].every((name) => isSame(was?.[name], is?.[name]))
}

/** Choices are written down anew by each form, with the same words. */
function isSame(was: unknown, is: unknown): boolean {
  if (Object.is(was, is)) return true
  return Array.isArray(was) && Array.isArray(is) && JSON.stringify(was) === JSON.stringify(is)
}
