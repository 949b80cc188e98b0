/** What a customer may claim today, and under which row; the claim of a ticket; the rules themselves. */

import { z } from 'zod'
import { deviceClasses } from '../catalogue/model'
import { foundExclusionSchema } from '../claim/events'
import type { ClaimExclusion, ClaimRuling } from '../claim/state'
import type { DeviceContract } from '../device/state'
import { administratorRoles, everyone, managerRoles } from '../staff/roles'
import type { WarrantyAnswer } from '../warranty/answer'
import type { WarrantyCard } from '../warranty/card'
import type { ExclusionRule, WarrantyRuleSet } from '../warranty/rules'
import { day, id, languageSchema, nothing, question, text } from './spec'

export interface WarrantyResult {
  readonly covered: boolean
  /** `WarrantyAnswer` and the ready card of shared/warranty. */
  readonly answer: unknown
  readonly card: unknown
  readonly note: {
    readonly covered: boolean
    readonly ruleSetId: string
    readonly ruleSetHash: string
    readonly rowIds: readonly string[]
    readonly sentenceZh: string
    readonly sentenceEn: string
    readonly changesOn?: string
  }
}

export interface ClaimResult {
  readonly card: WarrantyCard
  readonly answer: WarrantyAnswer
  readonly exclusions: readonly (ClaimExclusion & {
    readonly foundByName: string
    readonly setAsideBy: string
  })[]
  readonly rulings: readonly (ClaimRuling & { readonly askedByName: string })[]
  readonly contracts: readonly DeviceContract[]
  /** This unit was given for another one, or was given back for one. */
  readonly replaces: { readonly oldSerial: string; readonly on: string; readonly deviceId: string } | null
  readonly replacedBy: { readonly newSerial: string; readonly deviceId: string } | null
  /** The answers that were kept, oldest first. */
  readonly answers: readonly {
    readonly day: string
    readonly atMs: number
    readonly byName: string
    readonly ruleSetId: string
    readonly ruleSetHash: string
    readonly covered: 'yes' | 'depends' | 'no'
    readonly sentence: string
  }[]
}

export interface WarrantyRulesResult {
  readonly set: WarrantyRuleSet
  readonly hash: string
  readonly origin: 'shipped' | 'headquarters'
  readonly promises: readonly string[]
  readonly refused: readonly { readonly id: string; readonly reason: string; readonly why: string }[]
  readonly kept: readonly {
    readonly hash: string
    readonly id: string
    readonly origin: string
    readonly keptAtMs: number
  }[]
  readonly serials: { readonly count: number; readonly asOf: string; readonly listId: string }
}

export interface RepeatedAnswer {
  readonly day: string
  readonly ruleSetId: string
  readonly ruleSetHash: string
  /** Computed again from what was kept. */
  readonly card: WarrantyCard
  /** What was said then is what comes out now. */
  readonly same: boolean
}

export interface ClockWatch {
  readonly ticketId: string
  readonly number: string
  readonly modelName: string
  readonly daysInRepair: number
  readonly byUs: number
  readonly byParts: number
  readonly byCustomer: number
  readonly waitingFor: 'us' | 'parts' | 'customer'
  readonly overDays: number
  readonly daysLeft: number
  readonly isReached: boolean
  readonly rightArisesOn: string
  readonly right: string
}

export interface WarrantyWatch {
  /** Running repairs whose limit is reached or near, the most urgent first. */
  readonly clocks: readonly ClockWatch[]
  readonly rulings: readonly {
    readonly ticketId: string
    readonly number: string
    readonly modelName: string
    readonly question: string
    readonly askedAtMs: number
  }[]
}

export const warrantyQuestions = {
  /** Which lines the rules know for a class of device; none where they make no difference. */
  productLines: question<readonly { readonly line: string; readonly zh: string; readonly en: string }[]>()(
    everyone,
    z.strictObject({ deviceClass: z.enum(deviceClasses) }),
  ),
  warranty: question<WarrantyResult>()(
    everyone,
    z.strictObject({
      deviceId: text.default(''),
      serial: text.default(''),
      imei: text.default(''),
      imei2: text.default(''),
      modelId: text.default(''),
      deviceClass: text,
      productLine: z.string().max(40).default(''),
      saleDay: z.string().max(10).default(''),
      productionDay: z.string().max(10).default(''),
      proof: z.enum(['invoice', 'voucher', 'none']),
      invoicePriceFen: z.int().nonnegative().optional(),
      faultCode: z.string().max(40).default(''),
      exclusions: z.array(foundExclusionSchema).max(20).default([]),
      language: languageSchema,
    }),
  ),
  /** For a device that has been here, by its number alone: asked together with its passport, not after it. */
  warrantyOfSerial: question<{ readonly serial: string; readonly warranty: WarrantyResult } | null>()(
    everyone,
    z.strictObject({ serial: text, language: languageSchema }),
  ),
  /** The claim of one ticket as it stands now; `null` for a visit without a device. */
  claim: question<ClaimResult | null>()(everyone, z.strictObject({ ticketId: id, language: languageSchema })),
  /** An answer that was given, computed again from its facts under its own rules. */
  repeatAnswer: question<RepeatedAnswer>()(
    everyone,
    z.strictObject({ ticketId: id, place: z.int().min(0).max(1000), language: languageSchema }),
  ),
  warrantyExclusions: question<readonly ExclusionRule[]>()(everyone, nothing),
  warrantyRules: question<WarrantyRulesResult>()(everyone, nothing),
  warrantyWatch: question<WarrantyWatch>()(managerRoles, z.strictObject({ language: languageSchema })),
  /** A piece of headquarters' serial list from a file, line by line. */
  importSerials: question<{
    readonly taken: number
    readonly wrong: readonly { readonly line: number; readonly why: string }[]
    readonly count: number
  }>()(
    administratorRoles,
    z.strictObject({
      listId: z.string().min(1).max(120),
      asOf: day,
      firstLine: z.int().min(1),
      lines: z.array(z.string().max(400)).max(5000),
    }),
  ),
} as const
