/** The devices that came in together, and which of their papers are still missing. */

import { z } from 'zod'
import { everyone } from '../staff/roles'
import type { TicketStatus } from '../ticket/state'
import { id, question } from './spec'

export interface BatchMember {
  readonly ticketId: string
  readonly number: string
  readonly modelName: string
  readonly serial: string
  readonly status: TicketStatus
  /** It has no claim receipt of its own: the slip for all speaks for it. */
  readonly receiptMissing: boolean
}

export interface Batch {
  readonly batchId: string
  /** The first device's number stands on the slip for all. */
  readonly number: string
  readonly members: readonly BatchMember[]
  /** Something was received after the last slip for all of them, or there was none. */
  readonly slipMissing: boolean
}

export const batchQuestions = {
  /** Nothing for a device that came in alone. */
  batchOf: question<Batch | null>()(everyone, z.strictObject({ ticketId: id })),
} as const
