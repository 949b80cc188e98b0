/** What the tests of the customer's voice share: a ticket that was handed back, and somebody at a window who asks. */

import type { QuestionInput, QuestionName } from '../../shared/questions/registry'
import type { Answer } from '../../shared/result'
import type { Role } from '../../shared/staff/roles'
import { openWindow, testPins } from './window'
import { intake, people, type TestWorkstation } from './workstation'

export interface Closed {
  readonly ticketId: string
  readonly customerId: string
  readonly number: string
}

export function closedTicket(test: TestWorkstation, options: { readonly handOver?: boolean } = {}): Closed {
  const input = intake()
  const { ticketId, customerId } = input
  const { number } = test.must('counter', 'receiveDevice', input) as { readonly number: string }
  test.must('technician', 'startDiagnosis', { ticketId })
  test.must('technician', 'makeReady', { ticketId, outcome: 'noFaultFound' })
  if (options.handOver !== false) {
    test.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })
  }
  return { ticketId, customerId, number }
}

export interface Seat {
  readonly ask: <Value>(name: QuestionName, input: QuestionInput<QuestionName>) => Promise<Value>
  readonly answer: (name: QuestionName, input: QuestionInput<QuestionName>) => Promise<Answer<unknown>>
}

export async function seatOf(test: TestWorkstation, role: Role): Promise<Seat> {
  const window = openWindow(test)
  await test.workstation.setPin(people[role].staffId, testPins[role])
  await window.signIn(role)
  const answer: Seat['answer'] = (name, input) => window.ask(name, input)
  return {
    answer,
    ask: async <Value>(name: QuestionName, input: QuestionInput<QuestionName>) => {
      const given = await answer(name, input)
      if (given.kind !== 'ok') throw new Error(`${name}: ${JSON.stringify(given)}`)
      return given.value as Value
    },
  }
}
