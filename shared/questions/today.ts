/** What the manager looks at today beyond the tickets that every window has: which parts are out, and who waits for them. */

import { z } from 'zod'
import { managerRoles } from '../staff/roles'
import { question } from './spec'

export interface StockOut {
  readonly partNumber: string
  readonly nameZh: string
  readonly nameEn: string
  readonly onOrder: number
  /** Empty: nobody knows. */
  readonly expectedDay: string
  /** Open tickets that wait for it. */
  readonly waiting: readonly { readonly ticketId: string; readonly number: string }[]
}

export const todayQuestions = {
  stockOuts: question<readonly StockOut[]>()(managerRoles, z.strictObject({})),
} as const
