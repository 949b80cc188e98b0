/** The other outlets, as headquarters has named them: whom parts can be sent to. */

import { benchRoles } from '../staff/roles'
import { nothing, question } from './spec'

export interface KnownOutlet {
  readonly outlet: string
  readonly name: string
}

export const shipmentQuestions = {
  knownOutlets: question<readonly KnownOutlet[]>()(benchRoles, nothing),
} as const
