/** How a ticket's state is shown: always a shape and a word with the colour. */

import type { TicketStatus } from '../../../shared/ticket/state'
import type { StatusTone } from '../../ui/status-badge'

export const statusTone: Readonly<Record<TicketStatus, StatusTone>> = {
  received: 'received',
  assigned: 'received',
  diagnosing: 'diagnosing',
  quoted: 'waiting',
  waitingForPart: 'waiting',
  repairing: 'repairing',
  testing: 'repairing',
  sentOut: 'waiting',
  ready: 'ready',
  collected: 'neutral',
  archived: 'neutral',
  cancelled: 'neutral',
}
