/** Photos, signatures, passcodes, drafts and saved views: kept for a person and a place, sealed. */

import { newFact } from '../../shared/events/aggregate'
import { ok, refused } from '../../shared/result'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { Attachments } from '../journal/attachments'
import type { Keepsakes } from '../journal/keepsakes'
import type { States } from '../journal/states'
import type { Asker, Handlers } from './handler'

type Names =
  | 'attach'
  | 'attachment'
  | 'keepSecret'
  | 'revealSecret'
  | 'saveDraft'
  | 'draft'
  | 'saveView'
  | 'view'

export function keptHandlers(dependencies: {
  readonly attachments: Attachments
  readonly keepsakes: Keepsakes
  readonly states: States
  readonly nowMs: () => number
  readonly newId: () => string
  readonly formBegun: (() => void) | undefined
  readonly record: (facts: readonly ReturnType<typeof newFact>[], staffId: string) => void
}): Handlers<Names> {
  const { attachments, keepsakes, states, nowMs } = dependencies
  const who = (asker: Asker): string => asker.person?.staffId ?? ''
  return {
    attach: ({ base64, mime }) => ok({ hash: attachments.put(Buffer.from(base64, 'base64'), mime) }),
    attachment: ({ hash }) => {
      const found = attachments.get(hash)
      return ok(found ? { base64: found.bytes.toString('base64'), mime: found.mime } : null)
    },
    keepSecret: ({ secret }) => {
      const secretId = dependencies.newId()
      keepsakes.keepSecret(secretId, secret, nowMs())
      return ok({ secretId })
    },
    revealSecret: ({ ticketId, reason }, asker) => {
      const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
      const secretId = ticket?.intake.secretId
      // What is too old, or whose device has left, is not shown even if nobody came round to erasing it.
      keepsakes.sweepSecrets()
      const secret = secretId === undefined ? undefined : keepsakes.revealSecret(secretId)
      if (!ticket || secret === undefined) return refused('secret-gone')
      // The reveal is recorded before the secret leaves main.
      const payload = { reason }
      dependencies.record([newFact(ticketAggregate, ticketId, 'passcodeRevealed', payload)], who(asker))
      return ok({ secret })
    },
    saveDraft: ({ place, draft }, asker) => {
      keepsakes.save('draft', who(asker), place, draft, nowMs())
      dependencies.formBegun?.()
      return ok(null)
    },
    draft: ({ place }, asker) => {
      const draft = keepsakes.load('draft', who(asker), place)
      return ok(draft === undefined ? null : { draft })
    },
    saveView: ({ place, view }, asker) => {
      keepsakes.save('view', who(asker), place, view, nowMs())
      return ok(null)
    },
    view: ({ place }, asker) => {
      const view = keepsakes.load('view', who(asker), place)
      return ok(view === undefined ? null : { view })
    },
  }
}
