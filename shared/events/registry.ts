/** Every kind of stream, with its facts. An unknown kind or type is kept and forwarded, never interpreted. */

import { claimAggregate } from '../claim/state'
import { customerAggregate } from '../customer/state'
import { deviceAggregate } from '../device/state'
import { articleAggregate } from '../knowledge/article'
import { loanerAggregate } from '../loaner/state'
import { measureAggregate } from '../measure/state'
import { oldPartAggregate } from '../old-part/state'
import { outletAggregate } from '../outlet/state'
import { paperTemplateAggregate } from '../paper-template/state'
import { printAggregate } from '../print/state'
import { queueAggregate } from '../queue/state'
import { reportAggregate } from '../report/state'
import { rotaAggregate } from '../rota/state'
import { staffAggregate } from '../staff/state'
import { stockAggregate } from '../stock/state'
import { stocktakeAggregate } from '../stocktake/state'
import { supplyAggregate } from '../supply/state'
import { ticketAggregate } from '../ticket/state'
import { shiftAggregate } from '../till/state'
import { transferAggregate } from '../transfer/state'
import { complaintAggregate } from '../voice/complaint'
import { followUpAggregate } from '../voice/follow-up'
import { samplingAggregate } from '../voice/sampling'
import { surveyAggregate } from '../voice/survey'
import type { AnyAggregate } from './aggregate'

const aggregates: readonly AnyAggregate[] = [
  ticketAggregate,
  customerAggregate,
  deviceAggregate,
  stockAggregate,
  shiftAggregate,
  staffAggregate,
  outletAggregate,
  printAggregate,
  paperTemplateAggregate,
  complaintAggregate,
  followUpAggregate,
  surveyAggregate,
  samplingAggregate,
  loanerAggregate,
  queueAggregate,
  claimAggregate,
  articleAggregate,
  supplyAggregate,
  transferAggregate,
  oldPartAggregate,
  stocktakeAggregate,
  measureAggregate,
  rotaAggregate,
  reportAggregate,
]

export const aggregateByKind: ReadonlyMap<string, AnyAggregate> = new Map(
  aggregates.map((aggregate) => [aggregate.kind, aggregate]),
)

/** The version that new facts of a type are written with. Raised only together with an upcaster. */
export function currentVersion(_type: string): number {
  return 1
}
