/** Visits in every stage, each moved on by one command at a time from whichever window has its turn. */

import type { TestWindow } from '../../../tests/support/window'
import { intake } from '../../../tests/support/workstation'

export interface Visits {
  /** The next command of some visit, or a new visit; resolved when it was answered. */
  readonly step: () => Promise<void>
  /** One visit from the door to the door. */
  readonly whole: () => Promise<void>
  /** Everything that is open comes to its end. */
  readonly finish: () => Promise<void>
  /** Of every intake that was answered with yes. */
  readonly acknowledged: () => readonly string[]
  /** How often which command was refused, and why. */
  readonly refused: () => Readonly<Record<string, number>>
}

interface Visit {
  readonly ticketId: string
  next: number
  quoteId: string
}

/**
 * In the order of a repair whose price is declined, which makes it ready. What a step needs beyond the ticket is in the
 * second place.
 */
const path: readonly (readonly [name: string, more: (visit: Visit) => object])[] = [
  ['assignTicket', () => ({ technicianId: 'staff-technician' })],
  ['startDiagnosis', () => ({})],
  ['recordDiagnosis', () => ({ faultCode: 'DISPLAY-BROKEN', finding: '外屏碎' })],
  [
    'giveQuote',
    () => ({
      lines: [{ kind: 'labour', code: 'L-SCREEN', name: '更换屏幕', quantity: 1, unitFen: 12_000 }],
      expiresOn: '2099-12-31',
    }),
  ],
  ['answerQuote', ({ quoteId }) => ({ quoteId, accepted: false, how: 'phone', who: '王先生' })],
  ['handOver', () => ({ proof: 'receipt', accessoriesReturned: [] })],
]

/** As many visits are under way as a busy outlet has in a morning. */
const underWay = 60

export function createVisits(windows: readonly TestWindow[]): Visits {
  const waiting: Visit[] = []
  const acknowledged: string[] = []
  let turn = 0
  const refusals: Record<string, number> = {}

  const window = (): TestWindow => {
    turn += 1
    // The first four may do everything.
    return windows[turn % 4] as TestWindow
  }

  function refuse(name: string, answer: object): void {
    const why = `${name}: ${'reason' in answer ? answer.reason : 'not answered'}`
    refusals[why] = (refusals[why] ?? 0) + 1
  }

  async function receive(): Promise<Visit | undefined> {
    const received = intake()
    const answer = await window().execute('receiveDevice', received)
    if (answer.kind !== 'ok') {
      refuse('receiveDevice', answer)
      return undefined
    }
    acknowledged.push(received.ticketId)
    return { ticketId: received.ticketId, next: 0, quoteId: '' }
  }

  async function moveOn(visit: Visit): Promise<boolean> {
    const [name, more] = path[visit.next] ?? ['', () => ({})]
    const answer = await window().execute(name, { ticketId: visit.ticketId, ...more(visit) })
    if (answer.kind !== 'ok') {
      refuse(name, answer)
      return false
    }
    if (name === 'giveQuote') visit.quoteId = (answer.value as { readonly quoteId: string }).quoteId
    visit.next += 1
    return visit.next < path.length
  }

  /** What the other windows do meanwhile: they look. */
  async function look(ticketId: string): Promise<void> {
    const watcher = windows[4 + (turn % (windows.length - 4))] as TestWindow
    await watcher.ask('ticket', { ticketId })
  }

  return {
    acknowledged: () => acknowledged,
    refused: () => refusals,
    step: async () => {
      if (waiting.length < underWay) {
        const visit = await receive()
        if (visit) waiting.push(visit)
        return
      }
      const visit = waiting.shift() as Visit
      void look(visit.ticketId)
      if (await moveOn(visit)) waiting.push(visit)
    },
    whole: async () => {
      const visit = await receive()
      while (visit && (await moveOn(visit))) {
        // Until it is handed over or refused.
      }
    },
    finish: async () => {
      for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
        while (await moveOn(visit)) {
          // The same.
        }
      }
    },
  }
}
