/**
 * The views a person keeps of a list: names, the one it opens with. Main keeps them sealed, for the person and the
 * list; what can not be read is as if it had never been kept.
 */

import type { ListId } from '../../../shared/lists'
import type { Answer } from '../../../shared/result'
import { ask } from '../../door'
import type { SavedView, TableView } from './column'

export interface KeptViews {
  readonly saved: readonly SavedView[]
  /** The list opens with this one. */
  readonly defaultId?: string
}

export const noViews: KeptViews = { saved: [] }
/** What main keeps for one list. */
const longest = 20_000

export async function loadViews(list: ListId): Promise<KeptViews> {
  const answer = await ask('view', { place: placeOf(list) })
  return answer.kind === 'ok' && answer.value ? readViews(answer.value.view) : noViews
}

export async function keepViews(list: ListId, kept: KeptViews): Promise<Answer<null>> {
  const view = JSON.stringify(kept)
  if (view.length > longest) return { kind: 'refused', reason: 'too-many-views' }
  return ask('saveView', { place: placeOf(list), view })
}

export function withView(kept: KeptViews, id: string, name: string, view: TableView): KeptViews {
  // The same name again means: as it is now.
  const same = kept.saved.find((one) => one.name === name)
  if (!same) return { ...kept, saved: [...kept.saved, { id, name, view }] }
  return { ...kept, saved: kept.saved.map((one) => (one === same ? { ...one, view } : one)) }
}

export function renamed(kept: KeptViews, id: string, name: string): KeptViews {
  return { ...kept, saved: kept.saved.map((one) => (one.id === id ? { ...one, name } : one)) }
}

export function withoutView(kept: KeptViews, id: string): KeptViews {
  const saved = kept.saved.filter((one) => one.id !== id)
  return kept.defaultId === id || kept.defaultId === undefined ? { saved } : { ...kept, saved }
}

export function withDefault(kept: KeptViews, id: string | undefined): KeptViews {
  return id === undefined ? { saved: kept.saved } : { ...kept, defaultId: id }
}

export function readViews(text: string): KeptViews {
  const read = parsed(text)
  if (!isRecord(read) || !Array.isArray(read['saved'])) return noViews
  const saved = read['saved'].filter(isSavedView)
  const { defaultId } = read
  return saved.some(({ id }) => id === defaultId) ? { saved, defaultId: String(defaultId) } : { saved }
}

function isSavedView(value: unknown): value is SavedView {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['name'] === 'string' &&
    isView(value['view'])
  )
}

function isView(value: unknown): value is TableView {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    [value['sort'], value['filters']].every((list) => Array.isArray(list) && list.every(namesColumn)) &&
    [value['hidden'], value['order']].every(isStrings) &&
    isRecord(value['widths']) &&
    Object.values(value['widths']).every((width) => typeof width === 'number') &&
    (value['groupBy'] === undefined || typeof value['groupBy'] === 'string')
  )
}

function namesColumn(value: unknown): boolean {
  return isRecord(value) && typeof value['columnId'] === 'string'
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placeOf(list: ListId): string {
  return `list:${list}`
}
