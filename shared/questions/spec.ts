/** What a question is: who may ask it and what it must look like. The pieces that many questions share. */

import { z } from 'zod'
import type { Role } from '../staff/roles'

export interface QuestionSpec<Schema extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Schema
  /**
   * `anyone`: also at the lock screen. `setup`: only before the outlet is set up; `setupOrAdministrator`: then, and
   * afterwards by an administrator. `customerScreen`: only the window that the customer looks at, which may ask
   * nothing else.
   */
  readonly roles: readonly Role[] | 'anyone' | 'setup' | 'setupOrAdministrator' | 'customerScreen'
  readonly output?: Output
}

export function question<Output>() {
  return <Schema extends z.ZodType>(
    roles: QuestionSpec['roles'],
    input: Schema,
  ): QuestionSpec<Schema, Output> => ({ roles, input })
}

export const nothing = z.strictObject({})
export const id = z.string().min(1).max(120)
export const text = z.string().max(200)
/** With room for sums around it: a week after the last day that can be written is no day. */
export const day = z.string().regex(/^(19|2\d)\d{2}-\d{2}-\d{2}$/)
export const paging = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(50),
}
export const languageSchema = z.enum(['zh-CN', 'en'])
export const pin = z.string().regex(/^\d{4,12}$/)
