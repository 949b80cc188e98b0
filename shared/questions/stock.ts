/** What stock work asks: one delivery, what to order, one count, and what a scanned piece is. */

import { z } from 'zod'
import { benchRoles, everyone } from '../staff/roles'
import type { Stocktake, StocktakeLine } from '../stocktake/state'
import type { Supply, SupplyDifference } from '../supply/state'
import type { Transfer } from '../transfer/state'
import { id, nothing, question, text } from './spec'

export interface SupplyDetail {
  readonly supply: Supply
  readonly differences: readonly SupplyDifference[]
  /** Of the parts on it that are followed by serial number. */
  readonly serialised: readonly string[]
  readonly bins: Readonly<Record<string, string>>
}

export interface ReorderLine {
  readonly partNumber: string
  readonly nameZh: string
  readonly nameEn: string
  readonly available: number
  readonly onOrder: number
  readonly minimum: number
  readonly maximum: number
  /** Really used in the last 90 days. */
  readonly used: number
  readonly leadDays: number
  /** What will be used until a delivery is here. */
  readonly needed: number
  readonly suggested: number
  readonly why: 'below-minimum' | 'runs-out' | 'missed'
  readonly costFen: number
}

export interface Reorder {
  readonly lines: readonly ReorderLine[]
  readonly leadDays: number
  /** How many deliveries of our own the lead time comes from; 0: it is the policy's. */
  readonly leadFrom: number
  readonly requests: number
  readonly missed: number
  /** At cost: what lies here, by place. */
  readonly goodFen: number
  readonly defectiveFen: number
  readonly transitFen: number
  readonly kinds: number
}

/** While people count nobody is told what the books say; afterwards the manager is. */
export interface StocktakeView {
  readonly stocktake: Omit<Stocktake, 'lines'>
  readonly lines: readonly (Pick<StocktakeLine, 'partNumber' | 'name' | 'bin' | 'counted' | 'uncounted'> &
    Partial<StocktakeLine>)[]
  readonly differing: number
}

export interface StockCode {
  readonly partNumber: string
  readonly nameZh: string
  readonly nameEn: string
  readonly serialised: boolean
  /** The code was this piece's own number. */
  readonly serial: string
  readonly bin: string
}

/** By part number: what the catalogue calls a part now, in both languages. */
export type PartNames = Readonly<Record<string, { readonly nameZh: string; readonly nameEn: string }>>

export const stockQuestions = {
  supply: question<SupplyDetail | null>()(everyone, z.strictObject({ supplyId: id })),
  transfer: question<Transfer | null>()(everyone, z.strictObject({ transferId: id })),
  reorder: question<Reorder>()(benchRoles, nothing),
  stocktake: question<StocktakeView | null>()(benchRoles, z.strictObject({ stocktakeId: id })),
  stockCode: question<StockCode | null>()(everyone, z.strictObject({ code: text })),
  partNames: question<PartNames>()(everyone, z.strictObject({ partNumbers: z.array(text).max(1000) })),
} as const
