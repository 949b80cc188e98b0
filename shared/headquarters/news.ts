/**
 * What publications have changed at the outlet, as a person would say it: for each kind how many, and the first few by
 * name. What only a newer program understands is counted by its own name.
 */

import { formatYuan } from '../money'
import { type HeadquartersFact, type ReadHeadquartersFact, readHeadquartersFact } from './facts'

export interface SyncChange {
  /** The type of what was published. */
  readonly key: string
  readonly count: number
  readonly names: readonly { readonly zh: string; readonly en: string }[]
}

const namesShown = 5
const longestName = 80

export function changesOf(facts: readonly HeadquartersFact[]): readonly SyncChange[] {
  const kinds = new Map<string, { count: number; names: { zh: string; en: string }[] }>()
  for (const fact of facts) {
    const kind = kinds.get(fact.type) ?? { count: 0, names: [] }
    kinds.set(fact.type, kind)
    kind.count += 1
    const name = kind.names.length < namesShown ? nameOf(readHeadquartersFact(fact)) : undefined
    if (name) kind.names.push({ zh: name.zh.slice(0, longestName), en: name.en.slice(0, longestName) })
  }
  return [...kinds].map(([key, kind]) => ({ key, ...kind }))
}

function nameOf(read: ReadHeadquartersFact): SyncChange['names'][number] | undefined {
  if (read.kind !== 'known') return undefined
  switch (read.type) {
    case 'priceChanged': {
      const { partNumber, priceFen, validFrom } = read.payload
      const price = `${partNumber} ${formatYuan(priceFen)}`
      return { zh: `${price}（${validFrom} 起）`, en: `${price} from ${validFrom}` }
    }
    case 'policyPublished':
      return same(read.payload.reason)
    case 'recallPublished':
    case 'noticePublished':
      return { zh: read.payload.titleZh, en: read.payload.titleEn || read.payload.titleZh }
    case 'noticeWithdrawn':
    case 'promisesWithdrawn':
    case 'shipmentWithdrawn':
      return same(read.payload.reason)
    case 'ruleSetPublished':
      return same(read.payload.ruleSetId)
    case 'promisesPublished':
      return same(read.payload.promisesId)
    case 'staffPublished': {
      const { details, active } = read.payload
      return active
        ? same(details.name)
        : { zh: `${details.name}（已离岗）`, en: `${details.name} (has left)` }
    }
    case 'rulingGiven':
      return read.payload.decision === 'granted'
        ? { zh: '同意', en: 'granted' }
        : { zh: '不同意', en: 'declined' }
    case 'shipmentPublished': {
      const { deliveryNumber, sourceName, fromOutlet, lines } = read.payload
      const from = [deliveryNumber, sourceName || fromOutlet].filter(Boolean).join(' · ')
      return { zh: `${from} · ${lines.length} 种`, en: `${from} · ${lines.length} lines` }
    }
    case 'shipmentReceived':
      return same(read.payload.by)
    case 'outletNamed':
      return same(`${read.payload.outlet} ${read.payload.name}`)
    case 'catalogueChanged': {
      const { parts, asOf } = read.payload
      return { zh: `${asOf}，共 ${parts} 种`, en: `${asOf}, ${parts} parts in all` }
    }
    default:
      return undefined
  }
}

function same(text: string): SyncChange['names'][number] | undefined {
  return text === '' ? undefined : { zh: text, en: text }
}
