/**
 * What a command is: its name, the shape of its input, who may give it, the streams it has to know, and a pure
 * decision. Nothing here reads a clock, a disk or a random number: those come in with the context, taken in the
 * same transaction in which the facts are appended.
 */

import type { z } from 'zod'
import type { BusinessCalendar } from '../calendar/business-time'
import type { TestItem } from '../catalogue/checklist'
import type { PartWarrantyClass } from '../catalogue/part'
import type { AnswerGiven, FoundExclusion } from '../claim/events'
import type { DeviceDetails } from '../device/state'
import type { PaperKind } from '../documents/paper'
import type { NewFact, StreamRef } from '../events/aggregate'
import type { NumberKind } from '../numbers'
import type { Policy } from '../policy/policy'
import type { PrintForm } from '../print/state'
import type { ReportData } from '../report/state'
import type { Result } from '../result'
import type { Role } from '../staff/roles'
import type { DayData } from '../till/day-data'
import type { ExclusionRule } from '../warranty/rules'

export interface PartInfo {
  readonly partNumber: string
  readonly nameZh: string
  readonly nameEn: string
  readonly priceFen: number
  readonly warrantyDays: number
  readonly serialised: boolean
  /** `SCR`, `BAT`: what it is, whatever device it is for. */
  readonly kind: string
  readonly warrantyClass: PartWarrantyClass
}

/** Answers as facts keep them; `undefined` where there is no device to speak of. */
export interface WarrantyInContext {
  readonly exclusions: () => readonly ExclusionRule[]
  readonly answerForTicket: (ticketId: string) => AnswerGiven | undefined
  /** What the rules give back today for the device of a ticket; `undefined`: no return is due, or no price is known. */
  readonly refundForTicket: (ticketId: string) => number | undefined
  readonly answerForIntake: (intake: WarrantyIntake) => AnswerGiven | undefined
}

/** What an intake tells about the claim, before there is a ticket. */
export interface WarrantyIntake {
  readonly deviceId: string
  readonly device: DeviceDetails
  readonly faultCode: string
  readonly proof: 'invoice' | 'voucher' | 'none'
  readonly exclusions: readonly FoundExclusion[]
}

export interface ShelfRow {
  readonly partNumber: string
  readonly revision: number
  readonly bin: string
  readonly onHand: number
  readonly serials: readonly string[]
}

export interface Actor {
  readonly staffId: string
  readonly role: Role
}

export interface CommandContext {
  readonly nowMs: number
  readonly actor: Actor
  /** A manager who has let this one command pass at the same window. */
  readonly approver: Actor | undefined
  readonly outlet: string
  readonly station: string
  /** Day of the open shift, else the day that the outlet's calendar shows. */
  readonly businessDay: string
  /** What the outlet's wall clock says today is; only opening a day may look at it. */
  readonly clockDay: string
  /** Short code of the journal's head, printed on the day slip for headquarters to check. */
  readonly chainCode: string
  /** The open shift, without which no money moves. */
  readonly shiftId: string | undefined
  /** What the drawer should hold now; nothing while no day is open. */
  readonly drawerCashFen: number
  readonly policy: Policy
  /** The outlet's opening hours with holidays, for clocks that run only while it is open. */
  readonly calendar: BusinessCalendar
  /** Ids of the tickets that were closed in a period of business days (not cancelled), in a fixed order. */
  readonly closedTickets: (fromDay: string, toDay: string) => readonly string[]
  /** The figures of a period as they stand now; `undefined`: too long a period for a report. */
  readonly reportData: (fromDay: string, toDay: string) => ReportData | undefined
  /** What a day has come to by now. */
  readonly dayData: (day: string) => DayData
  readonly newId: () => string
  /** What the catalogue says of a part, with headquarters' present price. */
  readonly part: (partNumber: string) => PartInfo | undefined
  /** The warranty rules in force, and what they say about a device or a ticket with everything that is known here. */
  readonly warranty: WarrantyInContext
  /** What is tried after a repair of this class of device; empty for a class that nobody has a list for. */
  readonly testsFor: (deviceClass: string) => readonly TestItem[]
  /** What the books have on hand in these bins; none named: everywhere. */
  readonly stockOnHand: (bins: readonly string[]) => readonly ShelfRow[]
  /** Which papers this workstation prints a form on; none: it is not printed. */
  readonly papersFor: (form: PrintForm) => readonly PaperKind[]
  readonly printLanguage: 'zh-CN' | 'en'
  /** Whether a kept attachment is a picture that papers can carry. */
  readonly hasPicture: (hash: string) => boolean
  /** How many times a form was asked for about a subject, its reprints counted: 1 is the original, 0 none yet. */
  readonly latestCopy: (form: PrintForm, subject: string) => number
  /** Takes the next number of its series; it is used up only if the facts are recorded. */
  readonly nextNumber: (kind: NumberKind) => string
}

export interface Decision<Value> {
  readonly facts: readonly NewFact[]
  /** What the window gets as its answer. */
  readonly value: Value
}

export type Loaded<Streams> = {
  readonly [Name in keyof Streams]: Streams[Name] extends StreamRef<infer State> ? State : never
}

export interface CommandSpec<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Streams extends Readonly<Record<string, StreamRef<unknown>>> = Readonly<Record<string, StreamRef<unknown>>>,
  Value = unknown,
> {
  readonly name: Name
  readonly input: Schema
  readonly roles: readonly Role[]
  readonly streams: (input: z.output<Schema>) => Streams
  readonly decide: (
    input: z.output<Schema>,
    state: Loaded<Streams>,
    context: CommandContext,
  ) => Result<Decision<Value>, string>
}

/** Keeps the exact types of a command's input, streams and answer. */
export function defineCommand<
  const Name extends string,
  Schema extends z.ZodType,
  Streams extends Readonly<Record<string, StreamRef<unknown>>>,
  Value,
>(spec: CommandSpec<Name, Schema, Streams, Value>): CommandSpec<Name, Schema, Streams, Value> {
  return spec
}

/** A command with its types forgotten, as the registry and main hold it. */
export interface AnyCommand {
  readonly name: string
  readonly input: z.ZodType
  readonly roles: readonly Role[]
  readonly streams: (input: never) => Readonly<Record<string, StreamRef<unknown>>>
  readonly decide: (input: never, state: never, context: CommandContext) => Result<Decision<unknown>, string>
}
