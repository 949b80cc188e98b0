/** What is kept beside the facts: photos, secrets, drafts, saved views. */

import { z } from 'zod'
import { benchRoles, counterRoles, everyone } from '../staff/roles'
import { id, question } from './spec'

export const keptQuestions = {
  attach: question<{ readonly hash: string }>()(
    everyone,
    z.strictObject({
      base64: z.string().max(900_000),
      mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    }),
  ),
  attachment: question<{ readonly base64: string; readonly mime: string } | null>()(
    everyone,
    z.strictObject({ hash: z.string().length(64) }),
  ),
  keepSecret: question<{ readonly secretId: string }>()(
    counterRoles,
    z.strictObject({ secret: z.string().min(1).max(200) }),
  ),
  revealSecret: question<{ readonly secret: string }>()(
    benchRoles,
    z.strictObject({ ticketId: id, reason: z.string().min(1).max(200) }),
  ),
  saveDraft: question<null>()(
    everyone,
    z.strictObject({ place: z.string().max(80), draft: z.string().max(200_000) }),
  ),
  draft: question<{ readonly draft: string } | null>()(
    everyone,
    z.strictObject({ place: z.string().max(80) }),
  ),
  saveView: question<null>()(
    everyone,
    z.strictObject({ place: z.string().max(80), view: z.string().max(20_000) }),
  ),
  view: question<{ readonly view: string } | null>()(everyone, z.strictObject({ place: z.string().max(80) })),
} as const
