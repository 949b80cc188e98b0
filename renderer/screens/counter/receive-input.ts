/**
 * From the draft to the command: first what is still missing, in the order of the screen, then the input itself.
 * A window may be wrong about either; main checks everything again.
 */

import type { CommandInput } from '../../../shared/commands/registry'
import { parseAmountFen } from '../../../shared/money'
import type { Reference } from '../../../shared/questions/lookups'
import type { WarrantyResult } from '../../../shared/questions/warranty'
import { isBeyondOffer, type OfferKind } from '../../../shared/ticket/offers'
import type { ExclusionRule } from '../../../shared/warranty/rules'
import { parseDay } from '../../ui/time-text'
import { customerGaps, detailsFromForm } from '../customer/customer-form-state'
import { foundOf, missingNeeds } from '../warranty/findings'
import { type DeviceDraft, deviceDetails, type IntakeDraft } from './intake-draft'
import { type PromiseText, promiseInstant } from './promise'

export type IntakeGap =
  | 'code'
  | 'model'
  | 'deviceClass'
  | 'saleDay'
  | 'evidence'
  | 'invoicePrice'
  | 'customer'
  | 'newCustomer'
  | 'consent'
  | 'fault'
  | 'condition'
  | 'promise'
  | 'estimate'
  | 'deposit'
  | 'goodwill'

export interface IntakeSurroundings {
  readonly reference: Reference | undefined
  readonly warranty: WarrantyResult | undefined
  readonly promise: PromiseText | undefined
  readonly zone: string
  readonly nowMs: number
  readonly today: string
  /** What each exclusion needs before it stands. */
  readonly exclusions: readonly ExclusionRule[]
  /** The earlier visit that this one most likely repeats. */
  readonly likelyRepeatOf: string
  readonly offered: readonly OfferKind[] | undefined
  /** A manager is signed in, or has given a PIN beside the clerk. */
  readonly mayRelease: boolean
}

/** A visit without a device: advice only. */
export function hasDevice(draft: IntakeDraft): boolean {
  const { device } = draft
  return draft.kind !== 'consultation' || device.serial !== '' || device.modelName !== ''
}

export function conditionLeft(draft: IntakeDraft, reference: Reference | undefined): number {
  if (!hasDevice(draft) || !reference) return 0
  return reference.condition.filter((item) => draft.condition[item.id] === undefined).length
}

export function intakeGaps(draft: IntakeDraft, around: IntakeSurroundings): readonly IntakeGap[] {
  const gaps: IntakeGap[] = []
  const { device, customer } = draft
  if (hasDevice(draft)) {
    if (device.serial === '' && device.code.trim() !== '') gaps.push('code')
    if (device.modelName.trim() === '') gaps.push('model')
    if (device.deviceClass === '') gaps.push('deviceClass')
    if (isWrongDay(device.saleDay, around.today) || isWrongDay(device.productionDay, around.today))
      gaps.push('saleDay')
    if (amountOf(device.invoicePrice) === 'wrong') gaps.push('invoicePrice')
    if (around.exclusions.some((rule) => isUnproven(rule, device))) gaps.push('evidence')
  }
  if (customer.kind === 'none') gaps.push('customer')
  if (customer.kind === 'new') {
    if (customerGaps(customer.form).length > 0) gaps.push('newCustomer')
    if (!customer.consentGiven) gaps.push('consent')
  }
  if (!draft.faultUnknown && draft.faultCode === '' && draft.fault.trim() === '') gaps.push('fault')
  if (conditionLeft(draft, around.reference) > 0) gaps.push('condition')
  if (around.promise) {
    const atMs = promiseInstant(around.promise, around.zone)
    if (atMs === undefined || atMs < around.nowMs) gaps.push('promise')
  }
  if (amountOf(draft.estimate) === 'wrong') gaps.push('estimate')
  if (amountOf(draft.deposit) === 'wrong') gaps.push('deposit')
  if (hasDevice(draft) && isBeyondOffer(draft.kind, around.offered)) {
    if (draft.goodwillReason.trim() === '' || !around.mayRelease) gaps.push('goodwill')
  }
  return gaps
}

/** Call only without gaps. */
export function receiveInput(draft: IntakeDraft, around: IntakeSurroundings): CommandInput<'receiveDevice'> {
  const { customer, device } = draft
  const withDevice = hasDevice(draft)
  const priceFen = amountOf(device.invoicePrice)
  const estimateFen = amountOf(draft.estimate)
  const depositFen = amountOf(draft.deposit)
  const promisedAtMs = around.promise ? promiseInstant(around.promise, around.zone) : undefined
  const repeatOf = draft.repeatOf ?? around.likelyRepeatOf
  return {
    ticketId: draft.ticketId,
    kind: draft.kind,
    priority: draft.priority,
    customerId: customer.kind === 'none' ? '' : customer.customerId,
    ...(customer.kind === 'new' ? { newCustomer: detailsFromForm(customer.form) } : {}),
    consentGiven: customer.kind === 'new' ? customer.consentGiven : true,
    ...(withDevice
      ? {
          deviceId: device.deviceId,
          device: deviceDetails(device, typeof priceFen === 'number' ? priceFen : undefined),
          proof: device.proof,
          scanned: [...device.scanned],
          exclusions: foundOf(device),
        }
      : {}),
    fault: draft.fault.trim() === '' && draft.faultUnknown ? '故障待查' : draft.fault.trim(),
    faultCode: draft.faultCode,
    impact: draft.impact.trim(),
    request: draft.request.trim(),
    accessories: withDevice ? accessoriesOf(draft, around.reference) : [],
    condition: withDevice ? conditionOf(draft, around.reference) : [],
    photos: [...draft.photos],
    dataLossConsent: draft.dataLossConsent,
    ...(promisedAtMs === undefined ? {} : { promisedAtMs }),
    ...(around.warranty && withDevice
      ? { warranty: { ...around.warranty.note, rowIds: [...around.warranty.note.rowIds] } }
      : {}),
    ...(draft.secretId === '' ? {} : { secretId: draft.secretId }),
    ...(draft.batchId === '' ? {} : { batchId: draft.batchId }),
    ...(repeatOf === '' ? {} : { repeatOf }),
    ...(around.offered && withDevice ? { offered: [...around.offered] } : {}),
    goodwillReason: draft.goodwillReason.trim(),
    ...(typeof estimateFen === 'number' ? { estimateFen } : {}),
    ...(typeof depositFen === 'number' && depositFen > 0
      ? { deposit: { amountFen: depositFen, tender: draft.depositTender } }
      : {}),
    place: 'counter',
  }
}

function isUnproven(rule: ExclusionRule, device: DeviceDraft): boolean {
  const finding = device.findings[rule.code]
  return finding !== undefined && missingNeeds(rule, finding).length > 0
}

function isWrongDay(text: string, today: string): boolean {
  if (text.trim() === '') return false
  const day = parseDay(text, today)
  return day === undefined || day > today
}

export function amountOf(text: string): number | 'none' | 'wrong' {
  if (text.trim() === '') return 'none'
  const amount = parseAmountFen(text)
  return amount.kind === 'ok' ? amount.value : 'wrong'
}

/** Recorded in Chinese whatever the clerk's language is: the customer's paper decides, and the id stays with it. */
function accessoriesOf(draft: IntakeDraft, reference: Reference | undefined) {
  const listed = (reference?.accessories ?? []).flatMap((item) => {
    const count = draft.accessories[item.id] ?? 0
    return count > 0 ? [{ id: item.id, name: item.nameZh, count }] : []
  })
  const others = draft.otherAccessories
    .split(/[、,，;；\n]/)
    .map((name) => name.trim().slice(0, 80))
    .filter((name) => name !== '')
    .map((name, index) => ({ id: `other-${index + 1}`, name, count: 1 }))
  return [...listed, ...others].slice(0, 60)
}

function conditionOf(draft: IntakeDraft, reference: Reference | undefined) {
  return (reference?.condition ?? []).flatMap((item) => {
    const answer = draft.condition[item.id]
    if (!answer) return []
    const { state, note, alreadyOn } = answer
    return [
      {
        id: item.id,
        name: item.nameZh,
        state,
        note,
        ...(alreadyOn === '' || state !== 'bad' ? {} : { alreadyOn }),
      },
    ]
  })
}
