/** How far a complaint has come, as the shapes and colours of the program say it. */

import type { ComplaintStatus } from '../../../shared/voice/complaint'
import type { StatusTone } from '../../ui/status-badge'

export const complaintTone: Readonly<Record<ComplaintStatus, StatusTone>> = {
  waiting: 'received',
  answered: 'waiting',
  measured: 'repairing',
  closed: 'ready',
  withdrawn: 'neutral',
}
