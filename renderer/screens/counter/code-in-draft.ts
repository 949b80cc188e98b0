/** A device's number in the form: what it makes of the draft, and when the record of that device fills the rest. */

import type { DevicePassport } from '../../../shared/questions/lookups'
import { newId } from '../../door'
import { readDeviceCode } from './device-code'
import { type DeviceDraft, emptyIntake, type IntakeDraft } from './intake-draft'

export function freshDevice(): DeviceDraft {
  return emptyIntake(newId).device
}

export function numberIn(text: string): string {
  const code = readDeviceCode(text)
  return code.kind === 'empty' || code.kind === 'wrong' ? '' : code.value
}

/** `raw`: as it was scanned; a number that is typed over it is another one. */
export function withCode(before: IntakeDraft, text: string, raw?: string): IntakeDraft {
  const value = numberIn(text)
  const isSame = before.device.serial === value
  if (isSame && before.device.code === text && raw === undefined) return before
  const base = before.device.known && before.device.serial !== value ? freshDevice() : before.device
  const imei = readDeviceCode(text).kind === 'imei' ? value : ''
  const scanned = raw !== undefined ? [keptRaw(raw)] : isSame ? before.device.scanned : []
  return { ...before, device: { ...base, code: text, serial: value, imei, scanned } }
}

/** No code that a device bears is longer. */
export function keptRaw(raw: string): string {
  return raw.slice(0, 200)
}

/** The record is of the device in the form, which has not been filled from it yet. */
export function isNewlyKnown(
  { device }: IntakeDraft,
  passport: DevicePassport | undefined,
): passport is DevicePassport {
  if (!passport || passport.device.serial === '' || device.known) return false
  const { serial, imei, imei2 } = passport.details
  return [serial, imei, imei2].includes(device.serial)
}
