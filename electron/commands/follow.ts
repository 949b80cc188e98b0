/** What a recorded fact sets in motion, after its commit: the search, secrets to forget, sessions to end, paper, headquarters. */

import { type Customer, customerAggregate } from '../../shared/customer/state'
import { splitStream } from '../../shared/events/aggregate'
import type { Journal } from '../journal/journal'
import type { Keepsakes } from '../journal/keepsakes'
import type { States } from '../journal/states'
import type { CustomerFinder } from '../lookup/customers'
import { opensDrawer } from '../printing/drawer'
import type { Sessions } from '../session/sessions'

export function createFollow(dependencies: {
  readonly journal: Journal
  readonly states: States
  readonly customers: CustomerFinder
  readonly sessions: Sessions
  readonly keepsakes: Keepsakes
  readonly wakeSpool: () => void
  readonly forgetPerson: (customerId: string) => void
  readonly openDrawer: () => void
  readonly dayClosed: () => void
}) {
  const { journal, states, customers, sessions, keepsakes } = dependencies

  function forgetSecret(ticketId: string): void {
    const received = journal.stream(`ticket/${ticketId}`)[0]?.payload as { secretId?: string } | undefined
    if (received?.secretId !== undefined) keepsakes.forgetSecret(received.secretId)
  }

  function ownSecret(ticketId: string, received: unknown): void {
    const { secretId } = received as { readonly secretId?: string }
    if (secretId !== undefined) keepsakes.ownSecret(secretId, ticketId)
  }

  return (stream: string, type: string, payload: unknown): void => {
    const { kind, id } = splitStream(stream)
    if (kind === 'customer') {
      const customer = states.load(customerAggregate, id).state as Customer | undefined
      if (customer) customers.put(customer)
    }
    if (type === 'customerErased') dependencies.forgetPerson(id)
    if (kind === 'staff' && (type === 'staffLeft' || type === 'staffChanged')) sessions.closeStaff(id)
    if (type === 'deviceReceived') ownSecret(id, payload)
    if (type === 'deviceHandedOver' || type === 'ticketCancelled') forgetSecret(id)
    // A program that is never closed forgets what is too old with the next day.
    if (type === 'dayOpened') keepsakes.sweepSecrets()
    if (kind === 'print') dependencies.wakeSpool()
    if (kind === 'shift' && opensDrawer(type, payload)) dependencies.openDrawer()
    if (type === 'dayClosed') dependencies.dayClosed()
  }
}
