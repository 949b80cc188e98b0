/** A day at the outlet with a bit of everything: what tests that need "some history" play through. */

import { intake, sampleCatalogue, type TestWorkstation } from './workstation'

export interface FullDay {
  readonly shiftId: string
  readonly ready: string
  readonly collected: string
  readonly cancelled: string
  readonly partNumber: string
}

/** Needs `catalogue: true`. */
export function aFullDay(test: TestWorkstation): FullDay {
  const { must } = test
  const shiftId = `shift-${test.clock.nowMs}`
  must('manager', 'openDay', { shiftId, floatFen: 50_000 })
  const partNumber = plainPart(test)
  must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '采购入库' })

  const collected = repairTo(test, 'ready', partNumber)
  must('counter', 'takePayment', {
    ticketId: collected,
    purpose: 'bill',
    tender: 'wechat',
    amountFen: dueOf(test, collected),
  })
  must('counter', 'handOver', { ticketId: collected, proof: 'receipt', accessoriesReturned: ['charger'] })

  const ready = repairTo(test, 'ready', partNumber)
  const cancelled = intake({ deposit: { amountFen: 10_000, tender: 'cash' } })
  must('counter', 'receiveDevice', cancelled)
  must('counter', 'takePayment', {
    ticketId: cancelled.ticketId,
    purpose: 'refund',
    tender: 'cash',
    amountFen: 10_000,
  })
  must('counter', 'cancelTicket', { ticketId: cancelled.ticketId, reason: '客户改主意' })
  return { shiftId, ready, collected, cancelled: cancelled.ticketId, partNumber }
}

const path = ['received', 'assigned', 'diagnosing', 'quoted', 'repairing', 'testing', 'ready'] as const
export type PathStatus = (typeof path)[number]

/** One repair from the counter to where the test wants it. */
export function repairTo(test: TestWorkstation, status: PathStatus, partNumber?: string): string {
  const { must } = test
  const input = intake({ accessories: [{ id: 'charger', name: '充电器', count: 1 }] })
  const { ticketId } = input
  const steps: Readonly<Record<PathStatus, () => void>> = {
    received: () => must('counter', 'receiveDevice', input),
    assigned: () => must('manager', 'assignTicket', { ticketId, technicianId: 'staff-technician' }),
    diagnosing: () => {
      must('technician', 'startDiagnosis', { ticketId })
      must('technician', 'recordDiagnosis', { ticketId, faultCode: 'DISPLAY-BROKEN', finding: '外屏碎' })
    },
    quoted: () => quote(test, ticketId),
    repairing: () => {
      answer(test, ticketId, true)
      if (partNumber !== undefined) fitPart(test, ticketId, partNumber)
    },
    testing: () => must('technician', 'recordTest', { ticketId, items: allPassed(test) }),
    ready: () => must('technician', 'makeReady', { ticketId, outcome: 'repaired' }),
  }
  for (const step of path) {
    steps[step]()
    if (step === status) break
  }
  return ticketId
}

/** Every point of the checklist of a class of device, passed. */
export function allPassed(test: TestWorkstation, deviceClass = 'phone') {
  return test.workstation.reference
    .testsFor(deviceClass)
    .map(({ id, nameZh }) => ({ id, name: nameZh, result: 'pass' as const }))
}

export function quote(test: TestWorkstation, ticketId: string, changes: object = {}): string {
  const value = test.must('technician', 'giveQuote', {
    ticketId,
    lines: [{ kind: 'labour', code: 'L-SCREEN', name: '更换屏幕', quantity: 1, unitFen: 12_000 }],
    expiresOn: '2099-12-31',
    ...changes,
  }) as { quoteId: string }
  return value.quoteId
}

export function answer(test: TestWorkstation, ticketId: string, accepted: boolean): void {
  const facts = test.workstation.journal.stream(`ticket/${ticketId}`)
  const given = facts.filter((fact) => fact.envelope.type === 'quoteGiven').at(-1)
  const { quoteId } = (given?.payload ?? {}) as { quoteId: string }
  test.must('counter', 'answerQuote', { ticketId, quoteId, accepted, how: 'phone', who: '王先生' })
}

export function fitPart(test: TestWorkstation, ticketId: string, partNumber: string): void {
  const { reservationId } = test.must('technician', 'reservePart', {
    ticketId,
    partNumber,
    quantity: 1,
  }) as { reservationId: string }
  test.must('technician', 'usePart', {
    ticketId,
    partNumber,
    quantity: 1,
    reservationId,
    underWarranty: false,
  })
}

export function dueOf(test: TestWorkstation, ticketId: string): number {
  return test.workstation.rows.get<{ dueFen: number }>('tickets', ticketId)?.dueFen ?? 0
}

/** A part of the sample catalogue that is not followed by serial number. */
export function plainPart(test: TestWorkstation, index = 0): string {
  const plain = sampleCatalogue().parts.filter((part) => !part.serialised && part.priceFen > 0)
  const part = plain[index]
  if (!part || !test.workstation.catalogue.part(part.partNumber)) throw new Error('no such sample part')
  return part.partNumber
}
