/** A customer as the facts tell it, and the masked row that lists may show. */

import { defineAggregate, type EventOf, splitStream } from '../events/aggregate'
import type { CustomerDetails } from './events'
import { customerEvents } from './events'
import { maskName, maskPhone } from './phone'

export interface Customer {
  readonly id: string
  readonly revision: number
  readonly details: CustomerDetails
  readonly consentVersion: string
  readonly consentGiven: boolean
  readonly mergedInto: string | undefined
  readonly erased: boolean
  readonly enteredAtMs: number
  readonly reveals: number
}

type CustomerEvent = EventOf<typeof customerEvents>

export const customerAggregate = defineAggregate<Customer | undefined, typeof customerEvents>({
  kind: 'customer',
  events: customerEvents,
  initial: undefined,
  evolve: (state, event) => {
    const next = apply(state, event)
    return next && { ...next, revision: event.meta.revision }
  },
})

function apply(state: Customer | undefined, event: CustomerEvent): Customer | undefined {
  if (event.type === 'customerEntered') {
    if (state) return state
    return {
      id: splitStream(event.meta.stream).id,
      revision: event.meta.revision,
      details: event.payload.details,
      consentVersion: event.payload.consentVersion,
      consentGiven: event.payload.consentGiven,
      mergedInto: undefined,
      erased: false,
      enteredAtMs: event.meta.recordedAtMs,
      reveals: 0,
    }
  }
  // What was sealed under the customer's own key can not be read any more: the record stays, with nothing in it.
  if (event.type === 'customerErased') return erased(splitStream(event.meta.stream).id, event.meta.revision)
  if (!state) return undefined
  switch (event.type) {
    case 'customerChanged':
      return { ...state, details: event.payload.details }
    case 'consentChanged':
      return { ...state, ...event.payload }
    case 'customerMerged':
      return { ...state, mergedInto: event.payload.mergedInto }
    case 'mergeUndone':
      return { ...state, mergedInto: undefined }
    case 'detailsRevealed':
      return { ...state, reveals: state.reveals + 1 }
    default:
      return state
  }
}

/** The same whether it was folded with the customer's facts still readable or without them. */
function erased(id: string, revision: number): Customer {
  return {
    id,
    revision,
    details: {
      kind: 'person',
      name: '—',
      company: '',
      phones: [],
      contacts: [],
      addressCode: '',
      address: '',
      email: '',
      invoiceTitle: '',
      taxNumber: '',
      keyCustomer: false,
      note: '',
    },
    consentVersion: '',
    consentGiven: false,
    mergedInto: undefined,
    erased: true,
    enteredAtMs: 0,
    reveals: 0,
  }
}

/** Masked: `张*`, `138****5678`. */
export interface CustomerRow {
  readonly id: string
  readonly revision: number
  readonly kind: 'person' | 'company'
  readonly name: string
  readonly phone: string
  readonly keyCustomer: 0 | 1
  readonly consentGiven: 0 | 1
  readonly consentVersion: string
  readonly mergedInto: string
  readonly erased: 0 | 1
  readonly enteredAtMs: number
}

/** A person's name is masked; a company is not a person and is shown as it is. */
export function shownName(details: Pick<CustomerDetails, 'kind' | 'name' | 'company'>): string {
  return details.kind === 'company' && details.company !== '' ? details.company : maskName(details.name)
}

export function customerRow(customer: Customer): CustomerRow {
  const { details } = customer
  return {
    id: customer.id,
    revision: customer.revision,
    kind: details.kind,
    name: customer.erased ? '—' : shownName(details),
    phone: customer.erased ? '—' : maskPhone(details.phones[0] ?? ''),
    keyCustomer: details.keyCustomer ? 1 : 0,
    consentGiven: customer.consentGiven ? 1 : 0,
    consentVersion: customer.consentVersion,
    mergedInto: customer.mergedInto ?? '',
    erased: customer.erased ? 1 : 0,
    enteredAtMs: customer.enteredAtMs,
  }
}
