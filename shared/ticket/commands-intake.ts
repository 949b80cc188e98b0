/**
 * Taking a device in: one command records the customer (new or known), the device (new or known), the ticket,
 * the deposit, and asks for the receipt and the label. Either all of it is recorded or nothing.
 */

import { z } from 'zod'
import { claimFactsOfIntake, evidenceRefusal } from '../claim/commands'
import { foundExclusionSchema } from '../claim/events'
import { defineCommand } from '../commands/command'
import { customerDetailsSchema } from '../customer/events'
import { maskPhone } from '../customer/phone'
import { customerAggregate, shownName } from '../customer/state'
import { deviceAggregate, deviceDetailsSchema } from '../device/state'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { lendingFacts, lendingRefusal } from '../loaner/commands'
import { loanerAggregate } from '../loaner/state'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { approvedBy, mayRelease } from '../staff/approval'
import { counterRoles } from '../staff/roles'
import { shiftAggregate } from '../till/state'
import {
  accessorySchema,
  conditionSchema,
  fenSchema,
  priorities,
  tenders,
  ticketKinds,
  warrantyNoteSchema,
} from './events'
import { isBeyondOffer, offerKinds } from './offers'
import { ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const text = (most: number) => z.string().max(most)

export const receiveDeviceInput = z.strictObject({
  ticketId: id,
  kind: z.enum(ticketKinds),
  priority: z.enum(priorities),
  customerId: id,
  /** Absent: the customer is already known. */
  newCustomer: customerDetailsSchema.optional(),
  consentGiven: z.boolean(),
  /** Absent for a visit without a device. */
  deviceId: z.string().min(4).max(120).optional(),
  device: deviceDetailsSchema.optional(),
  /** As the scanner sent its numbers; empty where they were typed. */
  scanned: z.array(text(200)).max(4).default([]),
  fault: text(4000),
  faultCode: text(40).default(''),
  impact: text(1000).default(''),
  request: text(1000).default(''),
  accessories: z.array(accessorySchema).max(60).default([]),
  condition: z.array(conditionSchema).max(60).default([]),
  photos: z.array(z.string().length(64)).max(12).default([]),
  dataLossConsent: z.boolean().default(false),
  promisedAtMs: z.int().optional(),
  warranty: warrantyNoteSchema.optional(),
  /** What was shown as proof of purchase. */
  proof: z.enum(['invoice', 'voucher', 'none']).optional(),
  /** What was found that excludes the warranty; each with its evidence, or the intake is refused. */
  exclusions: z.array(foundExclusionSchema).max(20).default([]),
  secretId: id.optional(),
  batchId: id.optional(),
  repeatOf: id.optional(),
  estimateFen: fenSchema.optional(),
  offered: z.array(z.enum(offerKinds)).max(3).optional(),
  goodwillReason: text(400).default(''),
  deposit: z.strictObject({ amountFen: z.int().positive(), tender: z.enum(tenders) }).optional(),
  place: text(60).default('counter'),
  queueNumber: text(12).default(''),
  signatureHash: z.string().length(64).optional(),
  documentHash: z.string().length(64).optional(),
  /** A loaner that the customer takes home at once. */
  loanerId: id.optional(),
})

export const receiveDevice = defineCommand({
  name: 'receiveDevice',
  input: receiveDeviceInput,
  roles: counterRoles,
  streams: (input) => ({
    ticket: streamOf(ticketAggregate, input.ticketId),
    customer: streamOf(customerAggregate, input.customerId),
    device: streamOf(deviceAggregate, input.deviceId ?? 'none'),
    loaner: streamOf(loanerAggregate, input.loanerId ?? 'none'),
  }),
  decide: (input, { ticket, customer, device, loaner }, context) => {
    if (ticket) return refused('ticket-already-there')
    if (!customer && !input.newCustomer) return refused('customer-unknown')
    if (customer?.erased) return refused('customer-erased')
    if (input.kind !== 'consultation' && !input.device) return refused('device-missing')
    if (input.fault.trim() === '' && input.faultCode === '') return refused('fault-missing')
    if (input.device?.saleDay && input.device.saleDay > context.businessDay) {
      return refused('sale-day-in-future', { day: input.device.saleDay })
    }
    if (input.promisedAtMs !== undefined && input.promisedAtMs < context.nowMs)
      return refused('promise-in-past')
    if (isBeyondOffer(input.kind, input.offered)) {
      if (input.goodwillReason.trim() === '') return refused('remedy-not-offered', { kind: input.kind })
      if (!mayRelease(context)) return refused('manager-needed')
    }
    if (input.deposit && context.shiftId === undefined) return refused('no-open-day')
    const kept = input.loanerId === undefined ? undefined : lendingRefusal(loaner)
    if (kept) return kept
    const unproven = evidenceRefusal(context, input.exclusions)
    if (unproven) return unproven

    const number = context.nextNumber('S')
    const details = customer?.details ?? input.newCustomer
    if (!details) return refused('customer-unknown')
    const facts: NewFact[] = []
    if (!customer && input.newCustomer) {
      facts.push(
        newFact(
          customerAggregate,
          input.customerId,
          'customerEntered',
          {
            details: input.newCustomer,
            consentVersion: context.policy.termsVersion,
            consentGiven: input.consentGiven,
          },
          input.customerId,
        ),
      )
    }
    if (input.device && input.deviceId) {
      if (!device) {
        facts.push(newFact(deviceAggregate, input.deviceId, 'deviceRegistered', { details: input.device }))
      } else if (JSON.stringify(device.details) !== JSON.stringify(input.device)) {
        facts.push(
          newFact(deviceAggregate, input.deviceId, 'deviceCorrected', {
            details: { ...device.details, ...input.device },
            reason: number,
          }),
        )
      }
      facts.push(
        newFact(deviceAggregate, input.deviceId, 'deviceVisited', {
          ticketId: input.ticketId,
          number,
          customerId: input.customerId,
        }),
      )
    }
    facts.push(
      newFact(ticketAggregate, input.ticketId, 'deviceReceived', {
        number,
        kind: input.kind,
        priority: input.priority,
        customerId: input.customerId,
        customerName: shownName(details),
        customerPhone: maskPhone(details.phones[0] ?? ''),
        deviceId: input.deviceId,
        modelId: input.device?.modelId ?? '',
        modelName: input.device?.modelName ?? '',
        deviceClass: input.device?.deviceClass ?? 'none',
        serial: input.device?.serial ?? '',
        scanned: input.scanned,
        saleDay: input.device?.saleDay,
        invoiceNumber: input.device?.invoiceNumber ?? '',
        fault: input.fault,
        faultCode: input.faultCode,
        impact: input.impact,
        request: input.request,
        accessories: input.accessories,
        condition: input.condition,
        photos: input.photos,
        dataLossConsent: input.dataLossConsent,
        termsVersion: context.policy.termsVersion,
        promisedAtMs: input.promisedAtMs,
        warranty: input.warranty,
        secretId: input.secretId,
        batchId: input.batchId,
        repeatOf: input.repeatOf,
        place: input.place,
        estimateFen: input.estimateFen,
        offered: [...(input.offered ?? [])],
        goodwillReason: isBeyondOffer(input.kind, input.offered) ? input.goodwillReason : '',
        approvedBy: isBeyondOffer(input.kind, input.offered) ? approvedBy(context) : '',
        queueNumber: input.queueNumber,
        signatureHash: input.signatureHash,
        documentHash: input.documentHash,
      }),
    )
    if (input.device && input.deviceId) {
      const { device: details, deviceId, faultCode, exclusions } = input
      const proof = input.proof ?? (details.saleDay ? 'invoice' : 'none')
      const answer = context.warranty.answerForIntake({
        deviceId,
        device: details,
        faultCode,
        proof,
        exclusions,
      })
      facts.push(...claimFactsOfIntake(input.ticketId, exclusions, answer))
    }
    if (input.loanerId !== undefined && loaner) {
      facts.push(...lendingFacts(loaner, input.loanerId, input.ticketId, number))
    }
    if (input.deposit && context.shiftId !== undefined) {
      const paymentId = context.newId()
      const paymentNumber = context.nextNumber('P')
      const { amountFen, tender } = input.deposit
      facts.push(
        newFact(ticketAggregate, input.ticketId, 'paymentTaken', {
          paymentId,
          number: paymentNumber,
          purpose: 'deposit',
          tender,
          amountFen,
          shiftId: context.shiftId,
        }),
        newFact(shiftAggregate, context.shiftId, 'tillMoved', {
          movementId: paymentId,
          kind: 'deposit',
          tender,
          amountFen,
          ticketId: input.ticketId,
          number: paymentNumber,
          reason: '',
        }),
      )
    }
    const subject = `ticket/${input.ticketId}`
    // The further devices of a batch stand together on the batch slip; each has its own label.
    if (input.batchId === undefined)
      facts.push(...printFacts(context, { form: 'claimReceipt', subject, number }))
    if (input.device) facts.push(...printFacts(context, { form: 'deviceLabel', subject, number }))
    return ok({ facts, value: { ticketId: input.ticketId, number } })
  },
})
