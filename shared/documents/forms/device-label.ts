/**
 * 机身标签: goes on the device (and one on each accessory) and must still be read after two weeks on a shelf. It
 * stays in the outlet, so the customer's name is masked, and it never shows a phone number or a passcode.
 */

import { maskName } from '../../customer/phone'
import { renumber } from '../../numbers'
import { copyCode, frameForm, type PrintContext, voiceOf } from '../frame'
import type { DocumentModel, LabelFace } from '../model'
import { shortMoment } from '../moments'

export interface DeviceLabelData {
  readonly serviceNumber: string
  /** Scanned instead of the number: where there is no ticket, the device's own. */
  readonly code?: string
  readonly deviceModel: string
  /** Serial number or IMEI; the last eight characters are printed. */
  readonly serial?: string
  readonly customerName: string
  readonly fault?: string
  readonly receivedAtMs: number
  readonly promisedAtMs?: number
  readonly bin?: string
  /** Set on the label of an accessory: `充电器`, 2 of 3. */
  readonly accessory?: { readonly name: string; readonly index: number; readonly of: number }
  readonly mark?: string
}

export function deviceLabel(context: PrintContext, data: DeviceLabelData): DocumentModel {
  const { say } = voiceOf(context)
  const number = renumber(data.serviceNumber, 'L') ?? data.serviceNumber
  const face: LabelFace = {
    code: data.code ?? copyCode(number, context.copy),
    number,
    title: data.accessory ? accessoryTitle(data.accessory, say('accessoryLabel')) : data.deviceModel,
    lines: labelLines(context, data),
    foot: [data.bin, shortMoment(data.receivedAtMs, context.zone).slice(5)].filter(Boolean).join('  '),
    ...(data.mark ? { mark: data.mark } : {}),
  }
  return frameForm(context, {
    form: 'device-label',
    title: say('deviceLabel'),
    number,
    codeSymbology: 'qr',
    blocks: [{ kind: 'face', face }],
  })
}

function accessoryTitle(
  accessory: { readonly name: string; readonly index: number; readonly of: number },
  word: string,
): string {
  return `${word} ${accessory.index}/${accessory.of} ${accessory.name}`
}

function labelLines(context: PrintContext, data: DeviceLabelData): readonly string[] {
  const { say, colon } = voiceOf(context)
  const promised =
    data.promisedAtMs === undefined
      ? ''
      : `${say('labelDue')}${colon}${shortMoment(data.promisedAtMs, context.zone).slice(5)}`
  return [
    [data.serial ? `SN ${data.serial.slice(-8)}` : '', maskName(data.customerName)]
      .filter(Boolean)
      .join('  '),
    data.accessory ? data.deviceModel : (data.fault?.trim() ?? ''),
    promised,
  ].filter((line) => line !== '')
}
