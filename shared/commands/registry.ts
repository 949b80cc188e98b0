/** Every command there is. A command that is not listed here does not exist for main: default deny. */

import type { z } from 'zod'
import * as claim from '../claim/commands'
import * as customer from '../customer/commands'
import * as device from '../device/commands'
import * as knowledge from '../knowledge/commands'
import * as loaner from '../loaner/commands'
import * as measure from '../measure/commands'
import * as oldPart from '../old-part/commands'
import * as outlet from '../outlet/commands'
import * as paperTemplate from '../paper-template/commands'
import { printBatch } from '../print/batch'
import * as print from '../print/commands'
import { printLabels } from '../print/labels'
import * as queue from '../queue/commands'
import * as report from '../report/commands'
import * as rota from '../rota/commands'
import * as staff from '../staff/commands'
import * as stock from '../stock/commands'
import { printStockLabels } from '../stock/label-commands'
import * as stocktake from '../stocktake/commands'
import * as supply from '../supply/commands'
import * as shipment from '../supply/shipment-commands'
import * as bench from '../ticket/commands-bench'
import { cancelTicket } from '../ticket/commands-cancel'
import { recordContact } from '../ticket/commands-contact'
import * as counter from '../ticket/commands-counter'
import { forfeitDeposit } from '../ticket/commands-forfeit'
import { receiveDevice } from '../ticket/commands-intake'
import * as invoice from '../ticket/commands-invoice'
import * as job from '../ticket/commands-job'
import * as out from '../ticket/commands-out'
import * as parts from '../ticket/commands-parts'
import { answerQuote, giveQuote } from '../ticket/commands-quote'
import { agreeReturnPrice } from '../ticket/commands-return'
import { startTimer, stopTimer } from '../ticket/timer'
import * as till from '../till/commands'
import * as transfer from '../transfer/commands'
import * as complaint from '../voice/complaint-commands'
import * as followUp from '../voice/follow-up-commands'
import * as sampling from '../voice/sampling-commands'
import * as survey from '../voice/survey-commands'
import type { AnyCommand } from './command'

const { lendingFacts: _facts, lendingRefusal: _refusal, ...loanerCommands } = loaner
const { isSolved: _solved, ...knowledgeCommands } = knowledge
const { releaseReserved: _helper, ...benchCommands } = bench
const {
  claimFactsOfIntake: _claimFacts,
  evidenceRefusal: _evidence,
  missingEvidence: _missing,
  ...claimCommands
} = claim

export const commands = {
  ...customer,
  ...device,
  ...claimCommands,
  ...loanerCommands,
  ...queue,
  ...outlet,
  ...print,
  printBatch,
  printLabels,
  ...paperTemplate,
  ...staff,
  ...stock,
  printStockLabels,
  ...supply,
  ...shipment,
  ...transfer,
  ...oldPart,
  ...stocktake,
  ...benchCommands,
  ...counter,
  cancelTicket,
  startTimer,
  stopTimer,
  receiveDevice,
  ...job,
  ...knowledgeCommands,
  ...out,
  ...parts,
  answerQuote,
  giveQuote,
  agreeReturnPrice,
  forfeitDeposit,
  ...invoice,
  recordContact,
  ...till,
  ...complaint,
  ...followUp,
  ...survey,
  ...sampling,
  ...measure,
  ...rota,
  ...report,
} as const

export type CommandName = keyof typeof commands
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>

type DecisionOf<Name extends CommandName> = ReturnType<(typeof commands)[Name]['decide']>
export type CommandValue<Name extends CommandName> =
  Extract<DecisionOf<Name>, { kind: 'ok' }> extends { value: { value: infer Value } } ? Value : never
export type CommandRefusal<Name extends CommandName> = Extract<
  DecisionOf<Name>,
  { kind: 'refused' }
>['reason']

export function commandNamed(name: string): AnyCommand | undefined {
  return Object.hasOwn(commands, name) ? (commands as unknown as Record<string, AnyCommand>)[name] : undefined
}
