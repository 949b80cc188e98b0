/** Colours of whether the customer knows. */

import type { ContactState } from '../../../shared/ticket/contact'
import type { StatusTone } from '../../ui/status-badge'

export const contactTones: Readonly<Record<ContactState, StatusTone>> = {
  none: 'neutral',
  tried: 'waiting',
  told: 'ready',
}
