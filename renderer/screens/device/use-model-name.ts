/**
 * The name of a model on a record: as it was written down, in Chinese, or in English as the catalogue has it now. A
 * model that the catalogue does not know keeps the name it was recorded with. Asked once a window, many at a time: a
 * board has a hundred cards of twenty models.
 */

import { useCallback, useSyncExternalStore } from 'react'
import { ask } from '../../door'
import { type Language, useLanguage } from '../../i18n/language'

/** What knows only its ticket is looked up by that. */
export interface NamedModel {
  readonly modelName: string
  readonly modelId?: string
  readonly ticketId?: string
}

const most = 1000

let known: ReadonlyMap<string, string> = new Map()
const asked = new Set<string>()
let waiting: { readonly modelIds: string[]; readonly ticketIds: string[] } | undefined
const listeners = new Set<() => void>()

/** In the window's language, or in that of another reader. */
export function useModelName(reader?: Language): (thing: NamedModel) => string {
  const own = useLanguage()
  const language = reader ?? own
  const names = useSyncExternalStore(onKnown, () => known)
  return useCallback(
    (thing) => {
      const key = thing.modelId ?? thing.ticketId ?? ''
      if (language !== 'en' || key === '') return thing.modelName
      if (!asked.has(key)) want(key, thing.modelId === undefined ? 'ticketIds' : 'modelIds')
      return names.get(key) ?? thing.modelName
    },
    [language, names],
  )
}

/** Who just chose it from the list need not ask for it. */
export function tellModelName(modelId: string, english: string): void {
  asked.add(modelId)
  known = new Map([...known, [modelId, english]])
  for (const listener of listeners) listener()
}

function onKnown(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All that one drawing needs goes in one question. */
function want(key: string, kind: 'modelIds' | 'ticketIds'): void {
  asked.add(key)
  if (!waiting) {
    waiting = { modelIds: [], ticketIds: [] }
    setTimeout(() => void askForAll())
  }
  waiting[kind].push(key)
}

async function askForAll(): Promise<void> {
  const { modelIds, ticketIds } = waiting ?? { modelIds: [], ticketIds: [] }
  waiting = undefined
  for (let from = 0; from < Math.max(modelIds.length, ticketIds.length); from += most) {
    const part = {
      modelIds: modelIds.slice(from, from + most),
      ticketIds: ticketIds.slice(from, from + most),
    }
    const answer = await ask('modelNames', part)
    if (answer.kind !== 'ok') {
      // Nobody is signed in any more: the next drawing asks again.
      for (const key of [...part.modelIds, ...part.ticketIds]) asked.delete(key)
      continue
    }
    if (Object.keys(answer.value).length === 0) continue
    known = new Map([...known, ...Object.entries(answer.value)])
    for (const listener of listeners) listener()
  }
}
