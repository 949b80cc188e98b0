/**
 * What a clerk has typed so far for one visit, as plain data that survives a lock, a crash and a change of place.
 * It holds the ids of its command and ticket from the start, so that a save that was cut off can be repeated and
 * gets its first answer. A passcode is never in it: only the id under which main keeps it sealed.
 */

import { maskPhone } from '../../../shared/customer/phone'
import { shownName } from '../../../shared/customer/state'
import type { DeviceDetails } from '../../../shared/device/state'
import type { DevicePassport } from '../../../shared/questions/lookups'
import type { Priority, Tender, TicketKind } from '../../../shared/ticket/events'
import { type CustomerForm, emptyCustomerForm } from '../customer/customer-form-state'

export type Proof = 'invoice' | 'voucher' | 'none'
export type ConditionState = 'good' | 'bad' | 'unknown'

export interface DeviceDraft {
  /** As typed; read when the field is left or scanned. */
  readonly code: string
  /** What the scanner sent for it, letter by letter. */
  readonly scanned: readonly string[]
  /** Given when the device has been here before, else made for it. */
  readonly deviceId: string
  readonly known: boolean
  readonly serial: string
  readonly imei: string
  readonly imei2: string
  readonly modelId: string
  readonly modelName: string
  readonly deviceClass: string
  /** Of the warranty rules; empty: as any listed product. */
  readonly productLine: string
  readonly saleDay: string
  readonly productionDay: string
  readonly invoiceNumber: string
  readonly invoicePrice: string
  readonly proof: Proof
  /** What was found against the warranty, by code. */
  readonly findings: Readonly<Record<string, FindingDraft>>
}

export interface FindingDraft {
  /** The photo's hash or a tick, by `kind:item` of the evidence. */
  readonly evidence: Readonly<Record<string, string>>
  readonly objection: string
}

export type CustomerDraft =
  | { readonly kind: 'none'; readonly text: string }
  | {
      readonly kind: 'known'
      readonly customerId: string
      readonly name: string
      readonly phone: string
      readonly note: string
      readonly keyCustomer: boolean
    }
  | {
      readonly kind: 'new'
      readonly customerId: string
      readonly form: CustomerForm
      readonly consentGiven: boolean
    }

export interface ConditionDraft {
  readonly state: ConditionState
  readonly note: string
  /** The day on which an earlier visit had already noted it. */
  readonly alreadyOn: string
}

export interface IntakeDraft {
  readonly commandId: string
  readonly ticketId: string
  readonly batchId: string
  readonly kind: TicketKind
  readonly priority: Priority
  readonly device: DeviceDraft
  readonly customer: CustomerDraft
  readonly faultCode: string
  readonly faultUnknown: boolean
  readonly fault: string
  readonly impact: string
  readonly request: string
  /** Counts by accessory id; none: not left here. */
  readonly accessories: Readonly<Record<string, number>>
  /** Things that are not on the list, as typed. */
  readonly otherAccessories: string
  readonly condition: Readonly<Record<string, ConditionDraft>>
  readonly photos: readonly string[]
  readonly secretId: string
  readonly dataLossConsent: boolean
  readonly estimate: string
  readonly deposit: string
  readonly depositTender: Tender
  /** Empty: the promise that the outlet's policy gives. */
  readonly promiseDay: string
  readonly promiseTime: string
  /** Set once the clerk has decided it; before that the program's own guess stands. */
  readonly repeatOf: string | null
  /** Why an exchange or return beyond the rules. */
  readonly goodwillReason: string
}

const emptyDevice: DeviceDraft = {
  code: '',
  scanned: [],
  deviceId: '',
  known: false,
  serial: '',
  imei: '',
  imei2: '',
  modelId: '',
  modelName: '',
  deviceClass: '',
  productLine: '',
  saleDay: '',
  productionDay: '',
  invoiceNumber: '',
  invoicePrice: '',
  proof: 'none',
  findings: {},
}

export function emptyIntake(newId: () => string): IntakeDraft {
  return {
    commandId: newId(),
    ticketId: newId(),
    batchId: '',
    kind: 'repair',
    priority: 'medium',
    device: { ...emptyDevice, deviceId: newId() },
    customer: { kind: 'none', text: '' },
    faultCode: '',
    faultUnknown: false,
    fault: '',
    impact: '',
    request: '',
    accessories: {},
    otherAccessories: '',
    condition: {},
    photos: [],
    secretId: '',
    dataLossConsent: false,
    estimate: '',
    deposit: '',
    depositTender: 'cash',
    promiseDay: '',
    promiseTime: '',
    repeatOf: null,
    goodwillReason: '',
  }
}

/** The next device of the same customer: one batch, everything about the device asked anew. */
export function nextOfSameCustomer(
  draft: IntakeDraft,
  customer: CustomerDraft,
  newId: () => string,
): IntakeDraft {
  return { ...emptyIntake(newId), customer, batchId: draft.batchId === '' ? newId() : draft.batchId }
}

/** Whether throwing the draft away would lose anything that a person entered. */
export function isTouched(draft: IntakeDraft): boolean {
  const { commandId: _c, ticketId: _t, ...typed } = draft
  const { commandId: _c2, ticketId: _t2, ...empty } = emptyIntake(() => '')
  return (
    JSON.stringify({ ...typed, batchId: '', device: { ...typed.device, deviceId: '' } }) !==
    JSON.stringify(empty)
  )
}

/** Takes over what is known of a device; defects noted last time stand in today's list as "already so". */
export function withPassport(draft: IntakeDraft, passport: DevicePassport): IntakeDraft {
  const { details } = passport
  const already = Object.fromEntries(
    passport.knownCondition.map((item) => [
      item.id,
      { state: 'bad', note: item.note, alreadyOn: item.day } as const,
    ]),
  )
  return {
    ...draft,
    device: {
      ...draft.device,
      deviceId: passport.device.id,
      known: true,
      serial: details.serial,
      imei: details.imei,
      imei2: details.imei2,
      modelId: details.modelId,
      modelName: details.modelName,
      deviceClass: details.deviceClass,
      productLine: details.productLine ?? '',
      saleDay: details.saleDay ?? '',
      productionDay: details.productionDay ?? '',
      invoiceNumber: details.invoiceNumber,
      invoicePrice: details.invoicePriceFen === undefined ? '' : (details.invoicePriceFen / 100).toFixed(2),
      proof: details.invoiceNumber === '' ? 'none' : 'invoice',
    },
    condition: { ...draft.condition, ...already },
  }
}

/** The record of the device as the fact will hold it; keys in the order of the record, so that it compares. */
export function deviceDetails(device: DeviceDraft, invoicePriceFen: number | undefined): DeviceDetails {
  return {
    serial: device.serial,
    imei: device.imei,
    imei2: device.imei2,
    modelId: device.modelId,
    modelName: device.modelName,
    deviceClass: device.deviceClass,
    ...(device.saleDay === '' ? {} : { saleDay: device.saleDay }),
    ...(device.productionDay === '' ? {} : { productionDay: device.productionDay }),
    invoiceNumber: device.invoiceNumber,
    ...(invoicePriceFen === undefined ? {} : { invoicePriceFen }),
    ...(device.productLine === '' ? {} : { productLine: device.productLine }),
  }
}

export function newCustomerDraft(typed: string, newId: () => string): CustomerDraft {
  return {
    kind: 'new',
    customerId: newId(),
    form: emptyCustomerForm(typed),
    consentGiven: false,
  }
}

/** A customer who was new a moment ago is known now, and masked: the next device must not enter them again. */
export function knownFrom(customer: CustomerDraft): CustomerDraft {
  if (customer.kind !== 'new') return customer
  const { form } = customer
  return {
    kind: 'known',
    customerId: customer.customerId,
    name: shownName(form),
    phone: maskPhone(form.phones[0] ?? ''),
    note: '',
    keyCustomer: form.keyCustomer,
  }
}
