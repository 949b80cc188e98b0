/** The screen on the customer’s side of the counter. */

import { z } from 'zod'
import { counterRoles } from '../staff/roles'
import { id, nothing, question } from './spec'

export const customerScreenQuestions = {
  openCustomerScreen: question<null>()(counterRoles, nothing),
  closeCustomerScreen: question<null>()(counterRoles, nothing),
  /** What the customer sees from now on, as JSON of a `CustomerView`; `forId` comes back with the signature. */
  showCustomer: question<null>()(counterRoles, z.strictObject({ forId: id, view: z.string().max(20_000) })),
  /** The customer's window is there and wants to be told. */
  customerShown: question<null>()('customerScreen', nothing),
  customerSigned: question<null>()(
    'customerScreen',
    z.strictObject({ turn: z.int().nonnegative(), base64: z.string().max(300_000) }),
  ),
} as const
