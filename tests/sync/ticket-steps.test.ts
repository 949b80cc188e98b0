/** Headquarters follows a ticket from its facts alone: what the customer's page says never goes back by itself. */

import { expect, test } from 'vitest'
import { type FollowedTicket, followTicket, ticketStep } from '../../shared/sync/ticket-steps'

function after(...facts: readonly (readonly [type: string, payload?: Readonly<Record<string, unknown>>])[]) {
  return facts.reduce<FollowedTicket>(
    (ticket, [type, payload = {}]) => {
      const step = ticketStep(type, 0, () => payload)
      return step ? followTicket(ticket, step) : ticket
    },
    { status: 'received', waitingFor: [] },
  ).status
}

test('a job that is given to somebody else in the middle stays where it is', () => {
  expect(after(['ticketAssigned'])).toBe('assigned')
  expect(after(['ticketAssigned'], ['diagnosisStarted'], ['repairStarted'], ['ticketAssigned'])).toBe(
    'repairing',
  )
})

test('it waits until the last part has come', () => {
  const screen = { partNumber: 'SCR-1' }
  const battery = { partNumber: 'BAT-1' }
  expect(after(['partAwaited', screen], ['partAwaited', battery], ['partArrived', screen])).toBe(
    'waitingForPart',
  )
  expect(
    after(
      ['partAwaited', screen],
      ['partAwaited', battery],
      ['partArrived', screen],
      ['partArrived', battery],
    ),
  ).toBe('repairing')
  // One that comes when the device has gone on already moves nothing.
  expect(after(['partAwaited', screen], ['madeReady'], ['partArrived', screen])).toBe('ready')
})

test('what came back from elsewhere is tested, and an answer to a quote leads on or back', () => {
  expect(after(['sentOut'], ['cameBack'])).toBe('testing')
  expect(after(['quoteGiven'], ['quoteAnswered', { accepted: true }])).toBe('repairing')
  expect(after(['quoteGiven'], ['quoteAnswered', { accepted: false }])).toBe('ready')
})

test('what moves no ticket is no step, and its content is not even read', () => {
  const step = ticketStep('noteAdded', 0, () => {
    throw new Error('read')
  })
  expect(step).toBeUndefined()
})
