/** The facts of a new complaint, however it came up, and whose key seals what a customer said. */

import { addBusinessMinutes } from '../calendar/business-time'
import type { CommandContext } from '../commands/command'
import type { CustomerDetails } from '../customer/events'
import { maskPhone } from '../customer/phone'
import { type Customer, shownName } from '../customer/state'
import { type NewFact, newFact } from '../events/aggregate'
import type { Ticket } from '../ticket/state'
import { complaintAggregate } from './complaint'
import type { ComplaintClass, ComplaintKind, ComplaintSource } from './complaint-class'

export interface NewComplaint {
  readonly complaintId: string
  readonly kind: ComplaintKind
  readonly class: ComplaintClass
  readonly source: ComplaintSource
  readonly ticketId: string
  readonly ticket: Ticket | undefined
  readonly customerId: string
  /** Absent: unknown or erased, and nothing can be sealed under a key that is gone. */
  readonly customerDetails: CustomerDetails | undefined
  readonly content: string
  readonly request: string
}

/** Also for what a follow-up call brings to light. */
export function complaintFacts(
  context: CommandContext,
  told: NewComplaint,
): { readonly facts: readonly NewFact[]; readonly number: string } {
  const number = context.nextNumber('C')
  const { customerDetails: details, ticket } = told
  const minutes = context.policy.complaintAnswerHours * 60
  return {
    number,
    facts: [
      newFact(complaintAggregate, told.complaintId, 'complaintRegistered', {
        number,
        kind: told.kind,
        class: told.class,
        source: told.source,
        ticketId: told.ticketId,
        ticketNumber: ticket?.intake.number ?? '',
        customerId: told.customerId,
        customerName: details ? shownName(details) : (ticket?.intake.customerName ?? ''),
        customerPhone: details ? maskPhone(details.phones[0] ?? '') : (ticket?.intake.customerPhone ?? ''),
        modelName: ticket?.intake.modelName ?? '',
        // An outlet without opening hours still owes an answer: then plain hours count.
        answerDueAtMs:
          addBusinessMinutes(context.calendar, context.nowMs, minutes) ?? context.nowMs + minutes * 60_000,
      }),
      newFact(
        complaintAggregate,
        told.complaintId,
        'complaintTold',
        { content: told.content, request: told.request },
        details ? told.customerId : undefined,
      ),
    ],
  }
}

/** Whose key seals words of this customer: none when there is nobody, or nobody any more. */
export function sealedFor(customer: Customer | undefined): string | undefined {
  return customer && !customer.erased ? customer.id : undefined
}
