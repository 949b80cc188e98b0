/** The views of a list as React state: read once for the person, changed at once, kept by main. */

import { useEffect, useState } from 'react'
import type { ListId } from '../../../shared/lists'
import { newId } from '../../door'
import { useLanguage } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { notify } from '../notify'
import type { SavedView, TableView } from './column'
import {
  type KeptViews,
  keepViews,
  loadViews,
  noViews,
  renamed,
  withDefault,
  withoutView,
  withView,
} from './view-store'

export interface ListViews {
  readonly saved: readonly SavedView[]
  readonly defaultId: string | undefined
  readonly onSave: (name: string, view: TableView) => void
  readonly onRename: (id: string, name: string) => void
  readonly onRemove: (id: string) => void
  readonly onDefault: (id: string | undefined) => void
}

export function useSavedViews(
  list: ListId | undefined,
  /** The view this list opens with, once it is known. */
  apply: (view: TableView) => void,
): ListViews | undefined {
  const language = useLanguage()
  const [kept, setKept] = useState<KeptViews>(noViews)

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each list.
  useEffect(() => {
    if (list === undefined) return
    let gone = false
    void loadViews(list).then((found) => {
      if (gone) return
      setKept(found)
      const first = found.saved.find(({ id }) => id === found.defaultId)
      if (first) apply(first.view)
    })
    return () => {
      gone = true
    }
  }, [list])

  if (list === undefined) return undefined
  const change = (next: KeptViews) => {
    const before = kept
    setKept(next)
    void keepViews(list, next).then((answer) => {
      if (answer.kind === 'ok') return
      setKept(before)
      notify({ text: problemText(answer, language), tone: 'breach' })
    })
  }
  return {
    saved: kept.saved,
    defaultId: kept.defaultId,
    onSave: (name, view) => change(withView(kept, newId(), name, view)),
    onRename: (id, name) => change(renamed(kept, id, name)),
    onRemove: (id) => change(withoutView(kept, id)),
    onDefault: (id) => change(withDefault(kept, id)),
  }
}
