/** Reads what was scanned or typed as a device's number. A wrong check digit is a doubt to show, never a refusal. */

import { readImei, readMeid, readSerial, type SerialRefusal } from '../../../shared/scan/imei'

export type DeviceCode =
  | { readonly kind: 'imei' | 'meid' | 'serial'; readonly value: string; readonly doubtful: boolean }
  | {
      readonly kind: 'wrong'
      readonly reason: SerialRefusal | 'imei-placeholder'
      readonly detail: Readonly<Record<string, string | number>>
    }
  | { readonly kind: 'empty' }

export function readDeviceCode(text: string): DeviceCode {
  if (text.trim() === '') return { kind: 'empty' }
  const imei = readImei(text)
  if (imei.kind === 'ok') return { kind: 'imei', value: imei.value.imei, doubtful: false }
  const meid = readMeid(text)
  if (meid.kind === 'ok') return { kind: 'meid', value: meid.value.meid, doubtful: false }
  if (imei.reason === 'imei-placeholder') return { kind: 'wrong', reason: imei.reason, detail: {} }
  const serial = readSerial(text)
  if (serial.kind === 'refused') return { kind: 'wrong', reason: serial.reason, detail: serial.detail ?? {} }
  return {
    kind: 'serial',
    value: serial.value,
    doubtful: imei.reason === 'imei-check-digit' || meid.reason === 'meid-check-digit',
  }
}
